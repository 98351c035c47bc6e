import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { readJson } from "../files.mjs";
import { nodeModules, root } from "../paths.mjs";
import { runOrExplain } from "../run.mjs";
import { libraries, tensorflow } from "./wheel.mjs";

const FILE = "tfjs_binding.node";
const tfjsNode = join(nodeModules, "@tensorflow", "tfjs-node");
/** The version of N-API that tfjs-node is built for: the newest in its package.json. */
const NAPI = 8;

/** Where tfjs-node looks for its addon. */
const addonFolder = join(tfjsNode, "lib", `napi-v${NAPI}`);
export const addonFile = join(addonFolder, FILE);

/** Where the addon is kept: beside the libraries, so that a new node_modules needs no new build. */
const version = readJson(join(root, "package.json")).dependencies["@tensorflow/tfjs-node"];
const keptFolder = join(tensorflow, `tfjs-node-${version}`);
export const addonKept = () => existsSync(join(keptFolder, FILE));

/** Makes the kept addon tfjs-node's own. A link is enough: Node loads it from where it really lies. */
export function linkAddon() {
  rmSync(addonFolder, { recursive: true, force: true });
  mkdirSync(dirname(addonFolder), { recursive: true });
  symlinkSync(relative(dirname(addonFolder), keptFolder), addonFolder);
}

/** The C++ compiler's name, if there is one; CXX names one to try first. */
export function findCompiler() {
  const candidates = [process.env.CXX, "g++", "c++", "clang++"];
  return candidates.find((name) => name && spawnSync(name, ["--version"]).status === 0);
}

/**
 * Builds the addon from tfjs-node's two C++ files. They use N-API only, whose headers come as a package: so
 * one build serves every Node, and neither node-gyp nor Node's own headers are needed.
 * @param {string} compiler
 */
export async function buildAddon(compiler) {
  mkdirSync(keptFolder, { recursive: true });
  const sources = ["tfjs_backend.cc", "tfjs_binding.cc"].map((name) => join(tfjsNode, "binding", name));
  const headers = [join(nodeModules, "node-api-headers", "include"), join(tensorflow, "include")];
  const flags = ["-shared", "-fPIC", "-O2", "-std=c++17", `-DNAPI_VERSION=${NAPI}`, "-Wl,-rpath,$ORIGIN/.."];
  const includes = headers.map((folder) => `-I${folder}`);
  const part = join(keptFolder, `${FILE}.part`);
  const command = [compiler, ...flags, ...includes, ...sources, ...libraries, "-o", part];
  await runOrExplain(`Building tfjs-node's addon with ${compiler}`, command);
  renameSync(part, join(keptFolder, FILE));
}
