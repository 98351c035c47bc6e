import { rmSync } from "node:fs";
import { join } from "node:path";
import { checkDisk } from "./disk.mjs";
import { temporary } from "./env.mjs";
import { SetupError } from "./errors.mjs";
import { lock } from "./lock.mjs";
import { cache, root, writable } from "./paths.mjs";
import { stopping } from "./run.mjs";
import { announce } from "./step.mjs";
import { findPython } from "./steps/find-python.mjs";
import { kernelspec } from "./steps/kernelspec.mjs";
import { packages } from "./steps/packages.mjs";
import { pythonPackages } from "./steps/python.mjs";
import { nativeTensorFlow } from "./steps/tensorflow.mjs";

/** @typedef {import("./step.mjs").Step} Step */

const lockFile = join(cache, "setup.lock");

/**
 * The first Node of each line whose `require` takes ES modules, which the picture decoders are.
 * @param {string} version
 */
export function checkNode(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return;
  throw new SetupError(
    `Node 20.19, 22.12, 24 or newer is needed; this is Node ${version} (${process.execPath}).`,
    "install Node 22 (with nvm: nvm install 22), then run the same command again",
  );
}

/**
 * The steps that have something to do.
 * @param {Step[]} steps
 */
async function missing(steps) {
  const done = await Promise.all(steps.map((step) => step.done()));
  return steps.filter((_, i) => !done[i]);
}

/** @param {Step[]} steps that are to be done in an installation that another user looks after */
const otherUsers = (steps) =>
  new SetupError(
    `${root} belongs to another user, and is not set up for Node ${process.versions.node} (${process.execPath}): ${steps.map(({ title }) => title).join(", ")}.`,
    "use the Node it was set up with; or have its owner run npm run setup there; or copy it to a folder of your own",
  );

/** For commands that write into the project itself. */
export function checkOwner() {
  if (writable) return;
  throw new SetupError(
    `${root} belongs to another user, and this command changes files in it.`,
    "have its owner run it there; or copy it to a folder of your own",
  );
}

/** @param {Step[]} steps */
const needs = (steps) => [
  { folder: root, megabytes: steps.reduce((sum, step) => sum + step.megabytes().project, 0) },
  { folder: cache, megabytes: steps.reduce((sum, step) => sum + step.megabytes().cache, 0) },
];

/** Makes whatever is missing between a fresh clone and a working lesson; a moment when nothing is. */
export async function setUp() {
  checkNode(process.versions.node);
  const wasm = process.env.TALOS_BACKEND === "wasm";
  const steps = [packages, pythonPackages, kernelspec, ...(wasm ? [] : [nativeTensorFlow])];
  const undone = await missing(steps);
  if (undone.length === 0) return;
  if (!writable) throw otherUsers(undone);
  const tellWait = () =>
    console.log(`Waiting for another set-up to end (if there is none, delete ${lockFile}).`);
  const unlock = await lock(lockFile, tellWait, stopping.signal);
  try {
    const todo = await missing(steps);
    rmSync(temporary, { recursive: true, force: true });
    if (todo.includes(pythonPackages)) findPython(); // or throws, before anything is downloaded
    checkDisk(needs(todo));
    console.log("Setting up the lesson:");
    for (const step of steps) {
      if (await step.done()) continue;
      stopping.signal.throwIfAborted(); // Ctrl-C has ended the look, too, so it saw nothing done
      await announce(step.title, step.run);
    }
    if (wasm) console.log("  Native TensorFlow: left out, because TALOS_BACKEND is wasm");
  } finally {
    unlock();
  }
}
