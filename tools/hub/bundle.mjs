// `npm run bundle -- FOLDER`: one archive for computers without internet, from which `npm start` sets up whatever it needs. It goes
// into the folder, or into build/.
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import "../setup/index.mjs";
import { explain, tell } from "../setup/errors.mjs";
import { cache, output, python, root } from "../setup/paths.mjs";
import { run, runOrExplain } from "../setup/run.mjs";
import { npm } from "../setup/steps/packages.mjs";
import { pip } from "../setup/steps/python.mjs";

const [folder = output] = process.argv.slice(2);
const staging = join(output, "bundle");
const name = `talos-${process.platform}-${process.arch}.tar.gz`;
const archive = resolve(process.env.INIT_CWD ?? process.cwd(), folder, name);
const MADE_ANEW = [".git", ".venv", ".cache", "node_modules", "build", ".npmrc"];
const DOWNLOADS = ["npm", "tensorflow"];

/**
 * Has npm's cache hold every package: it is another one than the set-up filled, where TALOS_CACHE was set, or has been tidied up since.
 */
async function fillNpmCache() {
  const project = join(staging, "packages");
  for (const file of ["package.json", "package-lock.json"]) cpSync(join(root, file), join(project, file));
  const install = ["ci", "--include=dev", "--ignore-scripts", "--prefer-offline", `--prefix=${project}`];
  await runOrExplain("Fetching the npm packages", [...npm, ...install]);
}

/** npm finds packages in its cache by the address that they came from, and asks there first unless it is told not to. */
async function npmSettings() {
  const registry = await runOrExplain("Asking npm for its registry", [...npm, "config", "get", "registry"]);
  const settings = readFileSync(join(root, ".npmrc"), "utf8");
  writeFileSync(join(staging, ".npmrc"), `${settings}offline=true\nregistry=${registry.trim()}\n`);
}

async function pack() {
  const project = readdirSync(root).filter((file) => !MADE_ANEW.includes(file) && !file.startsWith(name));
  const unfinished = `${archive}.part`;
  const { output, code } = await run([
    "tar",
    "--use-compress-program=gzip -1", // nearly all of it is compressed already
    "-cf",
    unfinished,
    "--exclude=_logs",
    "--exclude=_cacache/tmp", // what an npm at work is just fetching
    "--exclude=.ipynb_checkpoints",
    "--transform=s,^\\./,talos/,S",
    `--transform=s,^\\(wheels\\|${DOWNLOADS.join("\\|")}\\)\\($\\|/\\),talos/.cache/\\1\\2,S`,
    ...["-C", root, ...project.map((name) => `./${name}`)],
    ...["-C", cache, ...DOWNLOADS],
    ...["-C", staging, "wheels", "./.npmrc"],
  ]);
  // 1: something changed meanwhile, as a cache does in which another npm works. npm checks the sum of whatever it takes from there.
  if (code !== 0 && code !== 1) throw explain("Packing the archive", output);
  renameSync(unfinished, archive);
}

try {
  for (const made of [staging, dirname(archive)]) mkdirSync(made, { recursive: true });
  const wheels = `--dest=${join(staging, "wheels")}`;
  await pip("Fetching the Python packages", "download", join(root, "requirements.txt"), [wheels]);
  await pip("Fetching Matplotlib", "download", join(root, "tools/export/requirements.txt"), [
    wheels,
    "--no-deps",
  ]);
  await fillNpmCache();
  await npmSettings();
  await pack();
  const { output: version } = await run([python, "-c", "import platform; print(platform.python_version())"]);
  console.log(`${archive}: ${Math.round(statSync(archive).size / 1e6)} MB
For computers with the same system (${process.platform}-${process.arch}), Node.js, and Python ${version.trim()} (a near one mostly fits, too): unpack it (tar -xf), and type npm start.`);
} catch (error) {
  tell(error);
} finally {
  rmSync(staging, { recursive: true, force: true });
}
