// The extension as JupyterLab loads it: what a bundler with module federation would write around it, by hand.

import type { Shared } from "./jupyter";
import { takePackages } from "./packages";

let shared: Shared;

const containers = globalThis as { _JUPYTERLAB?: Record<string, unknown> };
containers._JUPYTERLAB ??= {};
containers._JUPYTERLAB.talos = {
  init(scope: Shared) {
    shared = scope;
  },
  async get() {
    await takePackages(shared);
    const { plugins } = await import("./plugin");
    return () => ({ __esModule: true, default: plugins });
  },
};
