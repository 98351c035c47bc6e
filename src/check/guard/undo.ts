// What a check changes while the student's code runs, and how it is put back.

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

type Instead = NonNullable<ProxyHandler<() => unknown>["apply"]>;

/** Has `instead` called in place of a method. @returns how to put the method back */
export function wrap(owner: object, name: string, instead: Instead): () => void {
  return replace(owner, name, {
    value: new Proxy(Reflect.get(owner, name), { apply: instead }),
    writable: true,
  });
}
