// The variables that cells share. Each is a box with its value under `v`, where the compiled cells
// (compile/live.mjs) read and write it. What is no value, an import or an error, is a getter of the box's
// prototype: V8 would read a box that has had a getter of its own ten times as slowly for ever. Knows no
// Node.js.

/** @typedef {{ v?: unknown }} Box */

/** @param {Box} box @param {unknown} value */
function set(box, value) {
  Object.defineProperty(box, "v", { value, writable: true, configurable: true, enumerable: true });
  delete Object.getPrototypeOf(box).v; // it may hold on to the value of before
}

/**
 * What reads a box as it is now, if it has a value or a getter.
 * @param {Box} box
 * @returns {(() => unknown) | undefined}
 */
function getterOf(box) {
  const own = Object.getOwnPropertyDescriptor(box, "v");
  return own ? () => own.value : Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "v")?.get;
}

export class Scope {
  /** @type {Record<string, Box>} */
  #boxes = Object.create(null);
  /** Names that the running cell declares and has not set yet. @type {Set<string>} */
  #unset = new Set();
  /** What the running cell declares with `var`. @type {string[]} */
  #variables = [];

  /** All boxes by name. What no cell has ever set is a global of Node's, or an error. */
  names = new Proxy(this.#boxes, {
    get: (boxes, name) => boxes[/** @type {string} */ (name)] ?? globalBox(String(name)),
  });

  /**
   * A cell begins. What it declares keeps the value that it has, until the cell sets it.
   * @param {{ names: string[], variables: string[] }} declared by the cell; the second with `var`
   */
  begin({ names, variables }) {
    this.#unset.clear();
    this.#variables = variables;
    for (const name of names) {
      this.#unset.add(name);
      this.#setLater(name, getterOf(this.#box(name)) ?? (() => tooEarly(name)));
    }
    for (const name of variables) {
      const box = this.#box(name);
      if (!Object.hasOwn(box, "v")) set(box, undefined);
    }
  }

  /** @param {string} name @param {() => unknown} get what an imported name stands for, now and later */
  import(name, get) {
    this.#unset.delete(name);
    this.#setLater(name, get);
  }

  /**
   * After a cell that ended early: later cells are to say what is missing, not that it is undefined.
   * @param {unknown} standIn for whatever the cell declares and has not set
   */
  fillIn(standIn) {
    const isUndefined = (/** @type {string} */ name) => this.#box(name).v === undefined;
    for (const name of [...this.#unset, ...this.#variables.filter(isUndefined)])
      set(this.#box(name), standIn);
  }

  /**
   * The same where nothing can stand in: to read such a name is an error, even if an earlier cell gave it a
   * value. What went with that may be another picture by now.
   * @param {string} label the cell's
   */
  refuse(label) {
    for (const name of this.#unset) {
      this.#setLater(name, () => {
        throw new Error(
          `${name} has no value: ${label}, which sets it, ended before that. Run that cell again.`,
        );
      });
    }
  }

  /** @param {string} name */
  #box(name) {
    this.#boxes[name] ??= Object.create(Object.create(null));
    return this.#boxes[name];
  }

  /** @param {string} name @param {() => unknown} get what it is until a cell sets it */
  #setLater(name, get) {
    const box = this.#box(name);
    const settle = (/** @type {unknown} */ value) => {
      this.#unset.delete(name);
      set(box, value);
    };
    delete box.v;
    Object.defineProperty(Object.getPrototypeOf(box), "v", { get, set: settle, configurable: true });
  }
}

/** @param {string} name @returns {never} */
function tooEarly(name) {
  throw new ReferenceError(`Cannot access '${name}' before initialization`);
}

/** @param {string} name @returns {Box} */
function globalBox(name) {
  const globals = /** @type {any} */ (globalThis);
  return {
    get v() {
      if (!(name in globals)) throw new ReferenceError(`${name} is not defined`);
      return globals[name];
    },
    set v(value) {
      globals[name] = value;
    },
  };
}

/**
 * Some errors are no mistakes: a cell that needs an exercise not done yet only has to say so.
 * @param {unknown} thrown
 * @returns {{ data: Record<string, string>, standIn: unknown } | undefined} what to show in place of a traceback;
 *   what stands in for the names that the cell did not set
 */
export function noticeOf(thrown) {
  if (typeof thrown !== "object" || thrown === null) return undefined;
  return /** @type {any} */ (thrown)[Symbol.for("talos.notice")];
}
