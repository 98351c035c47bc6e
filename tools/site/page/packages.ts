// What JupyterLab's page hands to its extensions. The rest of this program is evaluated when these are there (container.ts), so that
// its classes can extend JupyterLite's.
import type { BaseKernel as Base, CellRun, CreateMessage, Notifications, Shared, Token } from "./jupyter";

/** The address of this program; the workers lie beside it. */
export const here = (document.currentScript as HTMLScriptElement).src;
/** The address of the site. */
export const SITE = new URL("../../../", here);

export let BaseKernel: typeof Base;
export let IKernelSpecs: Token;
export let IKernelClient: Token;
export let INotebookCellExecutor: Token;
export let runCell: (run: CellRun) => Promise<boolean>;
export let Notification: Notifications;
export let createMessage: CreateMessage;

export async function takePackages(shared: Shared): Promise<void> {
  const take = async <T>(name: string) => {
    const [version] = Object.values(shared[name]);
    return (await version.get())() as T;
  };
  interface Notebook {
    INotebookCellExecutor: Token;
    runCell: typeof runCell;
  }
  ({ INotebookCellExecutor, runCell } = await take<Notebook>("@jupyterlab/notebook"));
  interface Services {
    BaseKernel: typeof Base;
    IKernelSpecs: Token;
    IKernelClient: Token;
  }
  ({ BaseKernel, IKernelSpecs, IKernelClient } = await take<Services>("@jupyterlite/services"));
  ({ Notification } = await take<{ Notification: Notifications }>("@jupyterlab/apputils"));
  const services = await take<{ KernelMessage: { createMessage: CreateMessage } }>("@jupyterlab/services");
  ({ createMessage } = services.KernelMessage);
}
