// The extension as JupyterLab loads it: what a bundler with module federation would write around it, by hand.

import type { Shared } from "./jupyter";
import { plugin } from "./plugin";

let shared: Shared;

async function load<T>(name: string): Promise<T> {
  const [version] = Object.values(shared[name]);
  return (await version.get())() as T;
}

const containers = globalThis as { _JUPYTERLAB?: Record<string, unknown> };
containers._JUPYTERLAB ??= {};
containers._JUPYTERLAB.talos = {
  init(scope: Shared) {
    shared = scope;
  },
  async get() {
    const made = await plugin(load);
    return () => ({ __esModule: true, default: made });
  },
};
