// What JupyterLab calls when it starts: offers the kernel, its stop button, and words about the limits of a page.

import { executor } from "./executor";
import type { App, KernelClient, KernelSpecs } from "./jupyter";
import { keep, keepLoaded } from "./kept";
import { TalosKernel } from "./kernel";
import { tellOfLimits, versions } from "./limits";
import { makeRoom } from "./narrow";
import { OwnFiles } from "./own-files";
import { jupyter, SITE } from "./packages";

const plugin = {
  id: "talos:kernel",
  autoStart: true,
  requires: [jupyter.IKernelSpecs, jupyter.IKernelClient],
  activate(app: App, specs: KernelSpecs, client: KernelClient) {
    const kernels = new Map<string, TalosKernel>();
    specs.register({
      spec: {
        name: "talos",
        display_name: "TypeScript (Talos)",
        language: "typescript",
        argv: [],
        resources: {},
      },
      async create(options) {
        const files = new OwnFiles(app.serviceManager.contents);
        const kernel = new TalosKernel(options, files, () => offerToRunAgain(app));
        kernels.set(options.id, kernel);
        makeCurrent(app);
        makeRoom(app);
        return kernel;
      },
    });
    const interrupt = client.interrupt.bind(client); // JupyterLite's own only forgets the cells that wait
    client.interrupt = async (id) => {
      await interrupt(id);
      await kernels.get(id)?.interrupt();
    };
    tellOfLimits(app);
    keepLoaded();
    keepLesson().catch(() => {}); // the network is gone
  },
};

export const plugins = [plugin, executor];

/**
 * JupyterLab sometimes opens a notebook, while it is still starting, without making it the current one: then no command, Run All or
 * Shift-Enter's, finds it.
 */
function makeCurrent({ shell }: App): void {
  const [first] = shell.widgets("main");
  if (first && !shell.currentWidget) shell.activateById(first.id);
}

function offerToRunAgain(app: App): void {
  jupyter.Notification.warning(
    "The cell was stopped. All values are gone: the cells above it have to run again.",
    {
      autoClose: false,
      actions: [{ label: "Run all above", callback: () => app.commands.execute("notebook:run-all-above") }],
    },
  );
}

/** Keeps the way into the lesson and all of its notebooks for a time without a network, also those that aren't open. */
async function keepLesson(): Promise<void> {
  const notebooks = Object.keys(await versions()).map((path) => `files/${path}`);
  for (const path of ["", ...notebooks]) await keep(new URL(path, SITE).href);
}
