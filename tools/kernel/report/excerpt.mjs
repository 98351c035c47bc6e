// A piece of source code with a mark at the place that is meant. Knows no Node.js.

/** @typedef {import("./sources.mjs").Place} Place */

const BEFORE = 2;
const AFTER = 1;

const CODES = { bold: [1, 22], red: [31, 39] };

/**
 * Colours that both of Jupyter's themes define; without colours the text reads the same.
 * @param {keyof typeof CODES} style
 * @param {string} text
 */
export function paint(style, text) {
  const [on, off] = CODES[style];
  return `\x1b[${on}m${text}\x1b[${off}m`;
}

/**
 * Where it happened, the line itself and its neighbours, and a caret under the column.
 * @param {Place} place
 */
export function excerpt({ label, line, column, text }) {
  const first = Math.max(1, line - BEFORE);
  const shown = text.slice(first - 1, line + AFTER);
  const width = String(line + AFTER).length;
  const rows = shown.map((code, index) => {
    const number = String(first + index).padStart(width);
    if (first + index !== line) return `  ${number} | ${code}`;
    const indent = code.slice(0, column - 1).replace(/[^\t]/g, " "); // tabs stay, so that the caret stands under its character
    return `> ${number} | ${code}\n  ${" ".repeat(width)} | ${indent}${paint("red", "^")}`;
  });
  return [paint("bold", `${label}, line ${line}, column ${column}`), ...rows].join("\n");
}
