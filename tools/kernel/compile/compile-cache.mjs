// A cache on disk of the modules' JavaScript, and that their types are right: to check and compile all of
// src/ takes longer than anything else in a fresh kernel's first cell.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

/**
 * A few sets of modules: for different notebooks, and for going back and forth between two versions of a
 * file.
 */
const KEPT = 4;

/** @typedef {import("@tslab/typescript-for-tslab").SourceFile} SourceFile */
/** @typedef {{ name: string, text: string }} Emitted a JavaScript file */

export class CompileCache {
  #folder;
  #shared;
  #settings;
  /** Of the set that is open. */
  #file = "";
  #isNew = false;
  /** For each module of that set what was made of it; all names start at the root, so that other roots can use them. @type {Record<string, Emitted> | undefined} */
  #emitted;

  /**
   * @param {string} folder
   * @param {string} settings whatever the results depend on besides the modules
   * @param {string} [shared] another cache, that of the installation, which is only read
   */
  constructor(folder, settings, shared) {
    this.#folder = folder;
    this.#shared = shared;
    this.#settings = settings;
  }

  /**
   * Opens the set of just these modules with just these texts. It is to be closed before the next cell, whose
   * modules may have been edited.
   * @param {readonly Pick<SourceFile, "fileName" | "text">[]} modules
   * @returns whether they were found right before, so that nobody need look at them again
   */
  open(modules) {
    const hash = createHash("sha256").update(this.#settings);
    for (const { fileName, text } of modules) hash.update(`\0${relative("", fileName)}\0${text}`);
    const name = `${hash.digest("hex").slice(0, 20)}.json`;
    this.#file = join(this.#folder, name);
    const found = readJson(this.#file) ?? (this.#shared ? readTrusted(this.#shared, name) : undefined);
    this.#emitted = found ?? {};
    this.#isNew = found === undefined;
    return !this.#isNew;
  }

  /** @param {Pick<SourceFile, "fileName">} module */
  emitted({ fileName }) {
    const found = this.#emitted?.[relative("", fileName)];
    return found && { ...found, name: resolve(found.name) };
  }

  /**
   * @param {Pick<SourceFile, "fileName">} module of the open set, which was found right
   * @param {Emitted} output
   */
  keep({ fileName }, output) {
    if (!this.#emitted) return;
    this.#emitted[relative("", fileName)] = { ...output, name: relative("", output.name) };
  }

  /** Writes what was kept; the open set, if there is one, is then closed. */
  close() {
    const isEmpty = Object.keys(this.#emitted ?? {}).length === 0; // because the cell, or a module, was wrong
    if (this.#isNew && !isEmpty) {
      try {
        this.#write();
      } catch {
        // Best effort: a failed write only costs the cache.
      }
    }
    this.#emitted = undefined;
  }

  #write() {
    mkdirSync(this.#folder, { recursive: true });
    const unfinished = `${this.#file}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(this.#emitted));
    renameSync(unfinished, this.#file);
    const files = readdirSync(this.#folder).map((name) => join(this.#folder, name));
    const newestFirst = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    for (const file of newestFirst.slice(KEPT)) rmSync(file, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {Record<string, Emitted> | undefined} undefined if it is not there, or not whole
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * What lies in a cache is run: so of a shared one only what nobody but the owner of this file could have written.
 * @param {string} folder @param {string} name
 */
function readTrusted(folder, name) {
  const owner = statSync(import.meta.filename).uid;
  const trusted = [folder, join(folder, name)].every((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.uid === owner && (found.mode & 0o022) === 0;
  });
  return trusted ? readJson(join(folder, name)) : undefined;
}
