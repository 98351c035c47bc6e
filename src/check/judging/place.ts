// Where in the student's code an error arose.

interface Kernel {
  report(error: unknown): { traceback: string[] };
}

/** What the kernel offers to the code that runs in it; elsewhere there is none. */
const kernel = () => (globalThis as { [key: symbol]: Kernel | undefined })[Symbol.for("talos.kernel")];

const CELL_LINE = /(Cell \[\d+\]):(\d+):\d+/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that starts a colour
const COLOUR = /\x1b\[\d+m/g;

/** The cell, the number of the line and the line itself, as far as can be known. */
export function placeOf(error: unknown): string | undefined {
  const excerpts =
    kernel()
      ?.report(error)
      .traceback.map((text) => text.replace(COLOUR, "")) ?? [];
  const excerpt = excerpts.filter((text) => /^Cell \[\d+\], line/.test(text)).pop();
  if (excerpt) return excerpt;
  const [, cell, line] = CELL_LINE.exec(String((error as Error)?.stack)) ?? [];
  return cell && `${cell}, line ${line}`;
}
