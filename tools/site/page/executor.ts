// A student's first Shift-Enter may come before the kernel is there. JupyterLab would ask which kernel to take, and forget the cell;
// here it runs as soon as the kernel that is starting is ready.
import type { CellRun } from "./jupyter";
import { jupyter } from "./packages";

/** After so long without a kernel, JupyterLab may ask. */
const PATIENCE_MS = 60_000;

/** In place of JupyterLab's own plugin of this kind (../build.ts turns that off). */
export const executor = {
  id: "talos:cell-executor",
  autoStart: true,
  provides: jupyter.INotebookCellExecutor,
  activate: () => ({
    async runCell(run: CellRun): Promise<boolean> {
      const { cell, sessionContext } = run;
      if (cell.model.type === "code" && sessionContext && !sessionContext.isReady) {
        cell.model.executionState = "running"; // shown as [*]
        await Promise.race([sessionContext.ready, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
      }
      return cell.isDisposed || jupyter.runCell(run); // the empty cell that JupyterLab shows first makes room for the notebook's own
    },
  }),
};
