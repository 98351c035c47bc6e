import { mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { cache, root } from "../paths.mjs";
import { pip } from "./python.mjs";

/** Of the wheels in tensorflow.txt. */
const VERSION = "2.15.1";

/**
 * The libraries that are taken out of the wheel, by system, with their sizes in bytes: one that is missing or was cut has another.
 * @type {Record<string, Record<string, number>>}
 */
const wheels = {
  "linux-x64": { "libtensorflow_cc.so.2": 564_733_624, "libtensorflow_framework.so.2": 49_042_544 },
  "linux-arm64": { "libtensorflow_cc.so.2": 642_769_232, "libtensorflow_framework.so.2": 51_487_336 },
};

export const platform = `${process.platform}-${process.arch}`;
export const sizes = wheels[platform] ?? {};

/** Where the libraries of this system lie, with the headers beside them. */
export const tensorflow = join(cache, "tensorflow", `${VERSION}-${platform}`);

/** The C headers, for the addon, and what they include. */
const headers = ["tensorflow/c", "tensorflow/core/platform", "tsl/c", "tsl/platform"].map((name) =>
  join(tensorflow, "include", name),
);
export const libraries = Object.keys(sizes).map((name) => join(tensorflow, name));

/** True where a wheel fits: the systems above, with the GNU C library that it is linked with. */
export function hasWheel() {
  if (libraries.length === 0) return false;
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return header.glibcVersionRuntime !== undefined;
}

/** True when the libraries are there, whole. */
export const librariesReady = () =>
  hasWheel() &&
  libraries.every((file) => statSync(file, { throwIfNoEntry: false })?.size === sizes[basename(file)]);

/**
 * Makes sure that the libraries and their headers are in the cache. pip checks the wheel's sum and unpacks it.
 * @param {import("../step.mjs").Report} report
 */
export async function ensureLibraries(report) {
  if (librariesReady()) return;
  const unpacked = join(tensorflow, "unpacked");
  rmSync(unpacked, { recursive: true, force: true });
  const pinned = join(root, "tools", "setup", "steps", "tensorflow.txt");
  const [target, version] = [`--target=${unpacked}`, "--python-version=3.11"]; // the wheel's, not ours: nothing of it is run
  const options = ["--no-deps", "--no-compile", "--no-cache-dir", "--progress-bar=raw", target, version];
  await pip("Fetching TensorFlow", "install", pinned, options, (line) => {
    const [, done, all] = /^Progress (\d+) of (\d+)/.exec(line) ?? [];
    if (all) report(`fetched ${Math.round(+done / 1e6)} of ${Math.round(+all / 1e6)} MB`);
    if (line.startsWith("Installing")) report("unpacking");
  });
  // The libraries come last: when they are there, so is the rest.
  for (const target of [...headers, ...libraries]) {
    rmSync(target, { recursive: true, force: true });
    mkdirSync(dirname(target), { recursive: true });
    renameSync(join(unpacked, "tensorflow", relative(tensorflow, target)), target);
  }
  rmSync(unpacked, { recursive: true });
}
