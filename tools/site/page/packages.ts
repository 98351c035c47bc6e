// What JupyterLab's page hands to its extensions. The rest of this program is evaluated when these are there (container.ts), so that
// its classes can extend JupyterLite's.
import type { Packages, Shared } from "./jupyter";

/** The address of this program; the workers lie beside it. */
export const here = (document.currentScript as HTMLScriptElement).src;
/** The address of the site. */
export const SITE = new URL("../../../", here);

const NAMES = [
  "@jupyterlab/services",
  "@jupyterlab/apputils",
  "@jupyterlab/notebook",
  "@jupyterlite/services",
];

/** All that these export. */
export let jupyter: Packages;

export async function takePackages(shared: Shared): Promise<void> {
  const taken = NAMES.map(async (name) => (await Object.values(shared[name])[0].get())());
  jupyter = Object.assign({}, ...(await Promise.all(taken)));
}
