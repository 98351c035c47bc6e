// Pictures as large as cameras make them, of a kind for each decoder of JPEG, against Pillow's pixels.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { before, test } from "node:test";
import { startTensorFlow } from "../../../src/base/tf";
import { loadImage } from "../../../src/picture/image";
import { python } from "../../../tools/setup/paths.mjs";
import { ownFolder } from "../../support/folder";

const folder = ownFolder("large-");
before(startTensorFlow);

const PROGRAM = `
import sys
from PIL import Image
file, mode, width, height = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
Image.effect_mandelbrot((width, height), (-2, -1.5, 1, 1.5), 20).convert(mode).save(file, quality=90, subsampling=0)
with Image.open(file) as image:
    print(*image.convert("RGB").getpixel((width // 3, height // 4)))
`;

for (const [mode, width, height] of [
  ["RGB", 7700, 5180],
  ["CMYK", 5200, 3900], // more than jimp's decoder takes by itself
] as const) {
  test(`${mode} of ${Math.round((width * height) / 1e6)} megapixels`, async () => {
    const file = join(folder, `${mode}.jpg`);
    const args = ["-c", PROGRAM, file, mode, String(width), String(height)];
    const expected = execFileSync(python, args, { encoding: "utf8" }).trim().split(" ").map(Number);
    const image = await loadImage(file);
    assert.deepEqual(image.shape, [height, width, 3]);
    const pixel = image.slice([Math.floor(height / 4), Math.floor(width / 3)], [1, 1]).dataSync();
    assert.ok(
      expected.every((value, i) => Math.abs(value - pixel[i]) <= 3),
      `${pixel}, not ${expected}`,
    );
    image.dispose();
  });
}
