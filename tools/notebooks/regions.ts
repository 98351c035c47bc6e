// The exercises of the lesson: what stands between [CODE HERE] and [/CODE HERE] is a solution.

const OPEN = "[CODE HERE]";
const CLOSE = "[/CODE HERE]";
/** A line of the exercises only: what stands there in place of the solution. */
const STUB = /^(\s*)\/\/ \[TODO\] ?(.*)$/;
const COMMENT = /^\s*\/\//;

/** A cell's code with its solutions; the stubs are left out. */
export function solved(source: string): string {
  return mapRegions(source, (line) => (STUB.test(line) ? [] : [line]));
}

/** A cell's code without its solutions: their comments stay, and the stubs become code. */
export function blank(source: string): string {
  return mapRegions(source, (line) => {
    if (STUB.test(line)) return [line.replace(STUB, "$1$2")];
    return COMMENT.test(line) ? [line] : [];
  });
}

/** The source with each line inside a region replaced by the lines that `change` makes of it. */
function mapRegions(source: string, change: (line: string) => string[]): string {
  let opened: string | undefined;
  const lines = source.split("\n").flatMap((line) => {
    if (line.includes(OPEN)) {
      if (opened) throw new Error(`"${line.trim()}" stands inside another region: "${opened}".`);
      opened = line.trim();
      return [line];
    }
    if (line.includes(CLOSE)) {
      if (!opened) throw new Error(`There is a ${CLOSE} without ${OPEN} before it.`);
      opened = undefined;
      return [line];
    }
    if (!opened && STUB.test(line)) throw new Error(`"${line.trim()}" must stand inside ${OPEN} … ${CLOSE}.`);
    return opened ? change(line) : [line];
  });
  if (opened) throw new Error(`"${opened}" has no ${CLOSE} after it in its cell.`);
  return lines.join("\n");
}
