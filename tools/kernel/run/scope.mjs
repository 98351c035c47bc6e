// The names that cells share: what one declares is there for the next, and may be declared again.

export class Scope {
  /** @type {Record<PropertyKey, any>} */
  #values = {};
  /** @type {Set<PropertyKey>} what the running cell has set: a cell begins by setting all of its own names to undefined */
  #declared = new Set();

  /** What cells know as their exports. TypeScript declares imports as getters, which nobody could set again. */
  exports = new Proxy(this.#values, {
    defineProperty: (_target, name, { get, value }) => {
      if (name !== "__esModule") this.#set(name, get ? get() : value);
      return true;
    },
  });

  beginCell() {
    this.#declared.clear();
  }

  /** Takes a name's value away. @param {string} name @returns {unknown} */
  take(name) {
    const value = this.#values[name];
    delete this.#values[name];
    return value;
  }

  /**
   * After a cell that ended early: later cells are to say what is missing, not that it is undefined.
   * @param {unknown} standIn for whatever the cell has declared and not set
   */
  fillIn(standIn) {
    for (const name of this.#unset()) this.#values[name] = standIn;
  }

  /**
   * The same where nothing can stand in: to read such a name is an error.
   * @param {string} label the cell's
   */
  refuse(label) {
    for (const name of this.#unset()) {
      const get = () => {
        throw new Error(`${String(name)} has no value: ${label}, which sets it, ended before that. Run that cell again.`); // biome-ignore format: one line
      };
      const set = (/** @type {unknown} */ value) => this.#set(name, value);
      Object.defineProperty(this.#values, name, { get, set, configurable: true, enumerable: true });
    }
  }

  /** @param {PropertyKey} name @param {unknown} value */
  #set(name, value) {
    Object.defineProperty(this.#values, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    });
    this.#declared.add(name);
  }

  #unset() {
    return [...this.#declared].filter(
      (name) => Object.getOwnPropertyDescriptor(this.#values, name)?.value === undefined,
    );
  }
}
