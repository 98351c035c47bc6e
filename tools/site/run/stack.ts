// Stack traces in the lines that were written, in place of tools/kernel/report/stack.mjs. V8 writes `at f (cell-3:7:16)`, Firefox
// and Safari `f@cell-3:7:16`.
import { locate } from "../../kernel/report/sources.mjs";

type Place = NonNullable<ReturnType<typeof locate>>;

/** Lines that executor.ts puts before a cell's own. */
const HEAD_LINES = 1;
const PLACE = /(cell-\d+):(\d+):(\d+)/;

Error.stackTraceLimit = 50; // Chromium's 10 often end inside TensorFlow, before the cell's own line

function placeOf(text: string): Place | undefined {
  const [, file, line, column] = PLACE.exec(text) ?? [];
  return file === undefined ? undefined : locate(file, Number(line) - HEAD_LINES, Number(column));
}

/** The calls that led to an error, the innermost first. */
export function stackFrames(error: Error): { file: string; place?: Place }[] {
  const lines = String(error.stack).split("\n");
  return lines
    .filter((line) => /:\d+:\d+\)?$/.test(line))
    .map((line) => ({ file: "", place: placeOf(line) }));
}

/** An error as Node.js prints it: with its calls, but none of the kernel's own. */
export function readableStack(error: Error): string {
  const calls = stackFrames(error).flatMap(({ place }) =>
    place ? [`    at ${place.label}:${place.line}:${place.column}`] : [],
  );
  return [String(error), ...calls].join("\n");
}
