import assert from "node:assert/strict";
import { test } from "node:test";
import { Jimp } from "jimp";
import { Random } from "../../src/base/random";
import { bitsFor, encodeIndexedPng, indexColours } from "../../src/picture/png";

test("each distinct colour gets a number, in the order in which they appear", () => {
  const indexed = indexColours([9, 8, 7, 0, 0, 0, 9, 8, 7, 255, 255, 255], 2, 2);
  assert.deepEqual([...(indexed?.indices ?? [])], [0, 1, 0, 2]);
  assert.deepEqual([...(indexed?.palette ?? [])], [9, 8, 7, 0, 0, 0, 255, 255, 255]);
});

test("256 colours fit into a palette, 257 don't", () => {
  const greysAnd = (extra: number) =>
    Array.from({ length: 256 + extra }, (_, i) => [i & 255, i & 255, i >> 8]).flat();
  assert.equal(indexColours(greysAnd(0), 16, 16)?.palette.length, 768);
  assert.equal(indexColours(greysAnd(1), 1, 257), undefined);
});

test("a pixel takes as few bits as its palette allows", () => {
  assert.deepEqual([1, 2, 3, 4, 5, 16, 17, 256].map(bitsFor), [1, 1, 2, 2, 4, 4, 8, 8]);
});

for (const K of [1, 2, 3, 4, 5, 16, 17, 256]) {
  test(`a file with ${K} colours is read back exactly by another decoder`, async () => {
    const random = new Random(K);
    const palette = Uint8Array.from({ length: 3 * K }, () => random.integer(256));
    for (const [width, height] of [
      [1, 1],
      [13, 5],
      [64, 64],
    ]) {
      // biome-ignore format: one line
      const indices = Uint8Array.from({ length: width * height }, () => random.integer(K));
      const { bitmap } = await Jimp.fromBuffer(encodeIndexedPng({ indices, palette, width, height }));
      assert.deepEqual([bitmap.width, bitmap.height], [width, height]);
      const decoded = Array.from(indices, (_, i) => [...bitmap.data.subarray(4 * i, 4 * i + 4)]);
      assert.deepEqual(
        decoded,
        Array.from(indices, (k) => [...palette.subarray(3 * k, 3 * k + 3), 255]),
      );
    }
  });
}
