// Runs cells that the page has had compiled, one after another on one shared scope.
import type { Compiled } from "../../kernel/compile/cell-compiler.mjs";
import { CompileError } from "../../kernel/report/diagnostics.mjs";
import { addSource } from "../../kernel/report/sources.mjs";
import { cellImports } from "../../kernel/run/imports.mjs";
import { functionText, runCell } from "../../kernel/run/run-cell.mjs";
import { Scope } from "../../kernel/run/scope.mjs";
import { untilInterrupted } from "../../kernel/stop/interruption.mjs";
import { require } from "./modules";
import { looking } from "./stopping";

export class Executor {
  /** The next cell, as compiled. */
  next: Pick<Compiled, "complaints" | "cell"> = { complaints: [] };
  #scope = new Scope();
  #cell = { names: this.#scope.names, ...cellImports("/cell.js", require, this.#scope, (id) => import(id)) };

  /** Calls what a cell has left behind. */
  call(left: () => unknown): Promise<unknown> {
    return untilInterrupted(left);
  }

  /** @returns the value of the last expression */
  async run(source: string, number: number): Promise<unknown> {
    const { complaints, cell } = this.next;
    if (!cell) throw new CompileError(complaints);
    const label = `Cell [${number}]`;
    const filename = `cell-${number}`;
    const js = addSource(filename, label, cell, source);
    // biome-ignore lint/security/noGlobalEval: running the student's code is what this worker is for
    const body = globalThis.eval(`${functionText({ ...cell, js })}\n//# sourceURL=${filename}`);
    return runCell(this.#scope, cell, label, () => body(this.#cell, looking, require));
  }
}
