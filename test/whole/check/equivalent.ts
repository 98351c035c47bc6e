// Mutants that do the same as the solution, and why.
import type { Exercise } from "../../../src/check/exercises";

/** By the changed line; "was" says what has been changed in it. */
export const EQUIVALENT: Record<Exercise, [change: RegExp, why: string][]> = {
  load: [],
  standardise: [],
  keep: [
    [/was (0|42)$|was tf\.randomUniform/, "another seed, or none, draws as well"],
    [/lessEqual/, "no number that is drawn is exactly 0.001"],
    [/, 0\.001\); \/\/ was tf\.scalar/, "a number will do for a scalar"],
  ],
  euclideanDist: [
    [/^const differences = q|squaredDifference\(q/, "the square of a difference has no sign"],
    [/expandDims\(\)|sub\(q\);|, q\)/, "axis 0 is the default, and what broadcasting puts in"],
    [/sum\(-1\)/, "the last axis"],
    [/!==/, "the loop goes up by one, and ends at the same place"],
    [/= rows; /, "lists are as good as a tensor here; the compiler asks for one"],
  ],
  fit: [
    [
      /startingCentroids\(data, this\.K.*was (more|"random"|0)$/,
      "another start among the points of the data",
    ],
    [/slice\(\[1, 0\], \[this\.K, -1\]\)/, "other points of the data to start from"],
    [/argMin\(-1\)|expandDims\(-1\)/, "the last axis"],
    [/^ *\/\/ was bar|^bar\(|^i( \+ 1)?; |^iterations; /, "only what the progress bar shows"],
    [/i !== iterations|k !== this\.K/, "the loop goes up by one, and ends at the same place"],
    [/count !== 0 \?|\(count \?/, "a count is never negative"],
    [/labels\.equal\(k\); /, "mul converts booleans"],
    [/mask\.expandDims\(1\)\.mul\(data\)/, "a product has no order"],
    [/squeeze\(\)\)/, "differs only for D = 1, in a cluster without points, which may be anywhere"],
    [/^let best = |let s = -?1;/, "the first cluster is nearer than Infinity; the same for all clusters"],
    [/s <= min/, "of equally near clusters, the last will do"],
    [/this\.clusters = C; /, "lists are as good as a tensor here; the compiler asks for one"],
    [/: data\.slice\(\[k, 0\]|slice\(\[iterations, 0\]/, "a cluster without points may be moved anywhere"],
  ],
  predict: [
    [/onProgress/, "only what the progress bar shows"],
    [/was more$|"float32"\);/, "labels are as good as lists or as float32"],
    [/^let best = /, "the first cluster is nearer than Infinity, and replaces it"],
    [/(sum|argMax)\(-1\)/, "the last axis"],
    [/let s = -?1;/, "the same for all clusters"],
    [/!==/, "the loop goes up by one, and ends at the same place"],
    [/s <= min/, "of equally near clusters, the last will do"],
  ],
  palette: [
    [/clusteredImage\.shape\[0\]/, "there are as many labels as pixels"],
    [/expandDims\(-1\)/, "the last axis"],
  ],
  cluster2image: [
    [/was labels\.toInt\(\)/, "the labels are int32 already"],
    [/oneHot\(.*was tf\.oneHot/, "matMul converts int32"],
  ],
  inertia: [
    [/was labels\.toInt\(\)/, "the labels are int32 already"],
    [/(centroids|own)\.sub\(data\)/, "the square of a difference has no sign"],
    [/oneHot\(.*was tf\.oneHot/, "matMul converts int32"],
    [/sum\(\); /, "a tensor with one number counts as one; the compiler asks for the number"],
    [/!==/, "the loop goes up by one, and ends at the same place"],
  ],
};
