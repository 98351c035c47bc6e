import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { SetupError } from "../errors.mjs";
import { readJson } from "../files.mjs";
import { nodeModules, root } from "../paths.mjs";
import { run, runOrExplain } from "../run.mjs";
import { libraries, tensorflow } from "./wheel.mjs";

const FILE = "tfjs_binding.node";
const tfjsNode = join(nodeModules, "@tensorflow", "tfjs-node");
const manifest = () => readJson(join(tfjsNode, "package.json"));

/** False before the npm packages are there, and where their installation was interrupted. */
export const tfjsNodeInstalled = () => manifest() !== undefined;

/** The version of N-API that tfjs-node is built for: the newest it knows. */
const napi = () => Math.max(...manifest().binary.napi_versions);

/** Where tfjs-node looks for its addon. */
const addonFolder = () => join(tfjsNode, "lib", `napi-v${napi()}`);
export const addonFile = () => join(addonFolder(), FILE);

/** Where the addon is kept: beside the libraries, so that a new node_modules needs no new build. */
const version = readJson(join(root, "package.json")).dependencies["@tensorflow/tfjs-node"];
const keptFolder = join(tensorflow, `tfjs-node-${version}`);
export const addonKept = () => existsSync(join(keptFolder, FILE));

/** Makes the kept addon tfjs-node's own. A link is enough: Node loads it from where it really lies. */
export function linkAddon() {
  const folder = addonFolder();
  if (lstatSync(folder, { throwIfNoEntry: false })) rmSync(folder, { recursive: true });
  mkdirSync(dirname(folder), { recursive: true });
  symlinkSync(relative(dirname(folder), keptFolder), folder);
}

/** The C++ compiler's name; CXX names one to try first. */
export async function findCompiler(candidates = [process.env.CXX, "g++", "c++", "clang++"]) {
  for (const name of candidates) {
    const answer = name && (await run([name, "--version"]).catch(() => undefined));
    if (answer && answer.code === 0) return name;
  }
  throw new SetupError(
    "Connecting native TensorFlow with Node needs a C++ compiler; neither g++ nor clang++ is there.",
    "sudo apt-get install g++",
  );
}

/**
 * Builds the addon from tfjs-node's two C++ files. They use N-API only, whose headers come as a package: so
 * one build serves every Node, and neither node-gyp nor Node's own headers are needed.
 */
export async function buildAddon() {
  const compiler = await findCompiler();
  mkdirSync(keptFolder, { recursive: true });
  const sources = ["tfjs_backend.cc", "tfjs_binding.cc"].map((name) => join(tfjsNode, "binding", name));
  const headers = [join(nodeModules, "node-api-headers", "include"), join(tensorflow, "include")];
  const flags = [
    "-shared",
    "-fPIC",
    "-O2",
    "-std=c++17",
    `-DNAPI_VERSION=${napi()}`,
    "-Wl,-rpath,$ORIGIN/..",
  ];
  const includes = headers.map((folder) => `-I${folder}`);
  const part = join(keptFolder, `${FILE}.part`);
  const command = [compiler, ...flags, ...includes, ...sources, ...libraries, "-o", part];
  await runOrExplain(`Building tfjs-node's addon with ${compiler}`, command);
  renameSync(part, join(keptFolder, FILE));
}
