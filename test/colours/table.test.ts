import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../src/base/random";
import { tf } from "../../src/base/tf";
import { colourCode, countColours } from "../../src/colours/table";
import { onBothBackends } from "../support/backends";

/** A picture of few colours, some of them often. */
function picture(rows: number, columns: number): tf.Tensor3D {
  const random = new Random(rows);
  const values = Int32Array.from({ length: rows * columns * 3 }, () => 51 * random.integer(6));
  return tf.tensor3d(values, [rows, columns, 3], "int32");
}

onBothBackends("the table says of every pixel which colour it has", () => {
  const image = picture(40, 30);
  const { colours, numbers, shape } = countColours(image);
  const table = colours.dataSync();
  const back = Array.from(numbers, (n) =>
    [...table.subarray(3 * n, 3 * n + 3)].map((v) => Math.round(v * 255)),
  );
  assert.deepEqual(back.flat(), [...image.dataSync()]);
  assert.deepEqual(shape, [40, 30, 3]);
});

onBothBackends("each colour stands there once, with the number of its pixels", () => {
  const image = picture(40, 30);
  const { colours, counts } = countColours(image);
  const expected = new Map<string, number>();
  for (const pixel of image.reshape([-1, 3]).arraySync() as number[][]) {
    expected.set(String(pixel), (expected.get(String(pixel)) ?? 0) + 1);
  }
  const found = (colours.arraySync() as number[][]).map((rgb) => String(rgb.map((v) => Math.round(v * 255))));
  assert.equal(new Set(found).size, expected.size);
  assert.deepEqual(
    [...counts.dataSync()],
    found.map((rgb) => expected.get(rgb)),
  );
});

onBothBackends(
  "its values are those of the standardised picture, bit for bit, whichever of the two is counted",
  () => {
    const greys = tf.tensor3d(
      Int32Array.from({ length: 768 }, (_, i) => Math.floor(i / 3)),
      [16, 16, 3],
      "int32",
    );
    const standardised = greys.div(255);
    const values = standardised.dataSync();
    for (const { colours, numbers } of [greys, standardised].map(countColours)) {
      const table = colours.dataSync();
      for (let v = 0; v < 256; v++) assert.equal(table[3 * numbers[v]], values[3 * v]);
    }
  },
);

test("the colours stand in the order of their codes, in which like ones are neighbours", () => {
  const bytes = countColours(picture(40, 30)).colours.mul(255).round().arraySync() as number[][];
  const codes = bytes.map(([r, g, b]) => colourCode(r, g, b));
  assert.deepEqual(
    codes,
    [...codes].sort((a, b) => a - b),
  );
  assert.equal(colourCode(255, 255, 255), 2 ** 24 - 1);
  assert.equal(colourCode(8, 0, 0) >> 9, colourCode(15, 7, 7) >> 9);
});
