import assert from "node:assert/strict";
import { lightToOklab, oklabToRgb, rgbToOklab } from "../../src/measures/oklab";
import { near, onBothBackends } from "../support/backends";

/** Light of sRGB's red, green and blue from the CIE's X, Y, Z: the inverse of the matrix in IEC 61966-2-1. */
const fromXyz = ([X, Y, Z]: number[]) => [
  3.2404542 * X - 1.5371385 * Y - 0.4985314 * Z,
  -0.969266 * X + 1.8760108 * Y + 0.041556 * Z,
  0.0556434 * X - 0.2040259 * Y + 1.0572252 * Z,
];

onBothBackends("Oklab has the values of its author's table", () => {
  // Ottosson 2020, "A perceptual color space for image processing", table of XYZ and Oklab pairs, three digits
  const xyz = [[0.95, 1, 1.089], [1, 0, 0], [0, 1, 0], [0, 0, 1]]; // biome-ignore format: one line
  const oklab = [[1, 0, 0], [0.45, 1.236, -0.019], [0.922, -0.671, 0.263], [0.153, -1.415, -0.449]]; // biome-ignore format: one line
  near(lightToOklab(xyz.map(fromXyz)).dataSync(), oklab.flat(), 1.1e-3);
});

onBothBackends("sRGB's primaries have the values that CSS Color 4 gives for them", () => {
  const primaries = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [0, 0, 0]]; // biome-ignore format: one line
  const oklab = [
    [0.62796, 0.22486, 0.12585],
    [0.86644, -0.23389, 0.1795],
    [0.45201, -0.03246, -0.31153],
    [1, 0, 0],
    [0, 0, 0],
  ];
  near(rgbToOklab(primaries).dataSync(), oklab.flat(), 1e-4);
});

onBothBackends("a colour comes back from Oklab as it was", () => {
  const colours = Array.from({ length: 125 }, (_, i) => [i % 5, Math.floor(i / 5) % 5, Math.floor(i / 25)]);
  const rgb = colours.map((colour) => colour.map((value) => value / 4));
  near(oklabToRgb(rgbToOklab(rgb)).dataSync(), rgb.flat(), 1e-4);
});

onBothBackends("a colour that no screen can show comes back within 0-1", () => {
  const [colour] = oklabToRgb([[0.7, 0.4, 0]]).arraySync();
  assert.ok(
    colour.every((value) => value >= 0 && value <= 1),
    `${colour}`,
  );
});
