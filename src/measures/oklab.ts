// Oklab (Björn Ottosson 2020): a colour space in which equal distances look about equally different.
// L is lightness, 0-1; a goes from green to red, b from blue to yellow, both about -0.3 to 0.3.

import { tf } from "../base/tf";
import { asColours, type Points } from "../kmeans/points";
import { fromLight, toLight, transform } from "./srgb";

// How strongly the eye's three kinds of cones answer to the light of red, green and blue.
const CONES = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const CONES_BACK = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const LAB = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const LAB_BACK = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];

/**
 * @param colours sRGB [N, 3], 0-1
 * @returns Oklab [N, 3]
 */
export function rgbToOklab(colours: Points): tf.Tensor2D {
  return tf.tidy(() => lightToOklab(toLight(colours)));
}

/**
 * @param colours Oklab [N, 3]
 * @returns sRGB [N, 3]; colours that no screen can show are brought to the nearest values from 0 to 1
 */
export function oklabToRgb(colours: Points): tf.Tensor2D {
  return tf.tidy(() => {
    const cones = transform(asColours(colours, "colours"), LAB_BACK).pow(3) as tf.Tensor2D;
    return fromLight(transform(cones, CONES_BACK));
  });
}

/** From amounts of red, green and blue light [N, 3] to Oklab [N, 3]. */
export function lightToOklab(light: Points): tf.Tensor2D {
  return tf.tidy(() => {
    const cones = transform(asColours(light, "light"), CONES);
    const answers = cones.sign().mul(cones.abs().pow(1 / 3)); // the cube root, of negative numbers too
    return transform(answers as tf.Tensor2D, LAB);
  });
}
