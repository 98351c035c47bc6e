// Runs cells that the page has had compiled, one after another on one shared scope.
import { CELL_PARAMETERS, type LiveCell } from "../../kernel/compile/live.mjs";
import { NotAwaited } from "../../kernel/report/describe.mjs";
import { CompileError } from "../../kernel/report/diagnostics.mjs";
import { addSource, PREFIX_LINES } from "../../kernel/report/sources.mjs";
import { cellImports } from "../../kernel/run/imports.mjs";
import { noticeOf, Scope } from "../../kernel/run/scope.mjs";
import { Interrupted, untilInterrupted } from "../../kernel/stop/interruption.mjs";
import { require } from "./modules";
import { looking } from "./stopping";

export interface Compiled {
  complaints: ConstructorParameters<typeof CompileError>[0];
  cell?: LiveCell;
}

type Body = (...parameters: unknown[]) => unknown[] | undefined;

export class Executor {
  /** The next cell, as compiled. */
  next: Compiled = { complaints: [] };
  #scope = new Scope();
  #cell = { names: this.#scope.names, ...cellImports("/cell.js", require, this.#scope) };

  /** Calls what a cell has left behind. */
  call(left: () => unknown): Promise<unknown> {
    return untilInterrupted(left);
  }

  /** @returns the value of the last expression */
  async run(source: string, number: number): Promise<unknown> {
    const { complaints, cell } = this.next;
    if (complaints.length > 0 || !cell) throw new CompileError(complaints);
    const label = `Cell [${number}]`;
    const filename = `cell-${number}`;
    const { columns } = cell;
    const js = addSource(filename, label, cell.js, { skip: PREFIX_LINES, text: source.split("\n"), columns });
    const body = functionOf({ ...cell, js }, filename);
    this.#scope.begin(cell);
    try {
      const [value] = (await untilInterrupted(() => body(this.#cell, looking, require))) ?? [];
      return await untilInterrupted(() => awaited(value));
    } catch (error) {
      const notice = noticeOf(error);
      if (notice) this.#scope.fillIn(notice.standIn);
      else this.#scope.refuse(label);
      throw error;
    }
  }
}

/** A cell's last value, which may be a promise. */
async function awaited(value: unknown): Promise<unknown> {
  try {
    return await value;
  } catch (error) {
    throw noticeOf(error) || error instanceof Interrupted ? error : new NotAwaited(error);
  }
}

function functionOf({ head, js, isAsync }: LiveCell, filename: string): Body {
  const start = `(${isAsync ? "async " : ""}function (${CELL_PARAMETERS.join(", ")}) { ${head}`;
  // biome-ignore lint/security/noGlobalEval: running the student's code is what this worker is for
  return globalThis.eval(`${start}\n${js}\n})\n//# sourceURL=${filename}`);
}
