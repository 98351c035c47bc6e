// What a call with a wrong argument says, word for word. None of them does any work before, and none leaves a tensor behind.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import {
  assignLabels,
  cloud,
  cluster2image,
  clusterings,
  colourDifference,
  compress,
  countColours,
  curvesOverK,
  dither,
  encodeImage,
  euclideanDistances,
  gallery,
  heat,
  inertia,
  kmeans,
  kmeansOfPicture,
  lloydFilm,
  lloydSteps,
  loadImage,
  meanColours,
  medianCut,
  painting,
  paletteRows,
  paletteStrip,
  psnr,
  Random,
  repaint,
  rgbSpace,
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
  versionSlider,
} from "../../src/explore";

/** What the calls are made with; tensors are there before the counting begins. */
function inputs() {
  const gone = tf.zeros<tf.Rank.R2>([4, 3]);
  gone.dispose();
  const goneImage = tf.zeros<tf.Rank.R3>([2, 2, 3]);
  goneImage.dispose();
  const ones = (...shape: number[]) => tf.ones(shape);
  const infinite = Number.POSITIVE_INFINITY;
  return {
    points: tf.tensor2d([[0, 0, 0], [0, 0, 1], [0, 1, 1], [1, 1, 1]]), // biome-ignore format: one line
    two: tf.tensor2d([[0, 0, 0], [1, 1, 1]]), // biome-ignore format: one line
    flat: tf.tensor2d([[0, 0], [1, 1]]), // biome-ignore format: one line
    row: tf.tensor1d([0, 0, 1]),
    cube: ones(2, 2, 3),
    empty: tf.tensor2d([], [0, 3]),
    gone,
    goneImage,
    nan: tf.tensor2d([[0, 0, 0], [0, Number.NaN, 1]]), // biome-ignore format: one line
    infinite: tf.tensor2d([[0, 0, infinite], [0, 0, 1]]), // biome-ignore format: one line
    words: tf.tensor2d([["a", "b"]], [1, 2], "string"),
    labels: tf.tensor1d([0, 0, 1, 1], "int32"),
    sameLabels: tf.zeros<tf.Rank.R1>([4], "int32"),
    twoLabels: tf.tensor1d([0, 1], "int32"),
    outside: tf.tensor1d([0, 0, 2, 1], "int32"),
    below: tf.tensor1d([0, -1, 0, 1], "int32"),
    halves: tf.tensor1d([0, 0.5, 1, 1]),
    weights: tf.tensor1d([1, 1, 1, 1]),
    threeWeights: tf.tensor1d([1, 1, 1]),
    negative: tf.tensor1d([1, 1, -2, 1]),
    noWeights: tf.zeros<tf.Rank.R1>([4]),
    image: tf.zeros<tf.Rank.R3>([2, 2, 3]),
    grey: tf.zeros<tf.Rank.R3>([2, 2, 1]),
    four: tf.zeros<tf.Rank.R3>([2, 2, 4], "int32"),
    nanImage: tf.fill<tf.Rank.R3>([1, 2, 3], Number.NaN),
    table: countColours(tf.tensor3d([0, 0, 0, 9, 9, 9], [1, 2, 3], "int32")),
  };
}
let x: ReturnType<typeof inputs>;
before(async () => {
  await startTensorFlow();
  x = inputs();
});

// biome-ignore lint/suspicious/noExplicitAny: what the compiler would refuse is just what is to be tried
type Wrong = any;

const whole = (name: string, value: string) => `${name} must be a whole number of at least 1, not ${value}.`;
const start2 = [[0, 0, 0], [1, 1, 1]]; // biome-ignore format: one line

const captioned = { caption: "A picture", source: "data:,", aspect: 1 };
const version = { palette: [[0, 0, 0]], shares: [1], bytes: 1000, psnr: 30, difference: 1, source: "data:," };

// biome-ignore format: a row a case
const refused: [call: string, make: () => unknown, message: string][] = [
  // the points
  ["a tensor that was disposed", () => kmeans(x.gone, 2), "points has been disposed: run the cell that makes it again."],
  ["data with one dimension", () => kmeans(x.row, 2), "points must be 2-dimensional, [N, D], but its shape is [3]."],
  ["data with three dimensions", () => kmeans(x.cube, 2), "points must be 2-dimensional, [N, D], but its shape is [2,2,3]."],
  ["no data", () => kmeans(x.empty, 1), "points is empty: its shape is [0,3]."],
  ["an empty list", () => kmeans([], 1), "points is empty: its shape is [0,0]."],
  ["a list of empty lists", () => kmeans([[], []], 1), "points is empty: its shape is [2,0]."],
  ["a list of numbers", () => kmeans([1, 2, 3] as Wrong, 2), "points must be 2-dimensional, [N, D], like [[0, 0, 0]]."],
  ["lists of different lengths", () => kmeans([[0, 0], [1]], 2), "points[1] has 1 numbers, but points[0] has 2."],
  ["a text among the numbers", () => kmeans([[0, 0], [1, "1"]] as Wrong, 2), 'points[1][1] is "1": it must be a finite number (x / 0 gives none).'],
  ["a hole among the numbers", () => kmeans([[0, 0], [1, undefined]] as Wrong, 2), "points[1][1] is undefined: it must be a finite number (x / 0 gives none)."],
  ["NaN in a list", () => kmeans([[0, Number.NaN], [1, 1]], 2), "points[0][1] is NaN: it must be a finite number (x / 0 gives none)."],
  ["NaN in a tensor", () => kmeans(x.nan, 2), "points[1][1] is NaN: it must be a finite number (x / 0 gives none)."],
  ["Infinity in a tensor", () => kmeans(x.infinite, 2), "points[0][2] is Infinity: it must be a finite number (x / 0 gives none)."],
  ["a tensor of words", () => kmeans(x.words, 1), "points must hold numbers, but its type is string."],
  ["nothing", () => kmeans(undefined as Wrong, 2), "points must be a tensor or a list of points, but it is undefined."],
  ["a text", () => kmeans("data" as Wrong, 2), 'points must be a tensor or a list of points, but it is "data".'],
  ["an object", () => kmeans({} as Wrong, 2), "points must be a tensor or a list of points, but it is an object."],
  // K
  ["K = 0", () => kmeans(x.points, 0), whole("K", "0")],
  ["K = -1", () => kmeans(x.points, -1), whole("K", "-1")],
  ["K = 1.5", () => kmeans(x.points, 1.5), whole("K", "1.5")],
  ["K = NaN", () => kmeans(x.points, Number.NaN), whole("K", "NaN")],
  ["K = Infinity", () => kmeans(x.points, Number.POSITIVE_INFINITY), whole("K", "Infinity")],
  ['K = "16"', () => kmeans(x.points, "16" as Wrong), whole("K", '"16"')],
  ["K left out", () => kmeans(x.points, undefined as Wrong), whole("K", "undefined")],
  ["more clusters than points", () => kmeans(x.points, 5), "K is 5, but there are only 4 points: choose K from 1 to 4."],
  ["more clusters than distinct colours", () => kmeansOfPicture(x.table, 3), "K is 3, but there are only 2 distinct colours: choose K from 1 to 2."],
  ["more palette colours than colours", () => medianCut(x.points, 5), "K is 5, but there are only 4 colours: choose K from 1 to 4."],
  ["an even grid for K = 0", () => uniformGrid(0), "K must be a whole number from 1 to 256, not 0."],
  ["the palette of K = 2.5", () => meanColours(x.points, x.labels, 2.5), "K must be a whole number from 1 to 65536, not 2.5."],
  ["a file with 257 colours", () => compress("data/talos.jpg", { K: 257 }), "K must be a whole number from 1 to 256, not 257: a PNG palette holds no more colours."],
  ["a file with \"8\" colours", () => compress("data/talos.jpg", { K: "8" as Wrong }), 'K must be a whole number from 1 to 256, not "8": a PNG palette holds no more colours.'],
  // the options
  ["no iterations", () => kmeans(x.points, 2, { iterations: 0 }), whole("iterations", "0")],
  ["half an iteration more", () => kmeans(x.points, 2, { iterations: 2.5 }), whole("iterations", "2.5")],
  ["iterations that are no number", () => kmeansOfPicture(x.table, 2, { iterations: Number.NaN }), whole("iterations", "NaN")],
  ["no restarts", () => kmeans(x.points, 2, { restarts: 0 }), whole("restarts", "0")],
  ["no restarts for a picture", () => kmeansOfPicture(x.table, 2, { restarts: 0 }), whole("restarts", "0")],
  ["a tolerance below 0", () => kmeans(x.points, 2, { tolerance: -1 }), "tolerance must be a number of at least 0, not -1."],
  ["a tolerance in words", () => kmeans(x.points, 2, { tolerance: "little" as Wrong }), 'tolerance must be a number of at least 0, not "little".'],
  ["an unknown rule to start by", () => kmeans(x.points, 2, { start: "kmeans++" as Wrong }), 'start must be "k-means++", "random" or K points, not "kmeans++".'],
  ["too few centroids to start from", () => kmeans(x.points, 2, { start: [[0, 0, 0]] }), "K is 2, but start has the shape [1,3]: it needs a row for each cluster."],
  ["too few centroids to start a picture from", () => kmeansOfPicture(x.table, 2, { start: [[0, 0, 0]] }), "K is 2, but start has the shape [1,3]: it needs a row for each cluster."],
  ["centroids of another dimension", () => kmeans(x.points, 2, { start: [[0], [1]] }), "points and start must have the same dimension D, but their shapes are [4,3] and [2,1]."],
  ["a seed below 0", () => kmeans(x.points, 2, { seed: -1 }), "The seed must be a whole number from 0 to 4294967295, not -1."],
  ["too few weights", () => kmeans(x.points, 2, { weights: x.threeWeights }), "There are 4 points, but 3 weights."],
  ["a weight below 0", () => kmeans(x.points, 2, { weights: x.negative }), "weights[2] is -2: no weight can be negative."],
  ["weights that are all 0", () => startingCentroids(x.points, 2, { weights: x.noWeights }), "All weights are 0: at least one point must count."],
  // the steps
  ["distances between other dimensions", () => euclideanDistances(x.points, x.flat), "a and b must have the same dimension D, but their shapes are [4,3] and [2,2]."],
  ["distances to nothing", () => euclideanDistances(x.points, x.empty), "b is empty: its shape is [0,3]."],
  ["labels from centroids that are no numbers", () => assignLabels(x.points, x.nan), "centroids[1][1] is NaN: it must be a finite number (x / 0 gives none)."],
  ["labels from centroids of another dimension", () => assignLabels(x.points, x.flat), "points and centroids must have the same dimension D, but their shapes are [4,3] and [2,2]."],
  ["means of too few labels", () => updateCentroids(x.points, x.twoLabels, x.two), "There are 4 points, but 2 labels."],
  ["a label that no centroid has", () => updateCentroids(x.points, x.outside, x.two), "labels[2] is 2, which is no label: with K = 2 they are whole numbers from 0 to 1."],
  ["a label below 0", () => inertia(x.points, x.below, x.two), "labels[1] is -1, which is no label: with K = 2 they are whole numbers from 0 to 1."],
  ["a half label", () => meanColours(x.points, x.halves, 2), "labels[1] is 0.5, which is no label: with K = 2 they are whole numbers from 0 to 1."],
  ["a list in place of labels", () => inertia(x.points, [0, 0, 1, 1] as Wrong, x.two), 'labels must be a tensor, but it is a list: tf.tensor1d(list, "int32") makes one.'],
  ["labels that were disposed", () => meanColours(x.points, x.gone, 2), "labels has been disposed: run the cell that makes it again."],
  ["slow motion from another dimension", () => lloydSteps(x.points, [[0, 0]]).next(), "points and start must have the same dimension D, but their shapes are [4,3] and [1,2]."],
  ["a silhouette of one cluster", () => silhouette(x.points, x.sameLabels), "A silhouette compares clusters: it needs at least 2 of them, not 1."],
  ["a silhouette of a whole picture", () => tf.tidy(() => silhouette(tf.zeros([2_951_040, 3]), tf.zeros([2_951_040], "int32"))), "A silhouette compares all pairs: for 2951040 points that takes 34835 GB. Give it a sample of at most 10000 points."],
  // the palette and the picture
  ["a label outside the palette", () => cluster2image(x.outside, x.two, [2, 2, 3]), "labels[2] is 2, which is no label: with K = 2 they are whole numbers from 0 to 1."],
  ["a palette of the wrong width", () => cluster2image(x.labels, x.flat, [2, 2, 3]), "shape must be [rows, columns, 2] with this palette, not [2,2,3]."],
  ["a shape that does not multiply out", () => cluster2image(x.labels, x.two, [2, 3, 3]), "There are 4 labels, but shape [2,3,3] has 6 pixels."],
  ["a shape of two numbers", () => cluster2image(x.labels, x.two, [2, 2]), "shape must be [rows, columns, 3] with this palette, not [2,2]."],
  ["a number in place of a shape", () => cluster2image(x.labels, x.two, 4 as Wrong), "shape must be [rows, columns, 3] with this palette, not 4."],
  ["a grey image", () => encodeImage(x.grey), "image must have the shape [rows, columns, 3], not [2,2,1]."],
  ["an image that was disposed", () => encodeImage(x.goneImage), "image has been disposed: run the cell that makes it again."],
  ["an image of NaN", () => encodeImage(x.nanImage), "image[0][0][0] is NaN: it must be a finite number (x / 0 gives none)."],
  ["a list in place of an image", () => shrink(start2 as Wrong, 8), "image must be a tensor [rows, columns, 3], but it is a list."],
  ["counting the colours of an image with four channels", () => countColours(x.four), "image must have the shape [rows, columns, 3], not [2,2,4]."],
  ["an image in place of its colours", () => kmeansOfPicture(x.image as Wrong, 2), "table must be what countColours gives, with the colours of a picture and their counts."],
  ["repainting with a palette of the wrong width", () => repaint(x.table, x.flat), "centroids must have the shape [N, 3], red, green and blue, not [2,2]."],
  ["repainting with 257 colours", () => repaint(x.table, Array<number[]>(257).fill([0, 0, 0])), "A palette holds at most 256 colours, not 257."],
  ["shrinking to no width", () => shrink(x.image, 0), whole("width", "0")],
  ["dithering with a palette of the wrong width", () => dither(x.image, x.flat), "palette must have the shape [N, 3], red, green and blue, not [2,2]."],
  ["a painting with too few labels", () => painting("few", x.image, x.two, x.twoLabels), "There are 4 points, but 2 labels."],
  ["the bytes of a palette of NaN", () => toBytes(x.nan), "palette[1][1] is NaN: it must be a finite number (x / 0 gives none)."],
  ["Oklab of two channels", () => rgbToOklab(x.flat), "colours must have the shape [N, 3], red, green and blue, not [2,2]."],
  ["PSNR of different sizes", () => psnr(x.points, x.two), "original and copy must have the same shape, not [4,3] and [2,3]."],
  ["CIEDE2000 of different sizes", () => colourDifference(x.points, x.two), "a and b must have the same number of colours, not 4 and 2."],
  // chance
  ["a seed in words", () => new Random("7" as Wrong), 'The seed must be a whole number from 0 to 4294967295, not "7".'],
  ["a random number below 0", () => new Random(0).integer(0), whole("n", "0")],
  ["a table of -1 rows", () => new Random(0).table(-1, 2), "rows must be a whole number of at least 0, not -1."],
  // the figures
  ["a cloud in a plane", () => cloud(x.flat, x.flat), "points must have the shape [N, 3], red, green and blue, not [2,2]."],
  ["a cloud of lists in a plane", () => cloud([[0, 0]], [[0, 0]]), "points must have the shape [N, 3], red, green and blue, not [1,2]."],
  ["a cloud with too few colours", () => cloud(x.points, x.two), "There are 4 points, but 2 colours."],
  ["a cloud in grey", () => cloud(x.two, x.flat), "colours must have the shape [N, 3], red, green and blue, not [2,2]."],
  ["a cloud of an image", () => cloud(x.image, x.image), "points must be 2-dimensional, [N, D], but its shape is [2,2,3]."],
  ["an opacity in per cent", () => cloud(x.two, x.two, { opacity: 25 }), "opacity must be a number from 0 to 1, not 25."],
  ["heat with too few values", () => heat(x.points, [1, 2], "Distance"), "There are 4 points, but 2 values."],
  ["heat from a tensor", () => heat(x.points, x.weights as Wrong, "Distance"), "values must be a list of numbers, not an object: dataSync() gets a tensor's out."],
  ["heat of NaN", () => heat(x.two, [0, Number.NaN], "Distance"), "values[1] is NaN: it must be a finite number (x / 0 gives none)."],
  ["stars that are no numbers", () => stars(x.nan), "centroids[1][1] is NaN: it must be a finite number (x / 0 gives none)."],
  ["stars that were disposed", () => stars(x.gone), "centroids has been disposed: run the cell that makes it again."],
  ["RGB space with bare points", () => rgbSpace("T", x.points as Wrong), "rgbSpace draws what cloud, heat and stars make, not an object."],
  ["a strip of a palette of the wrong width", () => paletteStrip(x.flat), "palette must have the shape [N, 3], red, green and blue, not [2,2]."],
  ["rows of palettes from 0 to 1", () => paletteRows("T", { mine: [[0, 0.5, 1]] }), 'The colours of "mine" must be three whole numbers each, 0-255, as toBytes makes them, not [0,0.5,1].'],
  ["rows of a palette's tensor", () => paletteRows("T", { mine: x.two as Wrong }), 'The palette "mine" must be a list of colours, 0-255, as toBytes makes it, not an object.'],
  ["too few values for a curve", () => curvesOverK("T", [2, 4], { Inertia: [1] }), 'There are 2 K, but 1 values of "Inertia".'],
  ["clusterings with too few labels", () => clusterings("T", start2, ["x", "y"], [{ title: "A", labels: [0], centroids: start2 }]), "There are 2 points, but 1 labels."],
  ["clusterings with a label that has no centroid", () => clusterings("T", start2, ["x", "y"], [{ title: "A", labels: [0, 2], centroids: start2 }]), "labels[1] is 2, which is no label: with K = 2 they are whole numbers from 0 to 1."],
  ["two spaces of different sizes", () => twoSpaces("T", x.points, x.two), "There are 2 points, but 4 colours."],
  ["a film without steps", () => lloydFilm(x.points, []), "steps must be a list with at least one step: [...lloydSteps(points, start)] makes it."],
  ["a film of steps still to come", () => lloydFilm(x.points, lloydSteps(x.points, x.two) as Wrong), "steps must be a list with at least one step: [...lloydSteps(points, start)] makes it."],
  ["a slider that begins at no version", () => versionSlider([version], { raw: 1, file: 1 }, -1), "first must be a whole number from 0 to 0, not -1."],
  ["a gallery of nothing", () => gallery("T", {}), "choices has no picture to show."],
  ["a gallery of unequal choices", () => gallery("T", { a: [captioned], b: [captioned, captioned] }), '"a" has 1 pictures, but "b" has 2.'],
  // files, beside those of test/picture/file.test.ts
  ["a number in place of a file", () => loadImage(5 as Wrong), 'Name the picture\'s file, like "photo.jpg", not 5.'],
];

for (const [what, call, message] of refused) {
  test(`${what}: ${message}`, async () => {
    const tensors = tf.memory().numTensors;
    await assert.rejects(async () => call(), { name: "Error", message });
    assert.equal(tf.memory().numTensors, tensors, "no tensor stays behind");
  });
}

test("nothing that is right has been refused: the same calls with fitting arguments", () => {
  tf.tidy(() => {
    assert.equal(kmeans(x.points, 2, { weights: x.weights, start: start2 }).centroids.shape[0], 2);
    assert.equal(kmeansOfPicture(x.table, 2).inertia, 0);
    assert.ok(inertia(x.points, x.labels, x.two) > 0);
    assert.deepEqual(cluster2image(x.labels, x.two, [2, 2, 3]).shape, [2, 2, 3]);
    assert.equal(
      meanColours(x.points, tf.tensor1d([0, 0, 1, 1]), 2).shape[0],
      2,
      "whole labels may be float32",
    );
    assert.equal(kmeans(tf.fill([3, 1], 3e38), 1).inertia, 0, "a sum beyond float32 is no NaN");
  });
});
