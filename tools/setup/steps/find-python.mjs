import { spawnSync } from "node:child_process";
import { SetupError } from "../errors.mjs";

const probe = `
import sys
print("%d.%d" % sys.version_info[:2])
import ensurepip, venv
print("complete")
print(sys.executable)
`;

const versioned = [14, 13, 12, 11, 10].map((minor) => [`python3.${minor}`]);
const usual = process.platform === "win32" ? [["py", "-3"], ["python"]] : [["python3"], ["python"]];
const chosen = process.env.PYTHON ? [[process.env.PYTHON]] : [];

const install =
  { darwin: "brew install python3", win32: "winget install Python.Python.3.13" }[String(process.platform)] ??
  "sudo apt-get install python3 python3-venv";

/**
 * What a Python says of itself: its version, its file, and whether it can make a virtual environment.
 * @param {string[]} command
 * @param {{ uid?: number, gid?: number }} asked by whom
 */
function ask([program, ...args], asked) {
  const { stdout } = spawnSync(program, [...args, "-I", "-c", probe], { encoding: "utf8", ...asked });
  const [version, complete, file] = (stdout ?? "").split(/\r?\n/);
  const [major, minor] = version.split(".").map(Number);
  return { version, file, recent: major === 3 && minor >= 10, complete: complete === "complete" };
}

const NOBODY = { uid: 65534, gid: 65534 };

/**
 * The first Python 3.10 or newer that can make a virtual environment; PYTHON names one to try first. What root sets up may be for all
 * users of a server, and a Python in root's own folder is closed to them: so root takes first one that anybody can start.
 * @returns {string[]} the program and its first arguments
 */
export function findPython(candidates = [...chosen, ...usual, ...versioned]) {
  const unfit = [];
  const isForAll = process.getuid?.() === 0 && chosen.length === 0;
  for (const asked of isForAll ? [NOBODY, {}] : [{}]) {
    for (const command of candidates) {
      const answer = ask(command, asked);
      // By its file: for root, the name may mean another one.
      if (answer.recent && answer.complete) return asked === NOBODY ? [answer.file] : command;
      if (answer.version && asked !== NOBODY) unfit.push({ name: command.join(" "), ...answer });
    }
  }
  throw explainUnfit(unfit);
}

/** @param {{ name: string, version: string, recent: boolean }[]} unfit */
function explainUnfit(unfit) {
  const incomplete = unfit.find(({ recent }) => recent);
  if (incomplete) {
    const { name, version } = incomplete;
    return new SetupError(
      `Python ${version} (${name}) lacks its venv module, which puts JupyterLab into this folder.`,
      "sudo apt-get install python3-venv",
    );
  }
  const found = unfit.map(({ name, version }) => `${name} is ${version}`).join(", ") || "none is there";
  return new SetupError(
    `JupyterLab needs Python 3.10 or newer; ${found}.`,
    `${install} (or name one that lies elsewhere: PYTHON=/opt/python/bin/python3 npm start)`,
  );
}
