// Thousands of damaged pictures, always the same ones: each is read or refused in our own words, within two seconds and 500 MB,
// and nothing else happens.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { crc32 } from "node:zlib";
import { Random } from "../../../src/base/random";
import { startTensorFlow, tf } from "../../../src/base/tf";
import { loadImage } from "../../../src/picture/image";
import { ownFolder } from "../../support/folder";
import { Watch } from "./watch";

const EACH = 1000;
const folder = ownFolder();
const file = join(folder, "damaged");

let watch: Watch;
before(async () => {
  await startTensorFlow();
  watch = new Watch();
});

/** Changes some bytes, cuts a piece out, repeats one, or cuts the end off. */
function damage(original: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(original);
  const [a, b] = [random.integer(bytes.length), random.integer(bytes.length)].sort((x, y) => x - y);
  const kind = random.integer(5);
  if (kind === 0) return bytes.subarray(0, a);
  if (kind === 1) return Buffer.concat([bytes.subarray(0, a), bytes.subarray(b)]);
  if (kind === 2) return Buffer.concat([bytes.subarray(0, b), bytes.subarray(a)]);
  for (let i = 0; i <= random.integer(8); i++) bytes[random.integer(bytes.length)] = random.integer(256);
  return bytes;
}

/** Makes the checksums of a PNG's chunks right again, so that the damage gets past them. */
function withRightChecksums(png: Buffer): Buffer {
  for (let at = 8; at + 12 <= png.length; ) {
    const end = at + 8 + png.readUInt32BE(at);
    if (end + 4 > png.length) break;
    png.writeUInt32BE(crc32(png.subarray(at + 4, end)), end);
    at = end + 4;
  }
  return png;
}

const ours = /begins like a picture|is not a picture|is empty|megapixels|save it /;

for (const name of [
  "rotated.jpg",
  "grey.jpg",
  "cmyk.jpg",
  "alpha.png",
  "grey.png",
  "grey-16-bit.png",
  "picture.webp",
]) {
  test(`${EACH} damaged copies of ${name} are read or refused, one by one`, async (t) => {
    const original = readFileSync(join("test/fixtures", name));
    const random = new Random(1);
    const tensors = tf.memory().numTensors;
    let refused = 0;
    for (let i = 0; i < EACH; i++) {
      const bytes = damage(original, random);
      writeFileSync(file, name.endsWith("png") && i % 2 ? withRightChecksums(bytes) : bytes);
      const read = () =>
        loadImage(file).catch((error: Error) => {
          assert.match(error.message, ours, `copy ${i}`);
          refused++;
        });
      const image = await watch.call(read, () => `copy ${i}`);
      image?.dispose();
    }
    watch.checkMemory(t);
    assert.ok(refused > EACH / 10 && refused < EACH, `${refused} refused`);
    assert.equal(tf.memory().numTensors, tensors);
  });
}
