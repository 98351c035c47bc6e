import { join } from "node:path";
import { errorLine, SetupError } from "../errors.mjs";
import { readJson, stamp, writeJson } from "../files.mjs";
import { local, root } from "../paths.mjs";
import { run } from "../run.mjs";
import { addonFile, addonKept, buildAddon, findCompiler, linkAddon } from "./addon.mjs";
import { npm } from "./packages.mjs";
import { ensureLibraries, hasWheel, libraries, librariesReady, platform } from "./wheel.mjs";

/** Whether there is a native TensorFlow, and if not, why and what would mend it: the lesson shows it. */
const state = join(local, "native.json");

/** What the last check holds for: this Node, these files. */
const checked = () => [process.version, platform, ...[...libraries, addonFile].map(stamp)].join("; ");

/** `npm run setup -- --native`: check again, and try again where there was none to be had. */
const again = process.argv.includes("--native");

/** Why tfjs-node doesn't load and compute here, or undefined when it does. */
export async function nativeProblem() {
  const script = join(root, "tools", "setup", "steps", "native-check.mjs");
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: "2" };
  const { code, signal, output } = await run([process.execPath, script], { env });
  if (code === 0) return undefined;
  if (signal === "SIGILL") return "this processor lacks the instructions (AVX) that TensorFlow is built for";
  if (signal) return `TensorFlow ended with ${signal} when it was tried`;
  return errorLine(output);
}

const NO_COMPILER =
  "Connecting native TensorFlow with Node needs a C++ compiler; neither g++ nor clang++ is there. To get one: sudo apt-get install g++";

/** @param {import("../step.mjs").Report} report */
async function fromWheel(report) {
  const compiler = findCompiler();
  if (!compiler && !addonKept()) return NO_COMPILER; // before any download
  await ensureLibraries(report);
  linkAddon();
  report("trying it");
  const problem = await nativeProblem();
  if (!problem) return undefined;
  if (!compiler) return `${problem}. ${NO_COMPILER}`;
  report("building the addon");
  await buildAddon(compiler);
  report("trying it");
  return nativeProblem();
}

/** For systems without a wheel: tfjs-node's own install script, which downloads TensorFlow itself. */
async function fromPackage() {
  const { output, code } = await run([...npm, "rebuild", "@tensorflow/tfjs-node", "--ignore-scripts=false"]);
  return code === 0 ? nativeProblem() : `it could not be had for ${platform}: ${errorLine(output)}`;
}

/**
 * What a person can mend ends set-up; the lesson can do without, though, and the error says how.
 * @param {unknown} error
 * @returns {never}
 */
function sayWithout(error) {
  const without = "or go on without native TensorFlow, slower: TALOS_BACKEND=wasm npm start";
  throw error instanceof SetupError ? new SetupError(error.message, `${error.mend}\n  ${without}`) : error;
}

/** @type {import("../step.mjs").Step} */
export const nativeTensorFlow = {
  title: "Native TensorFlow",
  megabytes: () => ({ project: 1, cache: librariesReady() ? 10 : 1150 }),
  done: () => !again && readJson(state)?.checked === checked(),
  async run(report) {
    const reason = await (hasWheel() ? fromWheel(report) : fromPackage()).catch(sayWithout);
    const mend = reason ? "npm run setup -- --native" : "";
    writeJson(state, { available: !reason, reason: reason ?? "", mend, checked: checked() });
    return reason && `left out, WebAssembly computes instead, slower (${reason}; ${mend} tries again);`;
  },
};
