// Pictures of every kind that cameras, telephones and programs write, against Pillow's pixels: corpus.py
// makes both.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { startTensorFlow } from "../../src/base/tf";
import { loadImage } from "../../src/picture/image";
import { python } from "../../tools/setup/paths.mjs";
import { ownFolder } from "../support/folder";

const folder = ownFolder("corpus-");
before(startTensorFlow);
execFileSync(python, ["-W", "ignore", "test/picture/corpus.py", folder]);
const files = readdirSync(folder);
const readable = files.filter((file) => files.includes(`${file}.rgb`));

/** How far a value may be from Pillow's, in 255ths, and why. */
function tolerance(file: string): number {
  if (file.startsWith("jpg-inks")) return 3; // jimp's decoder, and inks become light by another formula
  if (file.startsWith("avif") || file === "webp-lossy.webp") return 3; // YUV becomes RGB with another rounding
  if (/type6-16bit/.test(file)) return 2; // Pillow drops the lower bytes, of the colour and of alpha
  if (/transparent|type[46]|16bit/.test(file)) return 1; // over white, or of 16 bits, rounded once more
  return 0;
}

for (const file of readable) {
  test(`${file} has Pillow's pixels`, async () => {
    const expected = readFileSync(join(folder, `${file}.rgb`));
    const image = await loadImage(join(folder, file));
    assert.deepEqual(image.shape, [expected.readUInt32LE(4), expected.readUInt32LE(0), 3]);
    assert.equal(image.dtype, "int32");
    const rgb = expected.subarray(8);
    const off = Array.from(image.dataSync()).reduce((most, value, i) => Math.max(most, Math.abs(value - rgb[i])), 0); // biome-ignore format: one line
    assert.ok(off <= tolerance(file), `${off} of 255 off`);
    image.dispose();
  });
}

test("the corpus has every PNG type, every turn, every JPEG sampling", () => {
  const count = (kind: RegExp) => readable.filter((file) => kind.test(file)).length;
  // 15 pairs of type and depth, interlaced or not; those of types 0, 2 and 3 once more with tRNS
  assert.equal(count(/^png-type/), 2 * (15 + 11));
  assert.equal(count(/turned-[1-8]-(II|MM)/), 8 * 2 * 5);
  assert.equal(count(/^jpg-sampling/), 3 * 2 * 3);
});

const reasons: [file: string, reason: RegExp][] = [
  ["refused-12-bits.jpg", /is a JPEG with 12 bits a value: save it with 8 bits first\.$/],
  ["refused-arithmetically-coded.jpg", /is an arithmetically coded JPEG, which few programs read/],
  ["refused-lossless.jpg", /is a lossless or hierarchical JPEG, which few programs read: save it/],
  ["refused-without-Adobe's-marker.jpg", /is a CMYK JPEG without Adobe's marker/],
  ["damaged-half.jpg", /begins like a picture, but the rest is damaged or missing/],
  ["damaged-half.png", /begins like a picture, but the rest is damaged or missing/],
];

for (const [file, reason] of reasons) {
  test(`${file} is refused with its reason`, async () => {
    await assert.rejects(loadImage(join(folder, file)), ({ message }: Error) => {
      assert.ok(message.startsWith(`"${join(folder, file)}" `), message);
      assert.match(message, reason);
      return true;
    });
  });
}
