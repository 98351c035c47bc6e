// A notebook's cells have no standard input. Left to itself, what reads from it waits for ever, or gets an
// empty text.
import { createRequire } from "node:module";

function refuse() {
  const error = new Error(
    'A cell cannot ask for input: nothing can be typed while it runs. Write the value into the cell, as in `const name = "Ada";`, ' +
      "and run the cell again with another.",
  );
  error.name = "InputError";
  throw error;
}

/**
 * Makes an error, with its line, of process.stdin, and so of readline, and of reading what is Unix's name or
 * number for it.
 */
export function refuseInput() {
  Object.defineProperty(process, "stdin", { get: refuse, configurable: true, enumerable: true });
  const fs = createRequire(import.meta.url)("node:fs"); // the object that the cells' imports read
  const { readFileSync } = fs;
  /** @param {any[]} args */
  fs.readFileSync = (...args) => {
    if (args[0] === 0 || args[0] === "/dev/stdin") refuse();
    return readFileSync(...args);
  };
}
