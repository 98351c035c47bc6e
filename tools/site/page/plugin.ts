import type { App, BaseKernel, KernelClient, KernelMessage, KernelSpecs, Notification } from "./jupyter";
import { kernelClass } from "./kernel";
import { tellOfLimits } from "./limits";
import { OwnFiles } from "./own-files";

/** Where this program lies, and the workers beside it. */
const here = (document.currentScript as HTMLScriptElement).src;

interface Services {
  BaseKernel: typeof BaseKernel;
  IKernelSpecs: unknown;
  IKernelClient: unknown;
}

/** @param load gets a package that the page shares with its extensions */
export async function plugin(load: <T>(name: string) => Promise<T>) {
  const services = await load<Services>("@jupyterlite/services");
  const { Notification } = await load<{ Notification: Notification }>("@jupyterlab/apputils");
  const { createMessage } = (await load<{ KernelMessage: KernelMessage }>("@jupyterlab/services"))
    .KernelMessage;
  const TalosKernel = kernelClass(services.BaseKernel);
  return {
    id: "talos:kernel",
    autoStart: true,
    requires: [services.IKernelSpecs, services.IKernelClient],
    activate(app: App, specs: KernelSpecs, client: KernelClient) {
      const { contents } = app.serviceManager;
      const files = new OwnFiles(contents, here);
      const lost = () => offerToRunAgain(app, Notification);
      const kernels = new Map<string, InstanceType<typeof TalosKernel>>();
      specs.register({
        spec: {
          name: "talos",
          display_name: "TypeScript (Talos)",
          language: "typescript",
          argv: [],
          resources: {},
        },
        async create(options) {
          const kernel = new TalosKernel(options, { here, files, lost, createMessage });
          kernels.set(options.id, kernel);
          makeCurrent(app);
          return kernel;
        },
      });
      const interrupt = client.interrupt.bind(client); // JupyterLite's own only forgets the cells that wait
      client.interrupt = async (id) => {
        await interrupt(id);
        await kernels.get(id)?.interrupt();
      };
      tellOfLimits(app, Notification, here);
    },
  };
}

/**
 * JupyterLab sometimes opens a notebook, while it is still starting, without making it the current one: then no command, Run All or
 * Shift-Enter's, finds it.
 */
function makeCurrent({ shell }: App): void {
  const [first] = shell.widgets("main");
  if (first && !shell.currentWidget) shell.activateById(first.id);
}

function offerToRunAgain(app: App, { warning }: Notification): void {
  warning("The cell was stopped. All values are gone: the cells above it have to run again.", {
    autoClose: false,
    actions: [{ label: "Run all above", callback: () => app.commands.execute("notebook:run-all-above") }],
  });
}
