// Changes to a text that leave every line in its place. Knows no Node.js.

/**
 * @typedef {[column: number, before: number, moves: number][]} Columns of one line: where a column was before
 *   the changes, from a column on
 */

export class Edits {
  /** @type {{ from: number, to: number, text: string }[]} */
  #list = [];

  /** @param {number} from @param {number} to @param {string} text without an end of line */
  replace(from, to, text) {
    this.#list.push({ from, to, text });
  }

  /**
   * What surrounds something is given before and after what is in it.
   * @param {number} at
   * @param {string} text
   */
  insert(at, text) {
    this.replace(at, at, text);
  }

  /** @param {string} text @returns {{ text: string, columns: Columns[] }} */
  apply(text) {
    const columns = text.split("\n").map(() => /** @type {Columns} */ ([]));
    let [done, line, start, made] = [0, 0, 0, ""]; // start: of the line, in what is made
    const copy = (/** @type {string} */ piece) => {
      made += piece;
      line += piece.split("\n").length - 1;
      start = made.lastIndexOf("\n") + 1;
    };
    for (const { from, to, text: put } of [...this.#list].sort((a, b) => a.from - b.from)) {
      copy(text.slice(done, from));
      const before = from - (text.lastIndexOf("\n", from - 1) + 1);
      columns[line].push([made.length - start, before, 0]);
      made += put;
      // V8 places a call at its bracket, just behind the name: that is the name's, too.
      const behind = to > from ? 1 : 0;
      columns[line].push([made.length - start + behind, before + to - from + behind, 1]);
      copy(text.slice(from, to).replace(/[^\n]/g, ""));
      done = to;
    }
    copy(text.slice(done));
    return { text: made, columns };
  }
}

/** Where a column was before the changes. @param {Columns} line @param {number} column from 0 */
export function columnBefore(line, column) {
  const [at, before, moves] = line.filter(([from]) => from <= column).at(-1) ?? [0, 0, 1];
  return before + moves * (column - at);
}
