export { inspect } from "node-inspect-extracted";

export const types = {
  isNativeError: (value: unknown) => value instanceof Error,
  isPromise: (value: unknown) => value instanceof Promise,
};
