import { rgbToLab } from "../../src/measures/cielab";
import { near, onBothBackends } from "../support/backends";

onBothBackends("CIELAB of sRGB's primaries, white, black and a dark grey is as published", () => {
  // Bruce Lindbloom's CIE color calculator, sRGB, D65, no adaptation
  const colours = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [0, 0, 0], [0.02, 0.02, 0.02]]; // biome-ignore format: one line
  const lab = [
    [53.2408, 80.0925, 67.2032],
    [87.7347, -86.1827, 83.1793],
    [32.297, 79.1875, -107.8602],
    [100, 0, 0],
    [0, 0, 0],
    [903.2963 * (0.02 / 12.92), 0, 0],
  ];
  near(rgbToLab(colours).dataSync(), lab.flat(), 2e-3);
});
