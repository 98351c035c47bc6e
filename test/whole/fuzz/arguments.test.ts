// The library's functions with thousands of arguments that nobody meant, always the same ones: each call does its work or is
// refused in our own words, and leaves no tensor behind; within two seconds and 500 MB.
import assert from "node:assert/strict";
import { join } from "node:path";
import { before, mock, test } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import {
  assignLabels,
  bitsFor,
  cloud,
  cluster2image,
  colourDifference,
  countColours,
  dither,
  encodeImage,
  euclideanDistances,
  heat,
  inertia,
  kmeans,
  kmeansOfPicture,
  lloydSteps,
  meanColours,
  medianCut,
  oklabToRgb,
  painting,
  paletteStrip,
  psnr,
  Random,
  repaint,
  rgbToOklab,
  shrink,
  silhouette,
  stars,
  startingCentroids,
  startTensorFlow,
  tf,
  toBytes,
  twoSpaces,
  uniformGrid,
  updateCentroids,
} from "../../../src/explore";
import { root } from "../../../tools/setup/paths.mjs";
import { Watch } from "./watch";

const CALLS = 300; // of each function
const OURS = join(root, "src");

let watch: Watch;
before(async () => {
  await startTensorFlow();
  watch = new Watch();
});
before(() => void mock.method(console, "warn", () => {})); // of fewer clusters than asked for

// biome-ignore lint/suspicious/noExplicitAny: what the compiler would refuse is just what is to be tried
type Anything = any;

const numbers = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 2, arbitrary: fc.constantFrom(0.5, -1, 255, 1e9, 3e38, 1e-45, -0) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY) },
);
const junk = fc.constantFrom<Anything[]>(undefined, null, "16", "", true, [], [[]], {}, [[[1]]], () => 1, 2n);
const shapes = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 4 })) },
  { weight: 4, arbitrary: fc.constantFrom<number[][]>([4, 3], [4, 3], [4], [2, 2, 3], [2, 2, 3]) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }) },
);
/** Tensors are described here, and made for one call. */
class Description {
  constructor(
    readonly shape: number[],
    readonly values: number[],
    readonly dtype: "float32" | "int32" | "bool",
    readonly disposed: boolean,
  ) {}
  make(): tf.Tensor {
    const size = this.shape.reduce((product, n) => product * n, 1);
    const values = Array.from({ length: size }, (_, i) => this.values[i % this.values.length]);
    const tensor = tf.tensor(values, this.shape, this.dtype);
    if (this.disposed) tensor.dispose();
    return tensor;
  }
}
const tensors = fc
  .tuple(
    shapes,
    fc.array(numbers, { minLength: 1, maxLength: 12 }),
    fc.constantFrom("float32", "float32", "int32", "bool"),
    fc.integer({ min: 0, max: 15 }),
  )
  .map(([shape, values, dtype, n]) => new Description(shape, values, dtype as "float32", n === 0));
const lists = fc.array(fc.array(numbers, { maxLength: 3 }), { maxLength: 5 });
const anything = fc.oneof(
  { weight: 6, arbitrary: tensors },
  { weight: 2, arbitrary: lists },
  { weight: 1, arbitrary: junk },
  { weight: 1, arbitrary: numbers },
);

/** Mostly what fits, so that the rest of a call is tried, too. */
const mostly = (fitting: fc.Arbitrary<Anything>, other: fc.Arbitrary<Anything> = anything) =>
  fc.oneof({ weight: 5, arbitrary: fitting }, { weight: 1, arbitrary: other });
const holding = (shape: number[], values: fc.Arbitrary<number>, dtype: "float32" | "int32" = "float32") =>
  fc.array(values, { minLength: 1, maxLength: 12 }).map((some) => new Description(shape, some, dtype, false));

const unit = fc.integer({ min: 0, max: 4 }).map((n) => n / 4);
const pixels = mostly(
  fc.oneof(holding([4, 3], unit), fc.array(fc.tuple(unit, unit, unit), { minLength: 4, maxLength: 4 })),
);
const colours = mostly(holding([2, 3], unit));
const labels = mostly(holding([4], fc.integer({ min: 0, max: 1 }), "int32"));
const image = mostly(holding([2, 2, 3], unit));
const bytes = mostly(holding([2, 2, 3], fc.nat(255), "int32"));
const K = mostly(fc.integer({ min: 2, max: 3 }), fc.oneof(numbers, junk));
const shape = mostly(fc.constant([2, 2, 3]), fc.oneof(fc.array(numbers, { maxLength: 4 }), junk));
const table = mostly(fc.constant("a picture"), fc.constantFrom<Anything[]>(undefined, {}, 3));
const weights = mostly(holding([4], fc.integer({ min: 0, max: 3 })), tensors);
const count = mostly(
  fc.integer({ min: 1, max: 5 }),
  fc.constantFrom<Anything[]>(0, -1, 1.5, Number.NaN, Infinity, "2"),
);
const options = fc.record(
  {
    start: mostly(fc.oneof(fc.constantFrom("random", "k-means++"), holding([2, 3], unit))),
    restarts: count,
    iterations: count,
    tolerance: mostly(unit, numbers),
    weights,
    seed: mostly(fc.nat(9), numbers),
  },
  { requiredKeys: [] },
);
const justWeights = fc.record({ weights }, { requiredKeys: [] });

const functions: Record<string, [call: (...args: Anything[]) => unknown, ...args: fc.Arbitrary<Anything>[]]> =
  {
    kmeans: [kmeans, pixels, K, options],
    kmeansOfPicture: [kmeansOfPicture, table, K, options],
    startingCentroids: [startingCentroids, pixels, K, options],
    lloydSteps: [(x, start) => [...lloydSteps(x, start)], pixels, colours],
    euclideanDistances: [euclideanDistances, pixels, colours],
    assignLabels: [assignLabels, pixels, colours],
    updateCentroids: [updateCentroids, pixels, labels, colours],
    inertia: [inertia, pixels, labels, colours, justWeights],
    meanColours: [meanColours, pixels, labels, K],
    cluster2image: [cluster2image, labels, colours, shape],
    medianCut: [medianCut, pixels, K, justWeights],
    uniformGrid: [uniformGrid, K],
    silhouette: [silhouette, pixels, labels],
    psnr: [psnr, pixels, pixels, justWeights],
    colourDifference: [colourDifference, pixels, pixels, justWeights],
    rgbToOklab: [rgbToOklab, pixels],
    oklabToRgb: [oklabToRgb, pixels],
    toBytes: [toBytes, colours],
    dither: [dither, image, colours],
    shrink: [shrink, image, K],
    countColours: [countColours, bytes],
    repaint: [repaint, table, colours],
    painting: [(...args: [Anything, Anything, Anything]) => painting("any", ...args), image, colours, labels],
    encodeImage: [encodeImage, image],
    cloud: [(points, colours, opacity) => cloud(points, colours, { opacity }), pixels, pixels, mostly(unit)],
    heat: [
      (points, values) => heat(points, values, "Any"),
      pixels,
      mostly(fc.array(unit, { minLength: 4, maxLength: 4 })),
    ],
    stars: [stars, colours],
    paletteStrip: [paletteStrip, colours],
    twoSpaces: [(a, b) => twoSpaces("Any", a, b), pixels, pixels],
    bitsFor: [bitsFor, K],
    Random: [(seed, n) => [...new Random(seed).permutation(n)], K, fc.oneof(fc.nat(9), junk)],
  };

/** What is described, made; inside options, too. */
function real(value: Anything): Anything {
  if (value instanceof Description) return value.make();
  if (value === "a picture")
    return countColours(tf.tensor3d([0, 0, 0, 9, 9, 9, 9, 0, 9], [1, 3, 3], "int32"));
  if (value?.constructor !== Object) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, real(inner)]));
}

/** Fails unless the error was thrown by the library itself, in words. */
function checkOurs(error: Error): void {
  assert.ok(error instanceof Error, String(error));
  const [thrown] = /^ +at .*$/m.exec(error.stack ?? "") ?? [""];
  const native = error instanceof TypeError || error instanceof RangeError;
  if (!thrown.includes(OURS) || native) throw error;
}

for (const [name, [call, ...args]] of Object.entries(functions)) {
  test(`${name} does its work or says what is wrong, ${CALLS} times`, { timeout: 120_000 }, async (t) => {
    let worked = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(...args), async (described) => {
        const given = described.map(real);
        const before = tf.memory().numTensors;
        const work = () =>
          Promise.resolve()
            .then(() => call(...given))
            .then((value) => ({ value }), checkOurs);
        const result = await watch.call(work, () => inspect(described));
        if (result) worked++;
        else assert.equal(tf.memory().numTensors, before, "a refusal leaves no tensor behind");
      }),
      { numRuns: CALLS, seed: 1 },
    );
    watch.checkMemory(t);
    assert.ok(worked > CALLS / 10 && worked < CALLS, `${worked} of ${CALLS} calls did their work`);
  });
}
