// The programs of the page, made with esbuild: the extension of JupyterLab, and its two workers. tools/kernel and src/ go in as they
// are; whatever they import from Node.js has a stand-in in node/.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { nodeModules, root } from "../setup/paths.mjs";

const here = (path: string) => join(import.meta.dirname, path);
const [COMPILE, RUN, NODE] = [here("compile"), here("run"), here("node")];

/** Modules that a browser has other means for, by the end of the importing path and their name. */
const INSTEAD: [importer: RegExp, id: RegExp, file: string][] = [
  [/tools\/kernel\/compile\//, /^\.\/tslab\.mjs$/, join(COMPILE, "tslab.ts")],
  [/tools\/kernel\/report\//, /^\.\/stack\.mjs$/, join(RUN, "stack.ts")],
  [/tslab\/dist\//, /^@tslab\/typescript-for-tslab$/, join(COMPILE, "mended-typescript.cjs")],
  [/./, /^tslab\/dist\/jupyter$/, join(RUN, "display.cjs")],
  [/src\/check\/guard\//, /^\.\/memory-watch$/, join(RUN, "memory-watch.ts")],
  [/src\/base\//, /^@tensorflow\/tfjs-node$/, join(RUN, "native.cjs")],
  [/src\/picture\//, /^jimp$/, join(RUN, "jimp.ts")],
];

const instead: Plugin = {
  name: "instead",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ path, importer }) => {
      const from = importer.replaceAll("\\", "/");
      const found = INSTEAD.find(([importing, id]) => id.test(path) && importing.test(from));
      if (found) return { path: found[2] };
      const [, name] = /^(?:node:)?([a-z_/]+)$/.exec(path) ?? [];
      const file = name && join(NODE, `${name.replace("/", "-")}.ts`);
      return file && existsSync(file) ? { path: file } : undefined;
    });
  },
};

const common: BuildOptions = {
  bundle: true,
  minify: true,
  platform: "browser",
  target: "es2022",
  absWorkingDir: root,
  logLevel: "warning",
};

const worker: BuildOptions = {
  ...common,
  format: "esm",
  keepNames: true, // errors and values are shown with the names of their classes
  mainFields: ["browser", "module", "main"],
  conditions: ["module"],
  inject: [join(NODE, "globals.ts")],
  define: {
    "process.env.TALOS_BACKEND": '"browser"',
    __dirname: '"/node_modules/tslab/dist"',
    "require.resolve": "String", // the decoders' WebAssembly lies in the site under these names (build.ts)
  },
  alias: {
    // as CommonJS it would bring a second copy of TensorFlow's core
    "@tensorflow/tfjs-backend-wasm": join(nodeModules, "@tensorflow/tfjs-backend-wasm/dist/index.js"),
    pngjs: "pngjs/browser.js",
    path: "path-browserify",
    "node:path": "path-browserify",
  },
  plugins: [instead],
};

/** @param folder where the programs go */
export async function makeBundles(folder: string): Promise<void> {
  const out = (name: string) => ({ outfile: join(folder, name) });
  await build({
    ...common,
    ...out("remoteEntry.js"),
    entryPoints: [here("page/container.ts")],
    format: "iife",
  });
  await build({ ...worker, ...out("compile.js"), entryPoints: [here("compile/compile.ts")] });
  await build({ ...worker, ...out("run.js"), entryPoints: [here("run/run.ts")] });
}

/** @param site its folder: a service worker sees only what lies beside and below it */
export async function makeServiceWorker(site: string): Promise<void> {
  const entryPoints = [here("page/service-worker.ts")];
  await build({ ...common, entryPoints, outfile: join(site, "service-worker.js"), allowOverwrite: true });
}
