// The programs of the page, made with esbuild: the extension of JupyterLab, and its two workers. tools/kernel and src/ go in as they
// are; whatever they import from Node.js has a stand-in in node/.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { nodeModules, root } from "../setup/paths.mjs";

const here = (path: string) => join(import.meta.dirname, path);
/** Where the extension's programs lie in the site. */
export const PROGRAMS = "extensions/talos/static";
const [COMPILE, RUN, NODE] = [here("compile"), here("run"), here("node")];

/** Modules that a browser has other means for, by the name under which tools/kernel, src/ and packages import them. */
const INSTEAD: Record<string, string> = {
  "./tslab.mjs": join(COMPILE, "tslab.ts"),
  "./stack.mjs": join(RUN, "stack.ts"),
  "@tslab/typescript-for-tslab": join(COMPILE, "mended-typescript.cjs"),
  "tslab/dist/jupyter": join(RUN, "display.cjs"),
  "./memory-watch": join(RUN, "memory-watch.ts"),
  jimp: join(RUN, "jimp.ts"),
};

const instead: Plugin = {
  name: "instead",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ path, importer }) => {
      if (importer.startsWith(import.meta.dirname)) return undefined; // these files say themselves what they mean
      const file = INSTEAD[path] ?? join(NODE, `${path.replace(/^node:/, "").replace("/", "-")}.ts`);
      return existsSync(file) ? { path: file } : undefined;
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
  external: ["@tensorflow/tfjs-node"], // src/base/tf.ts doesn't ask for it here
  plugins: [instead],
};

/** @param site its folder: a service worker sees only what lies beside and below it */
export async function makeBundles(site: string): Promise<void> {
  const page = {
    "service-worker": here("page/service-worker.ts"),
    [`${PROGRAMS}/remoteEntry`]: here("page/container.ts"),
  };
  const workers = {
    [`${PROGRAMS}/compile`]: here("compile/compile.ts"),
    [`${PROGRAMS}/run`]: here("run/run.ts"),
  };
  await build({ ...common, outdir: site, entryPoints: page });
  await build({ ...worker, outdir: site, entryPoints: workers });
}
