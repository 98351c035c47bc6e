// A callback of setImmediate that is ended (ending.mjs) leaves Node's list of them in disorder: if it was not
// the first of its turn, Node fails on it for ever. What is ended in a promise callback leaves no trace: so a
// cell's callbacks become that.

export function makeImmediatesEndable() {
  const original = globalThis.setImmediate;
  /** @param {(...args: any[]) => void} callback @param {any[]} args */
  const endable = (callback, ...args) => {
    const own = callback.bind(undefined, ...args); // called from here, it would be the kernel's code (ending.mjs)
    return original(() => queueMicrotask(own));
  };
  globalThis.setImmediate = Object.assign(endable, original); // with what util.promisify makes of it
}
