import assert from "node:assert/strict";
import { test } from "node:test";
import { type ColourTree, treeOf } from "../../src/colours/tree";
import { near } from "../support/backends";
import { noisyColours } from "../support/colours";

const tree = treeOf(noisyColours());
const boxes = tree.begins.map((_, box) => box);
const isLeaf = (box: number) => tree.nexts[box] === box + 1;

/** The boxes directly inside a box. */
function inside({ nexts }: ColourTree, box: number): number[] {
  const found: number[] = [];
  for (let inner = box + 1; inner < nexts[box]; inner = nexts[inner]) found.push(inner);
  return found;
}

test("the first box has all colours, and each box just those of the boxes inside it", () => {
  assert.deepEqual([tree.begins[0], tree.ends[0]], [0, tree.counts.length]);
  for (const box of boxes.filter((box) => !isLeaf(box))) {
    const inner = inside(tree, box);
    assert.ok(inner.length >= 2 && inner.length <= 8, `${inner.length} boxes in box ${box}`);
    assert.deepEqual(
      [...inner.map((i) => tree.begins[i]), tree.ends[box]],
      [tree.begins[box], ...inner.map((i) => tree.ends[i])],
    );
  }
  for (const box of boxes.filter(isLeaf)) assert.ok(tree.ends[box] - tree.begins[box] <= 64);
});

test("each box knows how far its colours reach, and their sums", () => {
  for (const box of boxes) {
    const places = Array.from({ length: tree.ends[box] - tree.begins[box] }, (_, i) => tree.begins[box] + i);
    for (let d = 0; d < 3; d++) {
      const values = places.map((i) => tree.colours[3 * i + d]);
      const [least, most] = [Math.min(...values), Math.max(...values)];
      assert.deepEqual([tree.lows[3 * box + d], tree.highs[3 * box + d]], [least, most]);
      const sum = values.reduce((total, value, i) => total + value * tree.counts[places[i]], 0);
      near([tree.sums[4 * box + d]], [sum], 1e-12);
    }
    assert.equal(
      tree.sums[4 * box + 3],
      places.reduce((total, i) => total + tree.counts[i], 0),
    );
  }
});

test("the tree is grown once for each picture", () => {
  const picture = noisyColours(20, 20);
  assert.equal(treeOf(picture), treeOf(picture));
  assert.notEqual(treeOf(picture), treeOf(noisyColours(20, 20)));
});
