// What the lesson's own cells say of a wrong argument, word for word: a student changes a number, and runs the cell.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Kernel, ROOT } from "../../kernel/client";
import { codeOf } from "../../support/notebook";

const PHOTO = "test/fixtures/rotated.jpg";
const lesson = codeOf("kmeans");
const cell = (words: string) => lesson.find((source) => source.includes(words)) ?? assert.fail(words);

/** The cell with some of its text changed. */
function changed(words: string, from: string, to: string): string {
  assert.ok(cell(words).includes(from), from);
  return cell(words).replace(from, to);
}

const LOAD = "await loadImage(imageFile)";
const KEEP = "const keep =";
/** What the rows below need; no picture as large as the lesson's. */
const READY = [
  cell("startTensorFlow();"),
  changed(LOAD, "data/talos.jpg", PHOTO),
  "const pixels = tf.randomUniform([1000, 3], 0, 1, 'float32', 0); const pixelsSmall = pixels.slice([0, 0], [100, 3]);",
  ...["function euclideanDist(", "class KMeans {", "function inertia("].map(cell),
  cell("function cluster2image(").replace(/^const finalImage = cluster2image.*/m, ""),
];

let kernel: Kernel;
before(async () => {
  kernel = await Kernel.start();
  for (const source of READY) {
    const { reply, traceback } = await kernel.execute(source);
    assert.equal(reply.status, "ok", `${source}\n${traceback}`);
  }
});
after(() => kernel.stop());

// biome-ignore format: a row a case
const refused: [what: string, source: string, message: string | RegExp][] = [
  ["distances in different dimensions", "euclideanDist([[0, 0]], [[1]]);", "a and b must have the same dimension D, not 2 and 1."],
  ["distances of one point that is no list of points", "euclideanDist(tf.ones([3]), pixels);", "a and b must be 2-dimensional, not [3] and [1000,3]."],
  ["K = 0", "new KMeans(0, 3).fit(pixelsSmall);", "K must be a whole number of at least 1, not 0."],
  ["K = 1.5", "new KMeans(1.5, 3).fit(pixelsSmall);", "K must be a whole number of at least 1, not 1.5."],
  ["K = -1", "new KMeans(-1, 3).fit(pixelsSmall);", "K must be a whole number of at least 1, not -1."],
  ["more clusters than points", "new KMeans(101, 3).fit(pixelsSmall);", "K is 101, but there are only 100 points: choose K from 1 to 100."],
  ["another D than the data's", "new KMeans(16, 2).fit(pixelsSmall);", "data must be [N, 2], not [100,3]."],
  ["another D for predict", "new KMeans(16, 3).predict(tf.ones([5, 2]));", "data must be [N, 3], not [5,2]."],
  ["an image in place of its pixels", "new KMeans(16, 3).fit(image);", "data must be [N, 3], not [64,32,3]."],
  ["no iterations", "new KMeans(16, 3).fit(pixelsSmall, 0);", "There must be at least one iteration, not 0."],
  ["iterations that are no number", "new KMeans(16, 3).fit(pixelsSmall, 0 / 0);", "There must be at least one iteration, not NaN."],
  ["labels in a table", "cluster2image(tf.zeros([4, 1], 'int32'), pixels, [2, 2, 3]);", "labels must be [N], not [4,1]."],
  ["one colour in place of a palette", "cluster2image(tf.zeros([4], 'int32'), tf.ones([3]), [2, 2, 3]);", "palette must be [K, 3], not [3]."],
  ["a shape without its channels", "cluster2image(tf.zeros([4], 'int32'), pixels, [2, 2] as any);", "The shape must be a list of height, width and channels."],
  ["the inertia of too few labels", "inertia(pixels, tf.zeros([4], 'int32'), pixels);", "There are 1000 points, but 4 labels."],
  ["the inertia of an image", "inertia(image, tf.zeros([4], 'int32'), pixels);", "data must be [N, D], not [64,32,3]."],
  ["the inertia of one centroid that is no list", "inertia(pixels, tf.zeros([1000], 'int32'), tf.ones([3]));", "clusters must be [K, D], not [3]."],
  // from here on, names have no value afterwards
  ["an image that is not standardised", changed(LOAD, "image.div(255)", "image.div(1)").replace("data/talos.jpg", PHOTO), "The image must be standardised: its largest value is above 1."],
  ["an image of whole numbers", changed(LOAD, "image.div(255)", "image.div<tf.Tensor3D>(255).toInt()").replace("data/talos.jpg", PHOTO), "The image must be standardised: whole numbers have no room between 0 and 1."],
  ["a picture that is not there", changed(LOAD, "data/talos.jpg", "data/mine.jpg"), `There is no file "data/mine.jpg" (looked for it from ${ROOT}).`],
  ["a fraction of 0", changed(KEEP, "less(0.001)", "less(0)"), "keep is all false: it keeps no pixel. Draw a larger fraction."],
  ["a fraction of 2", changed(KEEP, "less(0.001)", "less(2)"), "keep is all true: it keeps every pixel. Draw a smaller fraction."],
  ["a mask of numbers", changed(KEEP, "less(0.001)", "less(0.001).toInt()"), "keep must contain booleans, not int32."],
  ["a mask that is too short", changed(KEEP, "[pixels.shape[0]]", "[10]"), "keep needs 1000 booleans, one a pixel, not 10."],
  ["going on all the same after a cell that failed", "new KMeans(16, 3).fit(pixelsSmall);", /^pixelsSmall has no value: Cell \[\d+\], which sets it, ended before that\. Run that cell again\.$/],
];

for (const [what, source, message] of refused) {
  test(`${what}: ${message}`, async () => {
    const { reply } = await kernel.execute(source);
    assert.equal(reply.status, "error");
    if (message instanceof RegExp) assert.match(reply.evalue, message);
    else assert.equal(reply.evalue, message);
  });
}
