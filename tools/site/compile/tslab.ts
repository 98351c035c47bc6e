// tslab's converter in the browser, in place of tools/kernel/compile/tslab.mjs.

export * as converter from "tslab/dist/converter";
export { printQuickInfo } from "tslab/dist/inspect";
export { mends } from "./mends";
export { ts } from "./system";

/** The files never change. */
export const watch = { check: () => false };
