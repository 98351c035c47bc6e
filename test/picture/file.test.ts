import assert from "node:assert/strict";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { crc32 } from "node:zlib";
import { Jimp, JimpMime } from "jimp";
import { startTensorFlow, tf } from "../../src/base/tf";
import { whyUnreadable } from "../../src/picture/file";
import { encodeImage, loadImage } from "../../src/picture/image";
import { encodeIndexedPng } from "../../src/picture/png";
import { near } from "../support/backends";
import { ownFolder } from "../support/folder";

before(startTensorFlow);

const folder = ownFolder();

const fixture = (name: string) => join("test/fixtures", name);
const made = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const half = (name: string) => {
  const bytes = readFileSync(fixture(name));
  return made(`half ${name}`, bytes.subarray(0, bytes.length / 2));
};

/** A JPEG file whose header claims another size. */
function claimingJpeg(width: number, height: number): string {
  const bytes = readFileSync(fixture("grey.jpg"));
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return made("huge.jpg", bytes);
}

/** A PNG file of 78 bytes whose header claims another size: a decompression bomb would look like this. */
function claimingPng(width: number, height: number): string {
  const bytes = readFileSync(fixture("grey.png"));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return made("bomb.png", bytes);
}

const refused: [what: string, file: () => string, message: (file: string) => string][] = [
  ["a missing file", () => join(folder, "no.jpg"), (f) => `There is no file "${f}" (looked for it from ${process.cwd()}).`],
  ["a folder", () => folder, (f) => `"${f}" is a folder: name a picture in it.`],
  ["an empty file", () => made("empty.jpg", ""), (f) => `The file "${f}" is empty.`],
  ["a text named .jpg", () => made("text.jpg", "hello"), (f) => `"${f}" is not a picture: it needs to be a JPEG, PNG, WebP or AVIF file.`],
  ["a table of numbers", () => "data/iris.csv", (f) => `"${f}" is not a picture: it needs to be a JPEG, PNG, WebP or AVIF file.`],
  ["an icon without an end (CVE-2025-71330)", () => made("icon.png", Buffer.from("icns\0\0\0\x10is32\0\0\0\0", "latin1")), (f) => `"${f}" is not a picture: it needs to be a JPEG, PNG, WebP or AVIF file.`],
  ["a GIF", () => fixture("animated.gif"), (f) => `"${f}" is a GIF picture: save it as JPEG or PNG first.`],
  ["a TIFF", () => fixture("picture.tiff"), (f) => `"${f}" is a TIFF picture: save it as JPEG or PNG first.`],
  ["half a JPEG", () => half("rotated.jpg"), (f) => `"${f}" begins like a picture, but the rest is damaged or missing: fetch or save it again.`],
  ["half a PNG", () => half("grey.png"), (f) => `"${f}" begins like a picture, but the rest is damaged or missing: fetch or save it again.`],
  ["a PNG of 16 x 8 pixels that claims to be 16 x 16", () => claimingPng(16, 16), (f) => `"${f}" begins like a picture, but the rest is damaged or missing: fetch or save it again.`],
  ["half a WebP", () => half("picture.webp"), (f) => `"${f}" begins like a picture, but the rest is damaged or missing: fetch or save it again.`],
  ["half a JPEG of inks", () => half("cmyk.jpg"), (f) => `"${f}" begins like a picture, but the rest is damaged or missing: fetch or save it again.`],
  ["100 megapixels of JPEG", () => claimingJpeg(10_000, 10_000), (f) => `"${f}" has 100 megapixels (10000 x 10000); at most 40 fit into memory: make it smaller first.`],
  ["a few bytes that claim to be 36 megapixels of JPEG", () => claimingJpeg(6000, 6000), (f) => `"${f}" begins like a picture, but the rest is damaged or missing: fetch or save it again.`],
  ["a few bytes that claim to be 36 megapixels of PNG", () => claimingPng(6000, 6000), (f) => `"${f}" begins like a picture, but the rest is damaged or missing: fetch or save it again.`],
  ["a decompression bomb", () => claimingPng(60_000, 60_000), (f) => `"${f}" has 3,600 megapixels (60000 x 60000); at most 40 fit into memory: make it smaller first.`],
]; // biome-ignore format: a row a case

for (const [what, file, message] of refused) {
  test(`${what} is refused, with its name and the way out`, async () => {
    const path = file();
    const tensors = tf.memory().numTensors;
    await assert.rejects(loadImage(path), { message: message(path) });
    assert.equal(tf.memory().numTensors, tensors);
  });
}

test("what is missing in a PNG is not filled up with what lies in memory: a hundred times after the whole", async () => {
  for (let i = 0; i < 100; i++) {
    await loadImage(made("whole.png", readFileSync(fixture("grey.png"))));
    const damaged = i % 2 ? half("grey.png") : claimingPng(16, 16);
    await assert.rejects(loadImage(damaged), /damaged or missing/);
  }
});

test("a PNG with a row too many is read, as libpng does it", async () => {
  const whole = await loadImage(fixture("grey.png"));
  near((await loadImage(claimingPng(16, 7))).dataSync(), whole.slice([0, 0, 0], [7, -1, -1]).dataSync());
});

test("on a hub, a picture that is too large for the memory of a student's server is refused with both numbers", async (t) => {
  t.after(() => delete process.env.MEM_LIMIT);
  const file = claimingJpeg(6000, 4000);
  const refusal =
    /has 24 megapixels \(6000 x 4000\); at most ([\d.]+) fit into the (\d+) MB of memory that this server gives you: make it smaller first/;
  const mostWith = async (limit: number) => {
    process.env.MEM_LIMIT = String(limit); // as JupyterHub says it, in bytes
    const { message } = await loadImage(file).catch((error) => error);
    return refusal.exec(message)?.slice(1).map(Number) ?? message;
  };
  const [small, large] = [await mostWith(2 ** 30), await mostWith(1.5 * 2 ** 30)];
  assert.deepEqual([small[1], large[1]], [1024, 1536]);
  assert.ok(small[0] < 12 && large[0] > 12.2, `${small} ${large}`); // a telephone's photo needs 1.5 GB
  assert.match(await mostWith(8 * 2 ** 30), /damaged/); // there is memory enough: what is wrong with the file is next
  process.env.MEM_LIMIT = String(2 ** 29);
  assert.deepEqual((await loadImage("data/talos.jpg")).shape, [1537, 1920, 3]); // the lesson's own is never refused
});

test("a file without permission is named", () => {
  const refusal = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" }); // root is never refused
  assert.equal(
    whyUnreadable("a.jpg", refusal),
    'The file "a.jpg" may not be read: change its permissions, or copy it.',
  );
});

test("a file without permission is refused by the system itself", {
  skip: process.platform === "win32" && "permissions are of another kind there",
}, async () => {
  const file = made("locked.png", readFileSync(fixture("grey.png")));
  chmodSync(file, 0);
  chmodSync(folder, 0o755); // others may look into the folder
  const isRoot = process.geteuid?.() === 0; // whom no permission stops
  if (isRoot) process.seteuid?.(65534);
  try {
    await assert.rejects(loadImage(file), {
      message: whyUnreadable(file, Object.assign(new Error(), { code: "EACCES" })),
    });
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});

test("the smallest picture, and one as thin as a line, are pictures", async () => {
  for (const [width, height] of [[1, 1], [1, 100_000], [100_000, 1]]) {
    const pixels = { indices: new Uint8Array(width * height), palette: Uint8Array.from([9, 8, 7]), width, height };
    const file = made("thin.png", encodeIndexedPng(pixels));
    const image = await loadImage(file);
    assert.deepEqual(image.shape, [height, width, 3]);
    assert.deepEqual([...image.slice([height - 1, width - 1], [1, 1]).dataSync()], [9, 8, 7]);
    const { width: shown } = await encodeImage(image);
    assert.equal(shown, width);
  }
}); // biome-ignore format: a size a pair

test("a picture of one colour, which packs best of all, is no damaged one", async () => {
  const [width, height] = [1200, 800];
  const pixels = {
    indices: new Uint8Array(width * height),
    palette: Uint8Array.from([9, 8, 7]),
    width,
    height,
  };
  assert.deepEqual((await loadImage(made("plain.png", encodeIndexedPng(pixels)))).shape, [800, 1200, 3]); // biome-ignore format: one line
  const rgb = new Jimp({ width, height, color: 0x090807ff });
  for (const [name, mime] of [["plain.jpg", JimpMime.jpeg], ["plain-rgba.png", JimpMime.png]] as const) // biome-ignore format: one line
    assert.deepEqual((await loadImage(made(name, await rgb.getBuffer(mime)))).shape, [800, 1200, 3]);
});

test("a path may have spaces and letters of any alphabet", async () => {
  const place = join(folder, "Τάλως, the giant's 写真");
  mkdirSync(place);
  copyFileSync(fixture("grey.png"), join(place, "größer & <b>.png"));
  assert.deepEqual((await loadImage(join(place, "größer & <b>.png"))).shape, [8, 16, 3]);
});
