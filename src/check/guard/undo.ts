// What a check changes while the student's code runs, and how it is put back.

/**
 * Calls `restore` once: when the function it returns is called, or else when the running cell has ended. An interrupt
 * ends a cell without going through any `finally`.
 */
export function undoable(restore: () => void): () => void {
  let pending = true;
  const undo = () => {
    if (pending) restore();
    pending = false;
  };
  const later = setImmediate(undo);
  return () => {
    clearImmediate(later);
    undo();
  };
}

/** Defines a property of `owner`. @returns how to put back what was there before */
export function replace(owner: object, name: PropertyKey, property: PropertyDescriptor): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { ...property, configurable: true });
  return () => {
    if (before) Object.defineProperty(owner, name, before);
    else Reflect.deleteProperty(owner, name);
  };
}

/** Puts back all of them. */
export const inTurn = (restores: (() => void)[]) => () => {
  for (const restore of restores) restore();
};

// biome-ignore lint/suspicious/noExplicitAny: functions of every kind are wrapped
type AnyFunction = (this: any, ...args: any[]) => any;

/** Puts `around(original)` in place of a method. @returns how to put the method back */
export function wrap(
  owner: object,
  name: string,
  around: (original: AnyFunction) => AnyFunction,
): () => void {
  const original = (owner as { [name: string]: AnyFunction })[name];
  return replace(owner, name, { value: around(original), writable: true });
}
