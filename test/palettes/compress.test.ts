import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Jimp } from "jimp";
import { compress, compressedName } from "../../src/palettes/compress";
import { loadImage } from "../../src/picture/image";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "compress-"));
  const image = new Jimp({ width: 40, height: 30 });
  image.scan((x, y, i) => image.bitmap.data.set([6 * x, 8 * y, (x * y) % 256, 255], i));
  await writeFile(join(folder, "photo.png"), await image.getBuffer("image/png"));
});
after(() => rm(folder, { recursive: true }));

test("the picture is written beside the original, with at most K colours", async () => {
  const { file, palette, bytes, originalBytes } = await compress(join(folder, "photo.png"), { K: 5 });
  assert.equal(file, join(folder, "photo-5.png"));
  const written = await readFile(file);
  assert.deepEqual([written.length, palette.length], [bytes, 5]);
  assert.equal((await readFile(join(folder, "photo.png"))).length, originalBytes);
  const image = await loadImage(file);
  assert.deepEqual(image.shape, [30, 40, 3]);
  const seen = new Set((image.reshape([-1, 3]).arraySync() as number[][]).map(String));
  assert.deepEqual([...seen].sort(), palette.map(String).sort());
});

test("each pixel has the colour of the palette that is nearest to it, rounded as it is", async () => {
  const original = (await loadImage(join(folder, "photo.png"))).reshape([-1, 3]).arraySync() as number[][];
  const { file, palette } = await compress(join(folder, "photo.png"), { K: 40 });
  const written = (await loadImage(file)).reshape([-1, 3]).arraySync() as number[][];
  const squared = (p: number[], q: number[]) => p.reduce((sum, value, d) => sum + (value - q[d]) ** 2, 0);
  original.forEach((pixel, i) => {
    const least = Math.min(...palette.map((colour) => squared(pixel, colour)));
    assert.equal(squared(pixel, written[i]), least, `pixel ${i}`);
  });
});

test("a file that is already there stays as it is, unless one says so", async () => {
  const file = join(folder, "photo-7.png");
  await writeFile(file, "mine");
  await assert.rejects(
    compress(join(folder, "photo.png"), { K: 7 }),
    /photo-7\.png" is already there.*overwrite: true/,
  );
  assert.equal(await readFile(file, "utf8"), "mine");
  await compress(join(folder, "photo.png"), { K: 7, overwrite: true });
  assert.equal((await loadImage(file)).shape[1], 40);
});

test("a picture with fewer colours than K keeps exactly its colours", async () => {
  const first = await compress(join(folder, "photo.png"), { K: 3 });
  const again = await compress(first.file, { K: 16 });
  assert.equal(again.palette.length, 3);
  assert.deepEqual((await loadImage(again.file)).arraySync(), (await loadImage(first.file)).arraySync());
});

test("a folder that isn't there is made", async () => {
  const { file } = await compress(join(folder, "photo.png"), { folder: join(folder, "new", "one") });
  assert.equal(file, join(folder, "new", "one", "photo-16.png"));
  assert.equal((await stat(file)).isFile(), true);
});

test("what is not a picture, and a folder that can't be made, leave nothing behind", async () => {
  const text = join(folder, "notes.jpg");
  await writeFile(text, "not a picture");
  await assert.rejects(compress(text), /not a picture/);
  await assert.rejects(
    compress(join(folder, "photo.png"), { folder: join(text, "nowhere") }),
    /can't be written/,
  );
  assert.deepEqual((await readdir(folder)).filter((name) => name.endsWith(".part")), []); // biome-ignore format: one line
});

test("the new name keeps the old one, whatever it contains", () => {
  assert.equal(compressedName("in/my photo.v2.jpeg", 16, "out"), join("out", "my photo.v2-16.png"));
});
