import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, noteOn, table } from "../../tools/grading/table";
import type { Output } from "../../tools/notebooks/notebook";

const most = {
  load: 1,
  standardise: 1,
  keep: 2,
  euclideanDist: 3,
  fit: 5,
  predict: 2,
  palette: 2,
  cluster2image: 2,
  inertia: 2,
};

test("the table has a column for each exercise, and the total last", () => {
  const [head, anna, of] = table([{ student: "anna", points: { fit: 5, keep: 2 } }], most).split("\n");
  assert.match(
    head,
    /^student +load +standardise +keep +euclideanDist +fit +predict +palette +cluster2image +inertia +total$/,
  );
  assert.match(anna, /^anna +0 +0 +2 +0 +5 +0 +0 +0 +0 +7$/);
  assert.match(of, /^of .* 20$/);
});

test("a name with commas stays one cell of the CSV, and one that looks like a formula stays a name", () => {
  const lines = csv(
    [
      { student: "Doe, Jane", points: {} },
      { student: "=1+1", points: {}, note: 'says "no"' },
    ],
    most,
  ).split("\n");
  assert.equal(lines[1], '"Doe, Jane",0,0,0,0,0,0,0,0,0,0,20,');
  assert.equal(lines[2], `'=1+1,0,0,0,0,0,0,0,0,0,0,20,"says ""no"""`);
});

function executed(talos: object, ...outputs: Output[][]) {
  const text = { cell_type: "markdown" as const, id: "text", metadata: {}, source: "# K-means" };
  const code = outputs.map((shown, i) => ({ cell_type: "code" as const, id: `${i}`, metadata: {}, source: "", outputs: shown })); // biome-ignore format: one line
  return { cells: [text, ...code], metadata: { talos }, nbformat: 4, nbformat_minor: 5 };
}
const failed: Output = {
  output_type: "error",
  ename: "TypeScript error TS1005",
  evalue: "';' expected.\nmore",
};
const printed: Output = { output_type: "stream", name: "stdout", text: "TensorFlow 2.15.1, native\n" };

test("a first cell that failed is noted with its error, any other failure is not", () => {
  const why =
    "its first cell failed, and without that no other can run (TypeScript error TS1005: ';' expected.)";
  assert.equal(noteOn(executed({}, [printed, failed], [])), why);
  assert.equal(noteOn(executed({ notes: ["a", "b"] }, [failed])), `${why}; a; b`);
  assert.equal(noteOn(executed({ notes: [] }, [printed], [failed])), undefined);
  assert.equal(noteOn(executed({})), undefined);
});
