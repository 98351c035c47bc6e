// What cells can import: the lesson's library in one bundle, TensorFlow, and the little of Node.js that the notebooks use.
import * as tf from "@tensorflow/tfjs";
import assert from "assert";
import * as explore from "../../../src/explore";
import * as index from "../../../src/index";
import * as fs from "../node/fs";

/** As TypeScript's CommonJS modules look. */
const asModule = (exports: object) => ({ ...exports, __esModule: true });

const modules = new Map<string, unknown>([
  ["./src/index", asModule(index)],
  ["./src/explore", asModule(explore)],
  ["@tensorflow/tfjs", asModule(tf)],
  ["node:fs", asModule(fs)],
  ["node:assert/strict", assert.strict],
]);

export function require(id: string): unknown {
  const found = modules.get(id) ?? modules.get(`node:${id}`);
  if (found !== undefined) return found;
  const names = [...modules.keys()].map((name) => `"${name}"`).join(", ");
  throw new Error(`There is no module "${id}" in the browser. There are: ${names}.`);
}
