import { spawnSync } from "node:child_process";
import { SetupError } from "./errors.mjs";

const probe = `
import sys
print("%d.%d" % sys.version_info[:2])
import ensurepip, venv
print("complete")
`;

const versioned = [14, 13, 12, 11, 10].map((minor) => [`python3.${minor}`]);
const usual = process.platform === "win32" ? [["py", "-3"], ["python"]] : [["python3"], ["python"]];

/**
 * What a Python says of itself: its version, and whether it can make a virtual environment.
 * @param {string[]} command
 */
function ask([program, ...args]) {
  const { stdout } = spawnSync(program, [...args, "-I", "-c", probe], { encoding: "utf8" });
  const [version = "", complete] = (stdout ?? "").split(/\r?\n/);
  const [major, minor] = version.split(".").map(Number);
  return { version, recent: major === 3 && minor >= 10, complete: complete === "complete" };
}

/**
 * The first Python 3.10 or newer that can make a virtual environment; PYTHON names one to try first.
 * @returns {string[]} the program and its first arguments
 */
export function findPython(candidates = [...usual, ...versioned]) {
  const chosen = process.env.PYTHON ? [[process.env.PYTHON]] : [];
  const asked = [...chosen, ...candidates].map((command) => ({ command, ...ask(command) }));
  const good = asked.find(({ recent, complete }) => recent && complete);
  if (good) return good.command;
  const incomplete = asked.find(({ recent }) => recent);
  if (incomplete) {
    throw new SetupError(
      `Python ${incomplete.version} (${incomplete.command.join(" ")}) lacks its venv module, which JupyterLab is installed with.`,
      "sudo apt-get install python3-venv",
    );
  }
  const old = asked.find(({ version }) => version);
  const found = old ? `only ${old.version} (${old.command.join(" ")})` : "none";
  throw new SetupError(`Python 3.10 or newer is needed for JupyterLab; found ${found}.`, installPython());
}

function installPython() {
  if (process.platform === "darwin") return "brew install python3";
  if (process.platform === "win32") return "winget install Python.Python.3.13";
  return "sudo apt-get install python3 python3-venv";
}
