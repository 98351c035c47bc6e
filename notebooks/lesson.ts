// ---
// jupyter:
//   jupytext:
//     comment_magics: false
//     text_representation:
//       extension: .ts
//       format_name: percent
//       format_version: '1.3'
//       jupytext_version: 1.19.6
//   kernelspec:
//     display_name: TypeScript (Talos)
//     language: typescript
//     name: talos
// ---

// %% [markdown]
// # K-means: a photograph in sixteen colours
//
// In this notebook you compress a photograph by finding groups among its colours. You will see every colour of the
// picture as a point in space, measure how far apart colours are, write the k-means algorithm yourself, and paint the
// picture again with the few colours it found.
//
// **How to work with it.** Read the text, then run the cell below it with <kbd>Shift</kbd>+<kbd>Enter</kbd>. The comments
// in the code are part of the lesson. The lines that matter most stand between two marks:
//
// ```ts
// // [CODE HERE] what to write
// // [/CODE HERE]
// ```
//
// In the worked notebook, `kmeans.ipynb`, they are filled in. In `kmeans-exercises.ipynb` you fill them in yourself. In both,
// a cell with `check` follows: it says at once whether the code is right, and if not, on which input it goes wrong. Where a
// library function is new, a link leads to its documentation. Nothing can break: change what you like, and run the cell again.

// %% [markdown]
// ## What we need
//
// Two things are imported. `assert` stops with a message when something isn't as it should be. The folder `src` holds the
// library of this lesson. Its room `src/kmeans` is k-means itself: five short files, meant to be opened and read; the others are about
// pictures, figures and checks. Its `tf` is [TensorFlow.js](https://js.tensorflow.org/api/latest/), which computes with whole
// tables of numbers (*tensors*) at once.

// %%
import assert from "node:assert/strict";
import {
  assignLabels,
  check,
  cloud,
  encodeImage,
  heat,
  loadImage,
  paletteStrip,
  progressBar,
  Random,
  rgbSpace,
  show,
  showImages,
  stars,
  startingCentroids,
  startTensorFlow,
  tf,
  updateCentroids,
} from "./src/index";

const backend = await startTensorFlow();
console.log(backend.description);

// %% [markdown] tags=["exercises"]
// **The exercises.** There are nine. Wherever `todo` stands, your own code belongs in its place; the steps in the comments
// above it say what to do, and other ways are as good. Run the cell, and then the check below it. Cells that need an answer
// you don't have yet only say which one they wait for: when it is there, run them again (in the menu *Run*, there is *Run
// Selected Cell and All Below*). If you are stuck, run one of these in a cell of its own, with the exercise's name:
//
// - `hint("keep")` tells you what to think of next, and a little more each time you run it;
// - `solution("keep")` shows the worked code;
// - `useReference("keep")` lets you go on without: run the cell with `todo` again, and that line gives our answer.

// %% tags=["exercises"]
import { hint, solution, todo, useReference } from "./src/index";

// %% [markdown]
// ## The picture
//
// We work on `data/talos.jpg`. It shows Talos, the bronze automaton who, in the Greek myth, walked around the island of
// Crete three times a day and threw rocks at ships that came too near. Any photograph of yours works in its place: put it
// into the folder `data`, write its name in the cell below, and run the notebook again from there.
//
// ## What k-means does
//
// *Clustering* means finding groups in data that nobody has labelled: it is *unsupervised* learning. **K-means** finds K
// groups (*clusters*) among points with D coordinates, for any K and any D. Each cluster is described by its centre, the
// *centroid*. The algorithm fits in five lines:
//
// 1. Choose K, the number of clusters.
// 2. Start with K centroids at random.
// 3. Assign each point to the centroid that is closest to it.
// 4. Move each centroid to the mean of the points assigned to it.
// 5. Repeat steps 3 and 4 until the centroids stop moving, or until you have done it often enough.
//
// Compressing a picture is one use of it: the points are the pixels, their D = 3 coordinates are red, green and blue, and
// the K centroids become the only colours that the compressed picture needs.

// %% [markdown]
// ### Load and standardise
//
// A picture file gives whole numbers from 0 to 255 for red, green and blue. *Standardising* scales them to the range from
// 0 to 1, so that nothing later depends on how the file happens to count.

// %%
const imageFile = "data/talos.jpg";

// Documentation: src/picture/image.ts, loadImage
// [CODE HERE] Load the picture into a variable called "image"
let image: tf.Tensor = await loadImage(imageFile);
// [TODO] let image: tf.Tensor = await todo("load", imageFile);
// [/CODE HERE]

// The values go from the range 0-255 to 0-1.
// Documentation: https://js.tensorflow.org/api/latest/#div
// [CODE HERE] Standardise the image
image = image.div(255);
// [TODO] image = todo("standardise", image);
// [/CODE HERE]

assert(image.max().dataSync()[0] - 1 < 1e-7, "The image must be standardised: its largest value is above 1.");
assert(
  image.dtype === "float32",
  "The image must be standardised: whole numbers have no room between 0 and 1.",
);

// %% tags=["check"] points=1
await check.load(image, imageFile);

// %% tags=["check"] points=1
await check.standardise(image, imageFile);

// %%
// Showing the picture
await showImages({ "Talos, the automaton": image });

const [height, width, channels] = image.shape;
console.log("Image width   :", width);
console.log("Image height  :", height);
console.log("Image channels:", channels);
console.log("Image size    :", image.size);
if (width * height < 30_000) {
  console.warn(
    `A picture of ${width * height} pixels is too small for this lesson: one pixel in a thousand is kept below, and 16 clusters ` +
      "need at least 16 of them. Take a larger picture, or keep more pixels and choose a smaller K.",
  );
}

// %% [markdown]
// The picture is 1920 pixels wide and 1537 pixels high, and each pixel has 3 channels: red, green and blue. (A tensor names
// its rows first: its shape is `[height, width, channels]`.) Uncompressed, every value takes one byte, so the picture weighs
//
// $$1537 \times 1920 \times 3 = 8\,853\,120 \text{ bytes},$$
//
// about 8.9 MB. One pixel costs 3 bytes, or 24 bits, which is enough to tell $2^{24} = 16\,777\,216$ colours apart: more
// than five times as many as there are pixels.
//
// A **palette** does with less. Choose K colours, write them down once, and store for each pixel only the number of its
// colour. With K = 16 colours a number takes 4 bits instead of 24, since $2^4 = 16$. That saves $1 - 4/24 \approx 83\,\%$,
// the few bytes of the palette aside. The question is which 16 colours to choose, and that is what k-means answers.

// %% [markdown]
// ### From a picture to points
//
// To k-means a picture is just a list of points, so we drop the rows and columns: the shape `[1537, 1920, 3]` becomes
// `[N, D]`, N points with D = 3 coordinates each.

// %%
// D is always 3 here, since the picture has three channels. -1 stands for "as many rows as it takes".
const pixels = image.reshape([-1, 3]);
console.log("Pixels shape:", pixels.shape);

// %% [markdown]
// Almost three million points are a lot: too many to draw in 3D, and slow to learn from. So we keep a random 0.1 % of them
// and throw the other 99.9 % away, for the time being.

// %%
// [CODE HERE] Create a variable "keep": a random mask, one boolean per pixel, true for about 0.1 % of them.
// 1. Draw a random number between 0 and 1 for each pixel. A seed (here 0) makes the draw repeatable.
// Documentation: https://js.tensorflow.org/api/latest/#randomUniform
const draws = tf.randomUniform([pixels.shape[0]], 0, 1, "float32", 0);
// 2. Keep the pixels whose number is below 0.001.
// Documentation: https://js.tensorflow.org/api/latest/#less
const keep = draws.less(0.001);
// [TODO] const keep: tf.Tensor = todo("keep", pixels);
// [/CODE HERE]

assert(keep.dtype === "bool", `keep must contain booleans, not ${keep.dtype}.`);
assert(
  keep.size === pixels.shape[0],
  `keep needs ${pixels.shape[0]} booleans, one a pixel, not ${keep.size}.`,
);
assert(keep.any().dataSync()[0], "keep is all false: it keeps no pixel. Draw a larger fraction.");
assert(!keep.all().dataSync()[0], "keep is all true: it keeps every pixel. Draw a smaller fraction.");

// The smaller data set is called pixelsSmall.
const pixelsSmall = await tf.booleanMaskAsync(pixels, keep);
console.log("Pixels shape (after discarding):", pixelsSmall.shape);
console.log(`Reduction in size: ${(100 * (1 - pixelsSmall.shape[0] / pixels.shape[0])).toFixed(1)} %`);

// %% tags=["check"] points=2
check.keep(keep, pixels);

// %% [markdown]
// Now each pixel can be a point in space: its red, green and blue values are its position along the axes x, y and z. Turn the
// figure with the mouse, and zoom with the wheel. Where in this space is black, where is white, and where are the greys?

// %%
show(rgbSpace("3D projection of the RGB pixels", cloud(pixelsSmall, pixelsSmall)));

// %% [markdown]
// ## How far apart are two colours?
//
// K-means has to know which points are close, so the first thing to write is a distance. The **Euclidean distance** between
// two numbers p and q is
//
// $$d = \sqrt{(q - p)^2},$$
//
// and for points with n coordinates it is the theorem of Pythagoras:
//
// $$d = \sqrt{(q_1 - p_1)^2 + (q_2 - p_2)^2 + \dots + (q_n - p_n)^2}.$$
//
// We need it for two *sets* of points at once: all distances from each of the N points of `a` to each of the M points of `b`, as a
// table with N rows and M columns. Two nested loops can fill that table. Tensors do it without a loop, by *broadcasting*: an axis of
// length 1 is repeated as often as the other tensor needs it, so that shapes `[N, 1, D]` and `[1, M, D]` meet in `[N, M, D]`.

// %%
/**
 * The Euclidean distances between two sets of D-dimensional points.
 * @param a points [N, D], a tensor or a list of lists
 * @param b points [M, D]
 * @returns a tensor [N, M]: in row i and column j, the distance from a[i] to b[j]
 */
function euclideanDist(a: tf.Tensor | number[][], b: tf.Tensor | number[][]): tf.Tensor {
  // If a or b are lists, they are turned into tensors.
  const p = Array.isArray(a) ? tf.tensor2d(a) : a;
  const q = Array.isArray(b) ? tf.tensor2d(b) : b;
  assert(p.rank === 2 && q.rank === 2, `a and b must be 2-dimensional, not [${p.shape}] and [${q.shape}].`);
  assert(
    p.shape[1] === q.shape[1],
    `a and b must have the same dimension D, not ${p.shape[1]} and ${q.shape[1]}.`,
  );

  // [CODE HERE] Fill the table "distances" with the distance of every point of p to every point of q.
  // 1. The differences of all pairs, for each coordinate: [N, 1, D] minus [1, M, D] gives [N, M, D].
  // Documentation: https://js.tensorflow.org/api/latest/#expandDims
  const differences = p.expandDims(1).sub(q.expandDims(0));
  // 2. Square them, and add them up over the coordinates (axis 2).
  // Documentation: https://js.tensorflow.org/api/latest/#sum
  const squares = differences.square().sum(2);
  // 3. Take the root.
  const distances = squares.sqrt();
  // [TODO] const distances: tf.Tensor = todo("euclideanDist", p, q);
  // [/CODE HERE]

  return distances;
}

// %% tags=["check"] points=3
check.euclideanDist(euclideanDist);

// %% [markdown]
// Before we trust it, we test it: first with two distances that everybody can work out, then with the mean distance between random
// points. `Random(0)` gives the same random numbers as Python's `np.random.seed(0)`, so the result must be the one that NumPy finds.
// (Tensors count with about seven digits, so we ask for "nearly equal" instead of "equal".)

// %%
// Testing the Euclidean distance
const isNear = (tensor: tf.Tensor, value: number) => Math.abs(tensor.mean().dataSync()[0] - value) < 1e-6;

assert(isNear(euclideanDist([[0]], [[1]]), 1), "Unit test 1 failed.");
assert(isNear(euclideanDist([[0, 0, 0]], [[1, 1, 1]]), Math.sqrt(3)), "Unit test 2 failed.");

const random = new Random(0);
const randomPoints1 = random.table(10, 4);
const randomPoints2 = random.table(10, 4);
assert(isNear(euclideanDist(randomPoints1, randomPoints2), 0.88979754), "Unit test 3 failed.");

console.log("All three unit tests passed.");

// %% [markdown]
// A picture tests it too. We pick a pixel at random and colour all the others by their distance to it: the colours should change
// evenly with the distance, in shells around the chosen one. Change the seed to pick another pixel, or give `randomPixel` a
// colour of your own, such as `tf.tensor2d([[1, 0.5, 0]])`.

// %%
const N = pixelsSmall.shape[0];
const randomIndex = new Random(7).integer(N);
const randomPixel = pixelsSmall.slice([randomIndex, 0], [1, 3]);

// All distances, as a table with a single row
let distances = euclideanDist(randomPixel, pixelsSmall).squeeze([0]);
// The farthest point gets the distance 1.
distances = distances.divNoNan(distances.max());

show(
  rgbSpace(
    "Distance between a random pixel and all the others",
    heat(pixelsSmall, distances.dataSync(), "Distance"),
  ),
);

// %% [markdown]
// ## The k-means algorithm
//
// The algorithm becomes a class with two methods. `fit` learns: it moves the centroids until they sit in the middle of their
// clusters. `predict` applies what was learnt: it says for each point, also for points that `fit` has never seen, which cluster it
// belongs to.
//
// Two steps come from the library: `startingCentroids` picks K random points of which no two have the same colour (two equal ones
// would leave one cluster with nothing to do), and `updateCentroids` finds the means of all clusters in one go. Open
// `src/kmeans/starts.ts` and `src/kmeans/steps.ts` to see how. `predict` uses `assignLabels` from the same file: it gives the same answer as
// `euclideanDist(data, this.clusters).argMin(1)`, but piece by piece, because the table of all 2,951,040 × 16 distances would
// take 189 MB.

// %%
/** The k-means algorithm. */
class KMeans {
  /** The centroids of the clusters, [K, D]: all zero before fit. */
  clusters: tf.Tensor;

  /**
   * @param K the number of clusters
   * @param D the number of dimensions
   */
  constructor(
    readonly K: number,
    readonly D: number,
  ) {
    assert(Number.isInteger(K) && K > 0, `K must be a whole number of at least 1, not ${K}.`);
    this.clusters = tf.zeros([K, D]);
  }

  /**
   * Learns: refines the positions of the clusters step by step, in this.clusters.
   * @param data the points to cluster, [N, D]
   * @param iterations how many steps
   */
  fit(data: tf.Tensor, iterations = 5): void {
    assert(data.rank === 2 && data.shape[1] === this.D, `data must be [N, ${this.D}], not [${data.shape}].`);
    assert(iterations > 0, `There must be at least one iteration, not ${iterations}.`);
    const bar = progressBar(`Fitting ${this.K} clusters`);

    // [CODE HERE] Update this.clusters so that they fit the data.
    // Documentation: src/kmeans/starts.ts, startingCentroids; src/kmeans/steps.ts, updateCentroids
    // 1. Pick K random points of the data as the starting positions of the clusters.
    this.clusters = startingCentroids(data, this.K, { start: "random", random: new Random(0) });
    // Then do this in each iteration (at its end, bar(i + 1, iterations) shows how many are done):
    for (let i = 0; i < iterations; i++) {
      // 2. Compute the distances between the data and the clusters.
      const distances = euclideanDist(data, this.clusters);
      // 3. Associate each point with the nearest cluster.
      // Documentation: https://js.tensorflow.org/api/latest/#argMin
      const labels = distances.argMin(1);
      // 4. For each cluster: 5. gather its points, 6. compute their mean value,
      // 7. and make it the cluster's new position.
      this.clusters = updateCentroids(data, labels, this.clusters);
      bar(i + 1, iterations);
    }
    // [TODO] todo("fit", this, data, iterations);
    // [/CODE HERE]
  }

  /**
   * Finds the cluster of each point.
   * @param data the points, [N, D]
   * @returns the numbers of their clusters, [N], from 0 to K - 1
   */
  predict(data: tf.Tensor): tf.Tensor {
    assert(data.rank === 2 && data.shape[1] === this.D, `data must be [N, ${this.D}], not [${data.shape}].`);

    // [CODE HERE] Find the nearest cluster of each point.
    // 1. Compute the distances between the data and the clusters,
    // 2. and associate each point with the nearest cluster.
    // Documentation: src/kmeans/steps.ts, assignLabels
    const onProgress = progressBar(`Predicting ${data.shape[0].toLocaleString("en")} points`);
    const labels = assignLabels(data, this.clusters, { onProgress });
    // [TODO] const labels: tf.Tensor = todo("predict", this, data);
    // [/CODE HERE]

    return labels;
  }
}

// %% tags=["check"] points=5
check.fit(KMeans);

// %% tags=["check"] points=2
check.predict(KMeans);

// %% [markdown]
// Now choose K and let it learn. Sixteen clusters are a good start. When you have reached the end of the lesson, come back, try 2, 3,
// 64 or 256, and run the cells from here on again.

// %%
// Choose a number of clusters
const K = 16;
const kmeans = new KMeans(K, 3);
kmeans.fit(pixelsSmall, 30);

// %% [markdown]
// Where did the clusters go? Here is the cloud of pixels again, fainter, with the centroids as red stars. Click on an entry of the
// legend to hide or show it.

// %%
show(
  rgbSpace(
    `The pixels and their ${K} clusters`,
    cloud(pixelsSmall, pixelsSmall, { opacity: 0.25 }),
    stars(kmeans.clusters),
  ),
);

// %% [markdown]
// ## Compress the picture
//
// Learning took 0.1 % of the pixels. For the compressed picture every pixel needs the number of its cluster, so now `predict` goes
// through all of them.

// %%
// The clusters come from fit, on the small sample. Each pixel of the picture belongs to one of them.
const clusteredImage = kmeans.predict(pixels) as tf.Tensor1D;
console.log("One label per pixel:", clusteredImage.shape);

// %% [markdown]
// Which colour should a cluster get? The mean of all its pixels: no other single colour is closer to them. (The centroids are means
// too, but of the sample only.)

// %%
// The palette: the mean colour of each cluster's pixels, [K, 3]
// [CODE HERE] Compute the palette
// 1. For each cluster, take the pixels that belong to it,
// 2. and compute their mean colour: updateCentroids does just that.
// Documentation: src/kmeans/steps.ts, updateCentroids
const palette = updateCentroids(pixels, clusteredImage, kmeans.clusters);
// [TODO] const palette: tf.Tensor = todo("palette", pixels, clusteredImage, K);
// [/CODE HERE]

show(paletteStrip(palette));

// %% tags=["check"] points=2
check.palette(palette, pixels, clusteredImage, kmeans);

// %% [markdown]
// The last step turns labels and palette back into a picture: each pixel gets the colour of its cluster, and the long list of
// pixels gets back its rows and columns.

// %%
/**
 * The RGB image that clustered pixels and a palette describe.
 * @param labels the number of each pixel's cluster, [N]
 * @param palette the K colours, [K, 3]
 * @param shape the shape of the image to make, [height, width, 3]
 */
function cluster2image(labels: tf.Tensor, palette: tf.Tensor, shape: [number, number, number]): tf.Tensor {
  assert(labels.rank === 1, `labels must be [N], not [${labels.shape}].`);
  assert(palette.rank === 2, `palette must be [K, 3], not [${palette.shape}].`);
  assert(
    Array.isArray(shape) && shape.length === 3,
    "The shape must be a list of height, width and channels.",
  );

  // [CODE HERE] Build the image
  // 1. Look up the colour of each label: [N, 3].
  // Documentation: https://js.tensorflow.org/api/latest/#gather
  const colours = tf.gather(palette, labels.toInt());
  // 2. Give the pixels the shape of the image.
  const finalImage = colours.reshape(shape);
  // [TODO] const finalImage: tf.Tensor = todo("cluster2image", labels, palette, shape);
  // [/CODE HERE]

  return finalImage;
}

const finalImage = cluster2image(clusteredImage, palette, [height, width, channels]);

// %% tags=["check"] points=2
check.cluster2image(cluster2image);

// %%
await showImages({ "Original image": image, [`Compressed image, ${K} colours`]: finalImage });

// %% [markdown]
// ### K on a slider
//
// That was one K. Drag the slider, or click on it and use the arrow keys: for each K, the class above learns from the sample, its centroids
// become the stars, and the whole picture is painted with what it found. From which K on do you see no difference any more? Which colours come
// first, and which ones late? (`countColours` lists every colour of the picture once, and `repaint` finds the nearest cluster and the mean
// colours on that list: the same picture as in the three steps above, sooner. Only the newest K counts; those that the slider has passed meanwhile
// are left out.)

// %%
import { countColours, interact, repaint } from "./src/index";

const table = countColours(image);
const pixelCloud = cloud(pixelsSmall, pixelsSmall, { opacity: 0.25 });

await interact({ K: [2, 64, 1, 16] }, async ({ K }) => {
  const model = new KMeans(K, 3);
  model.fit(pixelsSmall, 30);
  show(rgbSpace(`${K} clusters`, pixelCloud, stars(model.clusters)), { width: 420, height: 400 });
  await showImages({ [`${K} colours`]: repaint(table, model.clusters) }, { widest: 420 });
});

// %% [markdown]
// ### What did we save?
//
// Let us count honestly, with real files. The compressed picture is written as a PNG file with a palette: 1, 2, 4 or 8 bits a pixel,
// the fewest that can count to K. The file format then packs repetitions, without losing anything. And the original was never 8.9 MB on
// the disk: as a JPEG it is already compressed, in another way that loses detail instead of colours.

// %%
import { statSync } from "node:fs";
import { bitsFor } from "./src/index";

const bytes = (count: number) => `${Math.round(count).toLocaleString("en").padStart(10)} bytes`;
const pixelBytes = (pixels.shape[0] * bitsFor(K)) / 8;
console.log("Original, 24 bits a pixel:     ", bytes(image.size));
console.log(
  `${K} colours, ${bitsFor(K)} bits a pixel:       `,
  bytes(pixelBytes + 3 * K),
  "with the palette",
);
console.log(
  `Saved:                                ${(100 * (1 - (pixelBytes + 3 * K) / image.size)).toFixed(1)} %`,
);
console.log(`The ${K} colours as a PNG file:    `, bytes((await encodeImage(finalImage)).bytes.length));
console.log("The original as a JPEG file:   ", bytes(statSync(imageFile).size));

// %% [markdown]
// ## How good is a clustering?
//
// All this time, k-means has been making one number smaller: the **inertia**, the sum of the squared distances of all points to the
// centroids of their clusters,
//
// $$J = \sum_{i=1}^{N} \lVert x_i - c_{l_i} \rVert^2,$$
//
// where $l_i$ is the label of point $x_i$ and $c_{l_i}$ the centroid of that cluster. Neither of the two steps can make it larger:
// a point that changes its cluster gets closer to its centroid, and no other place is closer, in squares, to the points of a cluster
// than their mean. So the inertia falls from iteration to iteration, until nothing moves any more.

// %%
/**
 * The inertia of a clustering.
 * @param data the points, [N, D]
 * @param labels the number of each point's cluster, [N]
 * @param clusters the centroids, [K, D]
 * @returns the sum of the squared distances of all points to the centroids of their clusters
 */
function inertia(data: tf.Tensor, labels: tf.Tensor, clusters: tf.Tensor): number {
  assert(data.rank === 2, `data must be [N, D], not [${data.shape}].`);
  assert(clusters.rank === 2, `clusters must be [K, D], not [${clusters.shape}].`);
  assert(labels.size === data.shape[0], `There are ${data.shape[0]} points, but ${labels.size} labels.`);

  // [CODE HERE] Compute the inertia, a single number
  // 1. Look up the centroid of each point: [N, D].
  const centroids = tf.gather(clusters, labels.toInt());
  // 2. Square the differences, add all of them up, and get the number out of the tensor.
  // Documentation: https://js.tensorflow.org/api/latest/#tf.Tensor.dataSync
  const total = data.sub(centroids).square().sum().dataSync()[0];
  // [TODO] const total: number = todo("inertia", data, labels, clusters);
  // [/CODE HERE]

  return total;
}

// %% tags=["check"] points=2
check.inertia(inertia);

// %% [markdown]
// Now we can compare. The first line below is the inertia of the sample when the centroids are still at their random starting points,
// the second one where `fit` has moved them to. But where it ends depends on where it starts: k-means stops at the first place from
// which it can only go up, and elsewhere there may be a lower one. The third line is the best of ten runs of the library's own
// `kmeans` (in `src/fit/kmeans.ts`), which also chooses its starting points with more care.

// %%
import { kmeans as libraryKMeans } from "./src/index";

const inertiaAt = (clusters: tf.Tensor) =>
  inertia(pixelsSmall, assignLabels(pixelsSmall, clusters), clusters).toFixed(2);

const start = startingCentroids(pixelsSmall, K, { start: "random", random: new Random(0) });
console.log("At the starting points:", inertiaAt(start).padStart(8));
console.log("After fit:             ", inertiaAt(kmeans.clusters).padStart(8));
console.log(
  "The best of ten runs:  ",
  inertiaAt(libraryKMeans(pixelsSmall, K, { restarts: 10 }).centroids).padStart(8),
);
