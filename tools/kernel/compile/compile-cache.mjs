// A cache on disk of what the compiler made of the project's modules: to check and compile all of src/ takes
// longer than anything else in a fresh kernel's first cell.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Ten times what src/ takes: for going back and forth between versions of its files. */
const MOST_FILES = 1000;

export class CompileCache {
  #folder;
  #settings;

  /**
   * @param {string} folder
   * @param {string} settings whatever the results depend on besides the modules
   */
  constructor(folder, settings) {
    this.#folder = folder;
    this.#settings = createHash("sha256").update(settings).digest("hex"); // they are long
  }

  /** @param {string} source what a text was made of @returns {string | undefined} that text, if it was kept */
  get(source) {
    try {
      return readFileSync(this.#file(source), "utf8") || undefined; // a computer that loses its power leaves empty files
    } catch {
      return undefined;
    }
  }

  /** Best effort: a failed write only costs the cache. @param {string} source @param {string} text */
  set(source, text) {
    const file = this.#file(source);
    const unfinished = `${file}.${process.pid}`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      const files = readdirSync(this.#folder);
      if (files.length >= MOST_FILES)
        for (const name of files) rmSync(join(this.#folder, name), { force: true });
      writeFileSync(unfinished, text);
      renameSync(unfinished, file); // no other kernel is to read half of it
    } catch {}
  }

  /** @param {string} source */
  #file(source) {
    const hash = createHash("sha256").update(`${this.#settings}\0${source}`);
    return join(this.#folder, hash.digest("hex"));
  }
}
