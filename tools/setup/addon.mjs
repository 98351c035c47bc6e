import { lstatSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { explain, SetupError } from "./errors.mjs";
import { readJson } from "./files.mjs";
import { nodeModules } from "./paths.mjs";
import { run } from "./run.mjs";
import { headers, libraries, tensorflow } from "./wheel.mjs";

export const tfjsNode = join(nodeModules, "@tensorflow", "tfjs-node");
const FILE = "tfjs_binding.node";

/** What tfjs-node's package.json says of its addon: its version, and the N-API to build it for. */
function manifest() {
  const { version, binary } = readJson(join(tfjsNode, "package.json"));
  return { version, napi: Math.max(...binary.napi_versions) };
}

/** Where tfjs-node looks for its addon. */
const addonFolder = () => join(tfjsNode, "lib", `napi-v${manifest().napi}`);

/** Where it is kept: beside the libraries, so that a new node_modules needs no new build. */
const keptFolder = () => join(tensorflow, `tfjs-node-${manifest().version}`);

export const addonFile = () => join(addonFolder(), FILE);

/** Makes the kept addon tfjs-node's own. A link is enough: Node loads it from where it really lies. */
export function linkAddon() {
  const folder = addonFolder();
  if (lstatSync(folder, { throwIfNoEntry: false })) rmSync(folder, { recursive: true });
  mkdirSync(dirname(folder), { recursive: true });
  symlinkSync(relative(dirname(folder), keptFolder()), folder);
}

/** The C++ compiler's name; CXX names one to try first. */
export async function findCompiler(candidates = [process.env.CXX, "g++", "c++", "clang++"]) {
  for (const name of candidates) {
    const found = name && (await run(name, ["--version"]).catch(() => undefined));
    if (found && found.code === 0) return name;
  }
  throw new SetupError(
    "A C++ compiler is needed to connect native TensorFlow with Node; neither g++ nor clang++ is there.",
    "sudo apt-get install g++",
  );
}

/** Builds the addon from tfjs-node's two C++ files: N-API only, so that one build serves every Node. */
export async function buildAddon() {
  const compiler = await findCompiler();
  const { napi } = manifest();
  const folder = keptFolder();
  mkdirSync(folder, { recursive: true });
  const sources = ["tfjs_backend.cc", "tfjs_binding.cc"].map((name) => join(tfjsNode, "binding", name));
  const includes = [join(nodeModules, "node-api-headers", "include"), headers].map((path) => `-I${path}`);
  const flags = ["-shared", "-fPIC", "-O2", "-std=c++17", `-DNAPI_VERSION=${napi}`, "-Wl,-rpath,$ORIGIN/.."];
  const part = join(folder, `${FILE}.part`);
  const { output, code } = await run(compiler, [...flags, ...includes, ...sources, ...libraries, "-o", part]);
  if (code !== 0) throw explain(`Building tfjs-node's addon with ${compiler}`, output);
  renameSync(part, join(folder, FILE));
}

/** Forgets a kept addon that doesn't work. */
export const dropAddon = () => rmSync(keptFolder(), { recursive: true, force: true });
