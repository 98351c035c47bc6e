import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SetupError } from "../errors.mjs";
import { readJson, sha256, stamp, writeJson } from "../files.mjs";
import { cache, python, root } from "../paths.mjs";
import { runOrExplain } from "../run.mjs";
import { pip } from "./python.mjs";

/** TensorFlow's own libraries, as PyPI carries them: plain C libraries inside Python's packages. */
const VERSION = "2.15.1";

/**
 * @typedef {object} Wheel
 * @property {string} package
 * @property {string} platform as pip names it
 * @property {string} sha256
 * @property {Record<string, string>} libraries with the SHA-256 of each
 */

/** @type {Record<string, Wheel>} */
const wheels = {
  "linux-x64": {
    package: "tensorflow-cpu",
    platform: "manylinux2014_x86_64",
    sha256: "54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26",
    libraries: {
      "libtensorflow_cc.so.2": "26c52413c74ae9495f742c93b87fcb515c9010627f3feb5ad29b65dff901a2ee",
      "libtensorflow_framework.so.2": "1ed1f34811d338f934cb01155be51963f7a8ef4155cd201d0fba34b27425fc6b",
    },
  },
  "linux-arm64": {
    package: "tensorflow-cpu-aws",
    platform: "manylinux2014_aarch64",
    sha256: "d4c3a3a9363bf42999adedbbd514e3a133be2d62f61fee9cfa46aaefb087c09e",
    libraries: {
      "libtensorflow_cc.so.2": "482e6f4630c853f9e790870ea39faff9aae37609cda47b1598de28c59c26dd33",
      "libtensorflow_framework.so.2": "8cf7950629949388686aa5631c8fcdf8340f2590d9e8992b2e1929ebc4ac52e1",
    },
  },
};

export const platform = `${process.platform}-${process.arch}`;
const wheel = wheels[platform];

/** Where the libraries of this system lie, with the headers beside them. */
export const tensorflow = join(cache, "tensorflow", `${VERSION}-${platform}`);
const verified = join(tensorflow, "verified.json");
const download = join(tensorflow, "download");

export const libraries = Object.keys(wheel?.libraries ?? {}).map((name) => join(tensorflow, name));

/** True where a wheel fits: the systems above, with the GNU C library that it is linked with. */
export function hasWheel() {
  if (!wheel) return false;
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return header.glibcVersionRuntime !== undefined;
}

const stamps = () => libraries.map(stamp);

/** True when the libraries are those that were checked last; cheap. */
export const librariesReady = () => JSON.stringify(readJson(verified)) === JSON.stringify(stamps());

/** Reads the libraries through and compares them with the pinned sums. */
async function librariesRight() {
  for (const [name, sum] of Object.entries(wheel.libraries)) {
    const file = join(tensorflow, name);
    if (!existsSync(file) || (await sha256(file)) !== sum) return false;
  }
  return true;
}

/**
 * Throws a file away that is not what was pinned, and says so.
 * @param {string} file
 * @param {string} expected
 */
export async function checkSum(file, expected) {
  const sum = await sha256(file);
  if (sum === expected) return;
  rmSync(file);
  throw new SetupError(
    `${file} is not the file that was pinned: its SHA-256 is ${sum}, not ${expected}.`,
    "run the same command again (it was thrown away), on another network if it happens twice",
  );
}

/** The wheel of an earlier start, if it came down whole. */
async function keptWheel() {
  const [name] = existsSync(download) ? readdirSync(download) : [];
  if (!name) return undefined;
  const file = join(download, name);
  const whole = (await sha256(file)) === wheel.sha256;
  if (!whole) rmSync(file);
  return whole ? file : undefined;
}

/** @param {import("../step.mjs").Report} report */
async function fetchWheel(report) {
  mkdirSync(download, { recursive: true });
  // Its Python version is the wheel's, not ours: we only unpack it.
  const wanted = [
    "--no-deps",
    "--only-binary=:all:",
    "--python-version=3.11",
    `--platform=${wheel.platform}`,
  ];
  const options = ["--no-cache-dir", "--progress-bar=raw", `--dest=${download}`];
  const name = `${wheel.package}==${VERSION}`;
  await runOrExplain("Fetching TensorFlow", [...pip, "download", ...wanted, ...options, name], (line) => {
    const [, done, all] = /^Progress (\d+) of (\d+)/.exec(line) ?? [];
    if (all) report(`fetched ${Math.round(+done / 1e6)} of ${Math.round(+all / 1e6)} MB`);
  });
  const file = join(download, readdirSync(download)[0]);
  await checkSum(file, wheel.sha256);
  return file;
}

/** @param {import("../step.mjs").Report} report */
async function unpack(report) {
  report("looking for a download that came through");
  const file = (await keptWheel()) ?? (await fetchWheel(report));
  report("unpacking");
  const unpacker = join(root, "tools", "setup", "steps", "unpack.py");
  await runOrExplain("Unpacking TensorFlow", [python, "-I", unpacker, file, tensorflow]);
}

/**
 * Makes sure that the libraries and their headers are in the cache, whole: checked, not only there.
 * @param {import("../step.mjs").Report} report
 */
export async function ensureLibraries(report) {
  if (librariesReady()) return;
  report("checking the libraries");
  if (!(await librariesRight())) await unpack(report);
  rmSync(download, { recursive: true, force: true });
  writeJson(verified, stamps());
}
