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
// # See k-means think
//
// The lesson ended with a photograph in sixteen colours. This notebook asks what you may have asked yourself on the way:
//
// 1. How does it get there, step by step?
// 2. What did it miss, since it saw one pixel in a thousand?
// 3. What does another K look like, and what does it really save?
// 4. Which K is the right one?
// 5. How much of the result is luck?
// 6. Would any other sixteen colours have done as well?
// 7. What does “near” mean, when the points are colours?
// 8. What becomes of a photograph of your own?
// 9. And, to close: what have you kept?
//
// Each chapter begins with a question. Make a guess before you look: a wrong guess teaches more than none. The sliders, lists and boxes
// above a cell's output compute anew whenever you move them, so they need the kernel: run the cell first. Sliders and buttons inside a
// figure keep working after you close it.

// %%
import { readFileSync, statSync } from "node:fs";
import {
  answer,
  assignLabels,
  cluster2image,
  clusterings,
  compress,
  countColours,
  curvesOverK,
  dither,
  gallery,
  inertia,
  interact,
  kmeans,
  kmeansOfPicture,
  lloydFilm,
  lloydMoment,
  lloydSteps,
  loadImage,
  medianCut,
  oklabToRgb,
  paintedWith,
  painting,
  paletteRows,
  progressBar,
  Random,
  repaint,
  rgbToOklab,
  show,
  showImages,
  shrink,
  silhouette,
  spread,
  startingCentroids,
  startTensorFlow,
  tf,
  toBytes,
  twoSpaces,
  uniformGrid,
  versionSlider,
} from "./src/explore";

console.log((await startTensorFlow()).description);

// %% [markdown]
// ## The picture, three times
//
// We need the picture in three forms. `table` is exact: every colour that occurs in it, once, with the number of pixels that
// have it. K-means can work with these as well as with the pixels themselves: a colour that a thousand pixels share simply counts
// a thousand times. `small` is a small copy to look at, and `sample` holds 2,000 random pixels for everything that we do many times
// over, or draw point by point.
//
// Put another file's name into the first line, and the whole notebook is about that picture.

// %%
const imageFile = "data/talos.jpg";
const image = await loadImage(imageFile); // [rows, columns, 3], 0-255
const table = countColours(image);
const small = shrink(image, 560);

const pixels = image.reshape([-1, 3]).div(255);
const random = new Random(0);
const someRows = Array.from({ length: 2000 }, () => random.integer(pixels.shape[0]));
const sample = pixels.gather(tf.tensor1d(someRows, "int32"));

const count = (n: number) => n.toLocaleString("en");
console.log(`${count(pixels.shape[0])} pixels, ${count(table.colours.shape[0])} different colours`);
if (table.colours.shape[0] < 16) {
  console.warn(
    "This picture has fewer than 16 colours, so the chapters that look for 16 stop: take a photograph.",
  );
}

// %% [markdown]
// ## 1. Lloyd's algorithm, step by step
//
// Each iteration of k-means has two steps. In the first, every point joins its nearest centroid. In the second, every centroid
// moves to the mean of its points. Stuart Lloyd described them in 1957, and they are still the ones that everybody uses.
//
// **Before you look:** the *inertia* is the sum of all squared distances from the points to their centroids. Can one of the two
// steps ever make it larger? And which of the many steps makes it fall the most?
//
// `lloydSteps` is the algorithm in slow motion: a *generator*, which does one step each time it is asked. Below, the slider `step` goes through
// its steps: click on it, and press the right arrow key. Each point wears the colour of its centroid, and every centroid (★) leaves a trail.
// Another seed draws other starting points. (Some walks take hundreds of steps: after 120 we stop looking.)

// %%
function take<T>(steps: Iterable<T>, most: number): T[] {
  const taken: T[] = [];
  for (const step of steps) {
    taken.push(step);
    if (taken.length === most) break;
  }
  return taken;
}

function walk(seed: number, K: number) {
  const start = startingCentroids(sample, K, { start: "random", random: new Random(seed) });
  return take(lloydSteps(sample, start), 120);
}

let [drawn, steps] = ["", walk(4, 8)];
await interact({ seed: [0, 9, 1, 4], K: [2, 16, 1, 8], step: [1, 120, 1, 1] }, ({ seed, K, step }) => {
  if (drawn !== `${seed}, ${K}`) steps = walk(seed, K);
  drawn = `${seed}, ${K}`;
  show(lloydMoment(sample, steps.slice(0, step)));
});

// %% [markdown]
// Here is a whole walk as a film, which also plays where no kernel runs. Press *Play*, and turn the cloud while it plays.

// %%
show(lloydFilm(sample, walk(4, 8)));

// %% [markdown]
// Neither step can raise the inertia. Joining the nearest centroid makes no distance longer. And of all places, the mean is the one
// with the smallest sum of squared distances to its points. So the inertia falls and falls, and since there are only so many ways to
// label the points, it must come to rest. The largest fall is nearly always the very first update, because random starting points
// are poor means. Most of the way is done in the first few steps: that is why thirty iterations were plenty in the lesson.
//
// **Try:** the seeds 3 and 6, or another number of clusters. Does it always end with the same inertia? Chapter 5 comes back to that.

// %% [markdown]
// ## 2. All the pixels
//
// The lesson's `fit` saw about one pixel in a thousand, and `sample` holds no more. What do they miss? To find out we need the k-means of
// *all* the pixels, and that looks like a thousand times the work.
//
// **Before you look:** what could one leave out without changing the result at all?
//
// A photograph repeats itself. Two pixels of the same colour are always nearest to the same centroid, so they always move
// together. It is enough to look at each *colour* once, if it counts as often as there are pixels of it. This is not an approximation.
// With $n_i$ pixels of the colour $x_i$, the mean of a cluster is
//
// $$c = \frac{\sum_i n_i\, x_i}{\sum_i n_i},$$
//
// which are the same numbers that one would add up pixel by pixel, in another order. The inertia is counted in the same way.
//
// `kmeansOfPicture` in `src/colours/kmeans-of-picture.ts` saves a second time. It keeps the colours in an *octree*, boxes of like colours
// inside larger boxes: where a whole box is nearest to one centroid, it moves the box without looking inside. So how long will all the
// pixels take: longer than `predict` took in the lesson, or not?

// %%
// To be fair to the sample, its fit goes on until nothing moves any more.
const ofSample = kmeans(sample, 16, { tolerance: 0 });

const began = performance.now();
const ofAll = kmeansOfPicture(table, 16, { start: ofSample.centroids, tolerance: 0 });
const seconds = (performance.now() - began) / 1000;
console.log(`K-means of all pixels, ${ofAll.iterations} iterations: ${seconds.toFixed(2)} s`);

// %% [markdown]
// It began where the sample's fit had come to rest. So the inertia of all pixels can only be lower than there, and the difference is
// what the sampling cost. How much do you expect?

// %%
const sampleLabels = assignLabels(table.colours, ofSample.centroids);
const sampleInertia = inertia(table.colours, sampleLabels, ofSample.centroids, { weights: table.counts });
console.log("Inertia of all pixels, clusters of the sample: ", sampleInertia.toFixed(1).padStart(10));
console.log("Inertia of all pixels, clusters of all pixels: ", ofAll.inertia.toFixed(1).padStart(10));
console.log(
  `The sample's clusters fit the picture ${(100 * (sampleInertia / ofAll.inertia - 1)).toFixed(2)} % worse.`,
);

// %% [markdown]
// A cluster's mean over the pixels of a random sample is near its mean over all of them, and the nearer, the more pixels there are. So the
// cost grows with K: more clusters, fewer pixels for each.
//
// **Before you look:** how few pixels are enough for eight colours that nobody can tell from the best ones? A hundred? A thousand?
// Each step of the slider doubles them.

// %%
const eight = kmeansOfPicture(table, 8, { restarts: 4 }).inertia;
await interact({ doublings: [4, 14, 1, 6], seed: [0, 9] }, async ({ doublings, seed }) => {
  const few = 2 ** doublings;
  const draw = new Random(seed);
  const drawn = Array.from({ length: few }, () => draw.integer(pixels.shape[0]));
  const { centroids } = kmeans(pixels.gather(tf.tensor1d(drawn, "int32")), 8, { seed });
  const labels = assignLabels(table.colours, centroids);
  const found = inertia(table.colours, labels, centroids, { weights: table.counts });
  console.log(`${count(few)} pixels: they fit the picture ${(100 * (found / eight - 1)).toFixed(1)} % worse`);
  await showImages({ [`8 colours from ${count(few)} pixels`]: repaint(table, centroids) }, { widest: 700 });
});

// %% [markdown]
// ## 3. Another K, another picture
//
// The lesson said that 16 colours save 83 %. That compares 4 bits a pixel with 24. But nobody stores pictures as raw pixels: the
// JPEG on your disk is much smaller already, and a PNG file packs its pixels too.
//
// **Before you look:** at how many colours do you stop seeing a difference? And at how many does the PNG file become larger
// than the JPEG that we started from?
//
// The next cell finds the best palette it can for twelve values of K, each from *all* pixels, and writes each picture as a real PNG
// file to see how large it is. This is the longest computation of the notebook.

// %%
const manyK = [2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256].filter((K) => K <= table.colours.shape[0]);
const results = [];
const bar = progressBar("Palettes");
for (const K of manyK) {
  const { centroids, inertia } = kmeansOfPicture(table, K, { iterations: 30 });
  results.push({ centroids, inertia });
  bar(results.length, manyK.length);
}

// %%
const versions = results.map(({ centroids }) => paintedWith(centroids, table, small));
const sizes = { raw: image.size, file: statSync(imageFile).size };
show(versionSlider(versions, sizes, manyK.indexOf(16)));

// %% [markdown]
// Below the picture is its palette: the widest stripe is the colour that covers most of it. The plots on the right show what each
// palette costs and what it is worth:
//
// - **PNG file** is the size of the picture as a file with that palette. (Each line of the grid is ten times the one below.)
// - **PSNR**, the *peak signal-to-noise ratio*, compares the errors of all red, green and blue values with their full range. Each 6 dB
//   more means errors half as large. More is better.
// - **CIEDE2000** is a formula that imitates our eyes: it says how different two colours *look*, here on average over all pixels.
//   A difference below 1 is hardly visible. Less is better.
//
// Unpacked, twice as many colours cost one bit a pixel more, and each doubling buys a little less than the one before. Here is the honest
// version of the 83 %:

// %%
const sixteen = versions[manyK.indexOf(16)];
const saved = (bytes: number, of: number) => `${(100 * (1 - bytes / of)).toFixed(0)} %`;
console.log(`Raw pixels: ${count(sizes.raw)} bytes; the original file: ${count(sizes.file)} bytes`);
console.log(`The PNG file with 16 colours: ${count(sixteen.bytes)} bytes`);
console.log(`It saves ${saved(sixteen.bytes, sizes.raw)} of the raw pixels,`);
console.log(`but only ${saved(sixteen.bytes, sizes.file)} of the original file.`);
const larger = versions.find(({ bytes }) => bytes > sizes.file);
console.log(
  `Larger than the original file: ${larger ? `from ${larger.palette.length} colours on` : "none"}.`,
);

// %% [markdown]
// A JPEG throws away fine detail and keeps all colours; a palette throws away colours and keeps all detail. For photographs JPEG is
// the better bargain, as you can see by comparing files of the same size. For drawings, logos and screenshots, which have few
// colours and sharp edges, it is the other way round.

// %% [markdown]
// ## 4. Which K?
//
// K-means wants to be told K. Two rules are often given for choosing it:
//
// - *The elbow:* plot the inertia against K, and take the K where the curve bends.
// - *The silhouette:* for each point, compare the mean distance to its own cluster with that to the next best one. The silhouette is 1
//   when clusters are far apart, and 0 when they touch. Take the K where it is largest.
//
// **Before you look:** which K will the two rules choose for this picture? Would you choose the same one?

// %%
const inertias = results.map(({ inertia }) => inertia / pixels.shape[0]);
const silhouettes = results.map(({ centroids }) => silhouette(sample, assignLabels(sample, centroids)));
show(
  curvesOverK("Two rules for choosing K", manyK, {
    "Inertia per pixel": inertias,
    "Silhouette of the sample": silhouettes,
  }),
);

// %% [markdown]
// The inertia always falls, without a clear corner: where it seems to bend depends on how you draw the axes. The silhouette has
// its maximum, usually at a very small K: it tells how many groups of colours are *far apart*, such as sky and land. Both ask whether the
// points fall into separate groups. Species of flowers may; the colours of a photograph rarely do. They form one connected
// cloud, and k-means cuts it into K pieces wherever you tell it to.
//
// So for pictures the question is not “how many groups are there?” but “how many colours are enough?”. That depends on what you
// want: the slider above, your eyes and the size of the file answer it. Only the numbers 2, 4, 16 and 256 stand out, because they make
// full use of 1, 2, 4 or 8 bits.

// %% [markdown]
// ## 5. Luck
//
// K-means starts at random. In the lesson a seed made every run the same: comfortable, but it hides something.
//
// **Before you look:** if you run k-means fifty times with the same K and the same points, how often does it find the best result?
//
// *k-means++* (Arthur and Vassilvitskii 2007) is a better way to start: it also picks random points, but points far from those
// already picked are more likely.

// %%
const K = 16;
const seeds = [...Array(50).keys()];
const randomRuns = seeds.map((seed) => kmeans(sample, K, { start: "random", seed }));
const plusRuns = seeds.map((seed) => kmeans(sample, K, { start: "k-means++", seed }));
show(
  spread(`The same ${K} clusters from 50 starts`, {
    "Random starts": randomRuns.map(({ inertia }) => inertia),
    "k-means++": plusRuns.map(({ inertia }) => inertia),
  }),
);

// %% [markdown]
// Each point is a run. Every one came to rest, in a place where the steps change next to nothing any more, but not in the same place.
// Such a place is called a *local minimum*: a valley, though not always the deepest one. How many runs are as good as the best, to a
// thousandth?

// %%
const byInertia = [...randomRuns, ...plusRuns].sort((a, b) => a.inertia - b.inertia);
const [best, worst] = [byInertia[0], byInertia[byInertia.length - 1]];
const asGood = (runs: typeof byInertia) =>
  runs.filter(({ inertia }) => inertia < 1.001 * best.inertia).length;
console.log(`Of 50 random starts: ${asGood(randomRuns)}; of 50 with k-means++: ${asGood(plusRuns)}`);

// %% [markdown]
// What difference does it make to the palette, and to the picture? Go through the seeds, with one rule and with the other.

// %%
await interact(
  { K: [2, 64, 1, 16], seed: [0, 49], rule: ["random", "k-means++"] },
  async ({ K, seed, rule }) => {
    const run = kmeans(sample, K, { start: rule, seed });
    console.log(`Inertia ${run.inertia.toFixed(2)} in ${run.iterations} iterations`);
    show(paletteRows("Its palette", { [`seed ${seed}`]: toBytes(run.centroids) }));
    await showImages({ [`${K} colours`]: repaint(table, run.centroids) }, { widest: 480 });
  },
);

// %% [markdown]
// The best and the worst of the hundred, side by side:

// %%
show(
  paletteRows("The best and the worst of the hundred palettes", {
    [`Best: ${best.inertia.toFixed(2)}`]: toBytes(best.centroids),
    [`Worst: ${worst.inertia.toFixed(2)}`]: toBytes(worst.centroids),
  }),
);

// %% [markdown]
// Palettes run from dark to light. Look for a colour that one of them has and the other hasn't.
//
// ### Flowers in the wrong valley
//
// In three dimensions and with sixteen clusters a local minimum is hard to see. With 150 irises and three clusters it isn't: for each flower
// Edgar Anderson measured the length and width of its sepals and petals. Two of the four numbers are drawn here.

// %%
const iris = readFileSync("data/iris.csv", "utf8").trim().split("\n").slice(1);
const flowers = iris.map((line) => line.split(",").map(Number));
const from = (rows: number[]) => kmeans(flowers, 3, { start: rows.map((row) => flowers[row]), tolerance: 0 });
const tries = [...Array(50).keys()].map((seed) => kmeans(flowers, 3, { start: "random", seed }));
const runs = {
  "from rows 0, 50, 100": from([0, 50, 100]),
  "from rows 0, 1, 2": from([0, 1, 2]),
  "the worst of 50 random starts": tries.sort((a, b) => b.inertia - a.inertia)[0],
};

// %%
const panels = Object.entries(runs).map(([name, run]) => ({
  title: `${name}:<br>inertia ${run.inertia.toFixed(3)} in ${run.iterations} iterations`,
  labels: run.labels.dataSync(),
  centroids: run.centroids.arraySync().map((centroid) => centroid.slice(2)),
}));
const petals = flowers.map((flower) => flower.slice(2));
show(clusterings("150 irises in three clusters", petals, ["Petal length, cm", "Petal width, cm"], panels));

// %% [markdown]
// The first two differ by a hair: 78.851 and 78.856, with a few flowers at the border on the other side. The third is in another valley
// altogether. Two centroids began among the small flowers on the left, where they now share one group, and the third has to
// do for both groups on the right. From there no step leads out: for each centroid its own place is the best one, as long as the others
// stay. The cure is simple: start several times, and keep the best. `kmeans(…, { restarts: 10 })` does that.
//
// Place the three centroids yourself: each begins at a flower of your choice, and `step` lets them walk. Can you find a start that leads into
// a third valley? What becomes of two centroids that begin at the same flower?

// %%
await interact(
  { first: [0, 149, 1, 0], second: [0, 149, 1, 10], third: [0, 149, 1, 20], step: [0, 30, 1, 0] },
  ({ first, second, third, step }) => {
    const start = [first, second, third].map((row) => flowers[row]);
    const steps = take(lloydSteps(flowers, start), step + 1);
    const now = steps[steps.length - 1];
    const title = `Iteration ${now.iteration}, ${now.step}: inertia ${now.inertia.toFixed(3)}`;
    const centroids = now.centroids.arraySync().map((centroid) => centroid.slice(2));
    const panel = { title, labels: now.labels.dataSync(), centroids };
    show(clusterings("Three centroids", petals, ["Petal length, cm", "Petal width, cm"], [panel]));
  },
);

// %% [markdown]
// ### The bug that only bites sometimes
//
// The Python lesson that this one grew from draws its K starting pixels *with replacement*. So the same colour can be drawn twice. How
// often does that happen?

// %%
const points = sample.arraySync() as number[][];
const drawWithReplacement = (random: Random) =>
  Array.from({ length: K }, () => points[random.integer(points.length)]);
const isUnlucky = (start: number[][]) => new Set(start.map(String)).size < K;

const starts = [...Array(1000).keys()].map((seed) => drawWithReplacement(new Random(seed)));
const unlucky = starts.filter(isUnlucky);
console.log(`${unlucky.length} of 1,000 starts have the same colour twice.`);

// %% [markdown]
// What happens then? Of two centroids in the same place, the first takes all the points. The other is left with none, and the mean of no
// points is 0 / 0.

// %%
const twice = unlucky[0] ?? [points[0], ...starts[0].slice(2), points[0]];
const owners = [...assignLabels(points, twice).dataSync()];
const meanRed = (k: number) => {
  const reds = points.filter((_, i) => owners[i] === k).map(([red]) => red);
  return reds.reduce((sum, red) => sum + red, 0) / reds.length;
};
console.log("Mean red of each cluster:", twice.map((_, k) => meanRed(k).toFixed(2)).join(" "));

// %% [markdown]
// `NaN` means *not a number*. A centroid that is nowhere is at no distance from anything: the cluster is lost, and whether the program
// stops, or goes on with one colour less, or with worse, depends on how it happens to compare numbers. In this lesson
// `startingCentroids` draws without replacement and passes over colours that it already has. And should a cluster lose all its points
// later on, `kmeans` moves it to the point that fits its own cluster worst.

// %%
const mended = [...Array(1000).keys()].map((seed) =>
  startingCentroids(points, K, { start: "random", random: new Random(seed) }).arraySync(),
);
console.log(`${mended.filter(isUnlucky).length} of 1,000 starts have the same colour twice.`);

// %% [markdown]
// ## 6. A bad palette
//
// Perhaps sixteen colours are simply enough, whichever they are? Four ways to choose them:
//
// - *Random colours:* of sixteen random pixels.
// - *A uniform grid:* colour space cut into equal blocks. It doesn't look at the picture at all.
// - *Median cut* (Heckbert 1982): cut the cloud of colours in two halves with equally many pixels, then each half again, and so on. Many
//   a GIF picture was made like this.
// - *K-means.*
//
// **Before you look:** put them in order, from the worst to the best. And which will be closest to k-means?

// %%
const palettes = {
  "Random colours": startingCentroids(sample, K, { start: "random", random: new Random(0) }),
  "Uniform grid": uniformGrid(K),
  "Median cut": medianCut(table.colours, K, { weights: table.counts }),
  "K-means": kmeansOfPicture(table, K, { iterations: 30 }).centroids,
};

// %% [markdown]
// Each pixel gets the nearest colour of the palette. Or it can be *dithered* (Floyd and Steinberg 1976): what one pixel got wrong is
// handed on to its neighbours, so that a patch of pixels is right on average, even though each single one is less so. Press the buttons above
// the pictures. Look at the sky, from near and from some steps away. (The numbers here are those of the small copy. Shrinking has smoothed
// its finest detail, so they differ a little from those of chapter 2, which counts all pixels.)

// %%
const smallPixels = small.reshape([-1, 3]);
const entries = Object.entries(palettes);
show(
  gallery(`Four palettes of ${K} colours`, {
    "Nearest colours": entries.map(([name, palette]) =>
      painting(name, small, palette, assignLabels(smallPixels, palette)),
    ),
    Dithered: entries.map(([name, palette]) => painting(name, small, palette, dither(small, palette))),
  }),
);

// %% [markdown]
// One at a time, and larger:

// %%
const names = ["K-means", "Median cut", "Uniform grid", "Random colours"] as const;
await interact({ palette: names, dithered: false }, async ({ palette, dithered }) => {
  const colours = palettes[palette];
  const labels = dithered ? dither(small, colours) : assignLabels(smallPixels, colours);
  const title = `${palette}${dithered ? ", dithered" : ""}`;
  await showImages({ [title]: cluster2image(labels, colours, small.shape) });
});

// %% [markdown]
// With the nearest colours k-means makes the smallest errors: that is no accident, since they are exactly what it makes small. Median cut gives each colour the same
// number of pixels, so it spends many colours on large areas where the picture hardly changes. The grid wastes colours that the
// picture doesn't have.
//
// Now compare the numbers with and without dithering. Pixel by pixel dithering makes everything *worse*, and yet the picture often looks
// better. The number “from far away” explains it: it compares the pictures after each block of 4 × 4 pixels has been melted
// into one. Which number is right? That depends on where you stand.
//
// Which palette gains the most from dithering? Patches of pixels can only mix colours that lie *between* those of the palette. So the grid,
// which reaches far out, gains a lot. A palette without the darkest and the lightest colours gains little, and
// k-means, whose colours are means, never reaches as far out as the picture does.

// %% [markdown]
// ## 7. Distance is a choice
//
// K-means makes squared distances small, and we measure them between red, green and blue values. But our eyes don't. A step
// in dark green and a step of the same length in light blue look quite different to us.
//
// *Oklab* (Björn Ottosson 2020) is a space made for eyes: L is the lightness, a goes from green to red, b from blue to yellow, and equal
// distances look about equally different. Here are the same 2,000 pixels in both spaces.
//
// **Before you look:** in the RGB cube black, white and all the greys lie on the diagonal between two corners. Where will they be in
// Oklab?

// %%
show(twoSpaces("The same pixels in RGB and in Oklab", sample, rgbToOklab(sample)));

// %% [markdown]
// The greys are neither green nor red, neither blue nor yellow: they stand on the vertical line in the middle. The further out a colour is, the
// stronger it is, and up and down is lightness alone.
//
// **Before you look again:** if k-means works in Oklab, which colours of this picture will get more of the sixteen, and which fewer? Which
// of the two will be nearer to the original as RGB values (PSNR, more is better), and which in Oklab (the error, less is better)? And which
// one will CIEDE2000 prefer, that knows neither space?

// %%
const inRgb = palettes["K-means"];
const oklab = kmeans(rgbToOklab(table.colours), K, { weights: table.counts, iterations: 30 });
const inOklab = oklabToRgb(oklab.centroids);
const oklabLabels = assignLabels(rgbToOklab(smallPixels), oklab.centroids);
show(
  gallery(`${K} colours, found in two spaces`, {
    both: [
      painting("In RGB", small, inRgb, assignLabels(smallPixels, inRgb), { also: "Oklab error" }),
      painting("In Oklab", small, inOklab, oklabLabels, { also: "Oklab error" }),
    ],
  }),
);
show(paletteRows("The two palettes, from dark to light", { RGB: toBytes(inRgb), Oklab: toBytes(inOklab) }));

// %% [markdown]
// Each wins in its own space: that is what k-means makes small, and nothing else. CIEDE2000, the judge from outside, often sees little
// between them and may side with either, for no formula is an eye. So trust yours: where do the two pictures differ, and which of
// them would you hang on the wall? In the algorithm only the distance has changed, and with it what counts as near, what a mean is, and
// where the sixteen colours go.
//
// That is the most useful thing to remember about k-means: it finds what is near *in the space that you give it*. Centimetres or inches,
// a scaled column or an unscaled one, RGB or Oklab: the choice is yours, and it comes before the algorithm.

// %% [markdown]
// ## 8. Your own photograph
//
// `compress` does it all in one call: it reads a picture file, counts its colours, finds K of them, and writes the result as a PNG file
// with a palette. It never overwrites a file unless you say so.

// %%
const mine = await compress(imageFile, { K: 16, folder: "build", overwrite: true });
console.log(`${mine.file}: ${count(mine.bytes)} bytes, from ${count(mine.originalBytes)} bytes`);
await showImages({ [mine.file]: await loadImage(mine.file) });
show(paletteRows("Its palette", { [`${mine.palette.length} colours`]: mine.palette }));

// %% [markdown]
// Put a photograph of yours into the folder `data`, write its name in place of `imageFile`, and leave out `folder` and `overwrite`: then the new
// file appears beside the old one.
//
// For many pictures at once there is a command for the terminal:
//
// ```
// npm run compress -- holiday.jpg portrait.png --colors 16
// npm run compress -- photos/ --colors 32 --out small/
// ```
//
// The second takes a whole folder. If it is interrupted, run it again: what is done is not done twice.

// %% [markdown]
// ## 9. A closing quiz
//
// Six questions. Put your letter in place of the `"?"` and run the cell: it tells you at once whether you are right, and why.
//
// **Question 1.** What happens in the step “update”?
//
// - **a)** Each point joins another cluster.
// - **b)** Each centroid jumps to a random point.
// - **c)** Each centroid moves to the mean of its points.
// - **d)** Empty clusters are deleted.

// %%
answer(1, "?");

// %% [markdown]
// **Question 2.** How does the inertia change during a run?
//
// - **a)** It goes up and down, until it finds the minimum.
// - **b)** It never rises.
// - **c)** It falls at first, and rises again if you run too many iterations.
// - **d)** That depends on the start.

// %%
answer(2, "?");

// %% [markdown]
// **Question 3.** Two runs with the same K and the same points end with different inertias. What should you do?
//
// - **a)** Give both more iterations.
// - **b)** Sort the points first.
// - **c)** Choose a smaller tolerance.
// - **d)** Start several times, and keep the run with the lowest inertia.

// %%
answer(3, "?");

// %% [markdown]
// **Question 4.** How many bits does a pixel need when the palette has 16 colours?
//
// - **a)** 4
// - **b)** 8
// - **c)** 16
// - **d)** 24

// %%
answer(4, "?");

// %% [markdown]
// **Question 5.** What does dithering do?
//
// - **a)** It adds colours to the palette.
// - **b)** It makes single pixels less exact, and patches of pixels more exact.
// - **c)** It makes the file smaller.
// - **d)** It raises the PSNR.

// %%
answer(5, "?");

// %% [markdown]
// **Question 6.** How do you find the right number of colours for a photograph?
//
// - **a)** Where the inertia is smallest.
// - **b)** Where the silhouette is largest.
// - **c)** By looking: the fewest colours that are good enough for what you want.
// - **d)** The one that computes fastest.

// %%
answer(6, "?");
