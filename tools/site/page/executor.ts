// A student's first Shift-Enter may come before the kernel is there. JupyterLab would ask which kernel to take, and forget the cell;
// here it runs as soon as the kernel that is starting is ready.
import type { CellRun } from "./jupyter";
import { jupyter } from "./packages";

/** In place of JupyterLab's own plugin of this kind (../build.ts turns that off). */
export const executor = {
  id: "talos:cell-executor",
  autoStart: true,
  provides: jupyter.INotebookCellExecutor,
  activate: () => ({
    async runCell(run: CellRun): Promise<boolean> {
      const { cell, notebook, sessionContext } = run;
      if (cell.model.type === "code" && sessionContext && !sessionContext.isReady) {
        if (cell.model.sharedModel.getSource() === "") return true; // JupyterLab shows such a one before the notebook's own
        if (notebook.defaultKernelName === "talos") {
          cell.model.executionState = "running"; // shown as [*]
          await sessionContext.ready;
        }
      }
      return cell.isDisposed || jupyter.runCell(run);
    },
  }),
};
