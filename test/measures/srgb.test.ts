import { fromLight, toLight } from "../../src/measures/srgb";
import { near, onBothBackends } from "../support/backends";

onBothBackends("sRGB numbers become the amounts of light that the standard says", () => {
  // IEC 61966-2-1: ((0.5 + 0.055) / 1.055) ^ 2.4, and 0.02 / 12.92 on the straight part
  near(toLight([[0, 1, 0.5], [0.02, 0.04045, 0.2]]).dataSync(), [0, 1, 0.2140411, 0.00154799, 0.0031308, 0.0331048]); // biome-ignore format: one line
});

onBothBackends("light goes back to the colours it came from", () => {
  const colours = Array.from({ length: 86 }, (_, i) => [i / 85, 1 - i / 85, (i % 7) / 6]);
  near(fromLight(toLight(colours)).dataSync(), colours.flat(), 2e-6);
});

onBothBackends("light that no screen can show becomes the nearest that it can", () => {
  near(fromLight([[-0.1, 1.5, 0]]).dataSync(), [0, 1, 0]);
});
