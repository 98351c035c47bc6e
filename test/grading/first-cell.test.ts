import assert from "node:assert/strict";
import { test } from "node:test";
import { firstCellFailed } from "../../tools/grading/first-cell";
import type { Output } from "../../tools/notebooks/notebook";

function executed(...outputs: Output[][]) {
  const text = { cell_type: "markdown" as const, id: "text", metadata: {}, source: "# K-means" };
  const code = outputs.map((shown, i) => ({ cell_type: "code" as const, id: `${i}`, metadata: {}, source: "", outputs: shown })); // biome-ignore format: one line
  return { cells: [text, ...code], metadata: {}, nbformat: 4, nbformat_minor: 5 };
}
const failed: Output = {
  output_type: "error",
  ename: "TypeScript error TS1005",
  evalue: "';' expected.\nmore",
};
const printed: Output = { output_type: "stream", name: "stdout", text: "TensorFlow 2.15.1, native\n" };

test("a first cell that failed is noted with its error, any other failure is not", () => {
  assert.equal(
    firstCellFailed(executed([printed, failed], [])),
    "its first cell failed, and without that no other can run (TypeScript error TS1005: ';' expected.)",
  );
  assert.equal(firstCellFailed(executed([printed], [failed])), undefined);
  assert.equal(firstCellFailed(executed()), undefined);
});
