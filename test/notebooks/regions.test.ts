import assert from "node:assert/strict";
import { test } from "node:test";
import { blank, solved } from "../../tools/notebooks/regions";

const cell = `// The sum of two numbers
// [CODE HERE] Add them
// 1. Take the first.
let sum = a; // 2. Keep it.
for (const n of [b]) {
  // 3. Add the second.
  sum += n;
}
  // [TODO] const sum = todo("sum");
// [/CODE HERE]
console.log(sum);`;

test("the walkthrough keeps the solution and leaves the stub out", () => {
  assert.equal(solved(cell), cell.replace('  // [TODO] const sum = todo("sum");\n', ""));
});

test("the exercises keep a region's comments, lose its code, and its stub becomes code where it stands", () => {
  assert.equal(
    blank(cell),
    `// The sum of two numbers
// [CODE HERE] Add them
// 1. Take the first.
  // 3. Add the second.
  const sum = todo("sum");
// [/CODE HERE]
console.log(sum);`,
  );
});

test("a cell without regions is the same in both", () => {
  const plain = "const K = 16; // clusters\n\n// [x]\nfit(K);";
  assert.equal(solved(plain), plain);
  assert.equal(blank(plain), plain);
});

test("several regions in one cell are blanked one by one", () => {
  const two = "// [CODE HERE] a\na();\n// [/CODE HERE]\nkept();\n// [CODE HERE] b\nb();\n// [/CODE HERE]";
  assert.equal(blank(two), "// [CODE HERE] a\n// [/CODE HERE]\nkept();\n// [CODE HERE] b\n// [/CODE HERE]");
});

test("a region that is not closed, not opened or opened twice is refused with its line", () => {
  assert.throws(
    () => blank("// [CODE HERE] a\na();"),
    /"\/\/ \[CODE HERE\] a" has no \[\/CODE HERE\] after it/,
  );
  assert.throws(() => solved("a();\n// [/CODE HERE]"), /\[\/CODE HERE\] without \[CODE HERE\] before it/);
  assert.throws(() => blank("// [CODE HERE] a\n  // [CODE HERE] b"), /"\/\/ \[CODE HERE\] b" stands inside/);
});

test("a stub outside a region is refused: it would stand in neither notebook", () => {
  assert.throws(() => solved("// [TODO] a();"), /"\/\/ \[TODO\] a\(\);" must stand inside/);
});
