// Puts the site together.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeModules, own, root, venv } from "../setup/paths.mjs";
import { extraPackages } from "../setup/steps/python.mjs";
import { makeBundles, PROGRAMS } from "./bundles";
import { compilersFiles } from "./declarations";
import { buildJupyterLite } from "./jupyterlite";

const NOTEBOOKS = ["kmeans", "kmeans-exercises", "explore"].map((name) => `notebooks/${name}.ipynb`);

/**
 * @param out the folder that the site goes to; emptied first
 * @param work one for what is only needed meanwhile
 */
export async function buildSite(out: string, work = join(own, "site")): Promise<void> {
  rmSync(work, { recursive: true, force: true });
  const jupyterLite = await extraPackages("JupyterLite", join(import.meta.dirname, "requirements.txt"));
  const versions = makeContents(join(work, "contents"));
  copyRenderers(join(work, "labextensions"));
  writeFileSync(join(work, "jupyter-lite.json"), JSON.stringify(SETTINGS));
  const declarations = compilersFiles(work); // what is wrong in src/ is found here, and the last site stays
  rmSync(out, { recursive: true, force: true });
  buildJupyterLite(jupyterLite, work, out);
  await makeBundles(out);
  writeFileSync(join(out, PROGRAMS, "declarations.json"), JSON.stringify(declarations));
  for (const file of WASM) cpSync(join(nodeModules, file), join(out, "files", file));
  writeFileSync(join(out, "api", "lesson.json"), JSON.stringify(versions));
  cpSync(join(import.meta.dirname, "index.html"), join(out, "index.html"));
}

/** Fetched under these names, and not shown in the file browser. */
const WASM = [
  "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm",
  "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm",
  "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm",
  "@jsquash/webp/codec/dec/webp_dec.wasm",
  "@jsquash/avif/codec/dec/avif_dec.wasm",
];

const SETTINGS = {
  "jupyter-lite-schema-version": 0,
  "jupyter-config-data": {
    appName: "Talos",
    defaultKernelName: "talos",
    exposeAppInBrowser: "true",
    disabledExtensions: [
      "@jupyterlite/application-extension:logo",
      "@jupyterlab/notebook-extension:cell-executor",
    ],
    federated_extensions: [{ name: "talos", load: "static/remoteEntry.js", extension: "./extension" }],
  },
};

/**
 * What the file browser shows: the notebooks, the data, and src/ to read.
 * @returns the notebooks' versions by path
 */
function makeContents(folder: string): Record<string, string> {
  const versions: Record<string, string> = {};
  mkdirSync(join(folder, "notebooks"), { recursive: true });
  for (const name of ["data", "src", "notebooks/lesson.ts"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const path of NOTEBOOKS) {
    const text = readFileSync(join(root, path), "utf8");
    const notebook = JSON.parse(text);
    versions[path] = createHash("sha256").update(text).digest("hex").slice(0, 12);
    notebook.metadata.talos = versions[path]; // stays in the student's copy: page/limits.ts
    writeFileSync(join(folder, path), JSON.stringify(notebook, undefined, 1));
  }
  return versions;
}

/** What draws figures and sliders in JupyterLab, and lets figures follow the sliders, does so here. */
function copyRenderers(extensions: string): void {
  cpSync(join(root, "tools", "setup", "jupyter", "labextensions"), extensions, { recursive: true });
  for (const name of ["jupyterlab-plotly", "@jupyter-widgets/jupyterlab-manager"])
    cpSync(join(venv, "share/jupyter/labextensions", name), join(extensions, name), { recursive: true });
}
