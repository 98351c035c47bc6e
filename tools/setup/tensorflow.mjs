import { existsSync } from "node:fs";
import { join } from "node:path";
import { addonFile, buildAddon, linkAddon, tfjsNode } from "./addon.mjs";
import { SetupError } from "./errors.mjs";
import { readJson, stamp, writeJson } from "./files.mjs";
import { runNpm } from "./packages.mjs";
import { local, root } from "./paths.mjs";
import { run } from "./run.mjs";
import { ensureLibraries, hasWheel, libraries, librariesReady, platform } from "./wheel.mjs";

/** Whether there is a native TensorFlow, and if not, why and what would mend it: the lesson shows it. */
const state = join(local, "native.json");

/** What the last check holds for: this Node, these files. */
const checked = () => [process.version, platform, ...[...libraries, addonFile()].map(stamp)].join("; ");

/** Why tfjs-node doesn't load and compute here, or undefined when it does. */
export async function nativeProblem() {
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: "2" };
  const { code, signal, output } = await run(
    process.execPath,
    [join(root, "tools", "setup", "native-check.mjs")],
    { env },
  );
  if (code === 0) return undefined;
  if (signal === "SIGILL") return "this processor lacks the instructions (AVX) that TensorFlow is built for";
  if (signal) return `TensorFlow ended with ${signal} when it was tried`;
  return /^\w*Error.*: (.*)$/m.exec(output)?.[1] ?? output.trim().slice(0, 200);
}

/** @param {import("./step.mjs").Report} report */
async function fromWheel(report) {
  await ensureLibraries(report);
  linkAddon();
  report("checking");
  if ((await nativeProblem()) === undefined) return undefined;
  report("building the addon");
  await buildAddon();
  report("checking");
  return nativeProblem();
}

/** The way of tfjs-node's own install script, for systems without a wheel: a download. */
async function fromPackage() {
  try {
    await runNpm("tfjs-node's own download", ["rebuild", "@tensorflow/tfjs-node", "--ignore-scripts=false"]);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return `there is none to be had for ${platform} (${error.message.split("\n")[0]})`;
  }
  return nativeProblem();
}

/** @type {import("./step.mjs").Step} */
export const nativeTensorFlow = {
  title: "Native TensorFlow",
  megabytes: () => ({ project: 1, cache: librariesReady() ? 10 : 950 }),
  done: () => existsSync(tfjsNode) && readJson(state)?.checked === checked(),
  async run(report) {
    const reason = hasWheel() ? await fromWheel(report) : await fromPackage();
    const mend = reason ? "npm run setup -- --native tries again" : "";
    writeJson(state, { available: !reason, reason: reason ?? "", mend, checked: checked() });
    if (reason) console.log(`\n  The lesson computes with WebAssembly instead: ${reason}. ${mend}.`);
  },
};
