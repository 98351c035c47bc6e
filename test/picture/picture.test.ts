import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Jimp } from "jimp";
import { expose } from "../../tools/picture/camera/exposure";
import { develop } from "../../tools/picture/camera/film";
import type { Crop } from "../../tools/picture/camera/lens";

const PICTURE = fileURLToPath(new URL("../../data/talos.jpg", import.meta.url));

/** A piece of the shoulder with sky behind it. */
const TILE: Crop = { left: 620, top: 380, width: 24, height: 16, whole: { width: 1920, height: 1537 } };

const draw = (crop: Crop): Uint8Array => develop(expose(crop), crop);

/** How many different 24-bit colours RGBA bytes hold. */
function countColours(rgba: Uint8Array): number {
  const seen = new Uint8Array(1 << 24);
  for (let i = 0; i < rgba.length; i += 4) seen[(rgba[i] << 16) | (rgba[i + 1] << 8) | rgba[i + 2]] = 1;
  return seen.reduce((sum, one) => sum + one, 0);
}

test("the committed picture is 1920 x 1537 and has at least 100,000 colours", async () => {
  const { bitmap } = await Jimp.read(PICTURE);
  assert.deepEqual([bitmap.width, bitmap.height], [1920, 1537]);
  const colours = countColours(bitmap.data);
  assert.ok(colours >= 100_000, `${colours} distinct colours`);
});

test("drawing the same piece twice gives the same bytes, with something on it", () => {
  const tile = draw(TILE);
  assert.deepEqual(draw(TILE), tile);
  assert.ok(countColours(tile) > 150, `${countColours(tile)} distinct colours on 384 pixels`);
});

test("the script draws the committed picture", async () => {
  const { bitmap } = (await Jimp.read(PICTURE)).crop({
    x: TILE.left,
    y: TILE.top,
    w: TILE.width,
    h: TILE.height,
  });
  const tile = draw(TILE);
  const error = tile.reduce((sum, byte, i) => sum + Math.abs(byte - bitmap.data[i]), 0) / tile.length;
  assert.ok(error < 6, `a byte differs by ${error} on average: run npm run picture after changing the scene`);
});
