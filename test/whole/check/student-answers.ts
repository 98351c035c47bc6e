// A table of answers as students of a first course write them, coming from Python: what each is, and what the notebook must
// say to it. None of them stands in test/check, and the checks are not made for them one by one.
import type { Exercise } from "../../../src/check/exercises";

export interface StudentAnswer {
  /** What it is: the true reason, where it's wrong. */
  name: string;
  /** What stands in place of the line with todo, or what the cell becomes. */
  code: string | ((cell: string) => string);
  /** What must be said of it (the compiler's advice counts); `correct` where it is right. */
  says: RegExp | "correct";
}

const answer = (name: string, code: StudentAnswer["code"], says: StudentAnswer["says"]): StudentAnswer => ({
  name,
  code,
  says,
});
/** The method fit or predict, with the arrow function of a property in its place. */
const asProperty = (method: string, returns: string) => (cell: string) =>
  cell
    .replace(new RegExp(`\\b${method}\\(([^)]*)\\): [\\w.]+ \\{`), `${method} = ($1): ${returns} => {`)
    .replace(/iterations = 5\): void =>/, "iterations = 5): void =>");

const load: StudentAnswer[] = [
  answer("without a cast or a type", "let image = await loadImage(imageFile);", "correct"),
  answer("the path itself", 'let image = await loadImage("data/talos.jpg");', "correct"),
  answer("no await", "let image: tf.Tensor3D = loadImage(imageFile);", /await/),
  answer("brackets missing around await", "let image = await loadImage(imageFile).toFloat();", /\(await /),
  answer(
    "the name as text",
    'let image: tf.Tensor3D = await loadImage("imageFile");',
    /no file|not.*found|ENOENT/i,
  ),
  answer(
    "cropped to its upper half",
    "let image: tf.Tensor3D = (await loadImage(imageFile)).slice([0, 0, 0], [190, -1, -1]);",
    /shape.*190/s,
  ),
  answer(
    "made smaller",
    "let image: tf.Tensor3D = (await loadImage(imageFile)).resizeBilinear([154, 192]) as tf.Tensor3D;",
    /shape.*154/s,
  ),
  answer("grey", "let image: tf.Tensor3D = (await loadImage(imageFile)).mean(2, true);", /channel/i),
  answer("Python's imread", "let image: tf.Tensor3D = await tf.io.imread(imageFile);", /available|spel|Tab/i),
];

const standardise: StudentAnswer[] = [
  answer("through a variable of its own", "const scaled = image.div(255); image = scaled;", "correct"),
  answer("tf.div", "image = tf.div(image, 255);", "correct"),
  answer("toFloat first", "image = image.toFloat().div(tf.scalar(255));", "correct"),
  answer("times 1 / 255", "const factor = 1 / 255;\nimage = image.toFloat().mul(factor);", "correct"),
  answer("the slash of numbers", "image = image / 255;", /\.div\(/),
  answer("declared again", "let image = image.div(255);", /without .?`?(let|const)|leave out|second time/i),
  answer("not stored", "image.div(255);", /store/i),
  answer("rounded to int", 'image = image.div(255).cast("int32");', /whole numbers|int32/),
  answer(
    "1 - x, a negative of the photograph",
    "image = tf.sub(1, image.div(255));",
    /negative|inverted|from 1|other way round|1 -/i,
  ),
  answer(
    "z-scores of NumPy",
    "image = image.sub(image.mean()).div(tf.moments(image).variance.sqrt());",
    /subtract/,
  ),
  answer(
    "a gamma as well",
    "image = image.div(255).pow(2.2);",
    /aren't the picture's|not those of the picture/,
  ),
];

const keep: StudentAnswer[] = [
  answer(
    "Math.random in a list",
    'const keep = tf.tensor1d(Array.from({ length: pixels.shape[0] }, () => Math.random() < 0.001), "bool");',
    "correct",
  ),
  answer(
    "another seed, greater",
    'const keep = tf.randomUniform([pixels.shape[0]], 0, 1, "float32", 42).greater(0.999);',
    "correct",
  ),
  answer(
    "tf.less with a scalar",
    "const keep = tf.less(tf.randomUniform([pixels.shape[0]]), tf.scalar(0.001));",
    "correct",
  ),
  answer(
    "whole numbers up to 1000",
    "const keep = tf.randomUniform([pixels.shape[0]], 0, 1000, 'int32').equal(tf.scalar(0, 'int32'));",
    "correct",
  ),
  answer(
    "a list of booleans",
    "const keep = Array.from({ length: pixels.shape[0] }, () => Math.random() < 0.001);",
    /tf\.tensor1?d?\(/,
  ),
  answer(
    "an operator for less",
    'const keep = tf.randomUniform([pixels.shape[0]], 0, 1, "float32", 0) < 0.001;',
    /\.less\(/,
  ),
  answer(
    "not compared",
    'const keep = tf.randomUniform([pixels.shape[0]], 0, 1, "float32", 0);',
    /compare|less/i,
  ),
  answer(
    "all channels drawn",
    'const keep = tf.randomUniform(pixels.shape, 0, 1, "float32", 0).less(0.001);',
    /as a whole|shape/,
  ),
  answer(
    "ones and zeros",
    'const keep = tf.randomUniform([pixels.shape[0]], 0, 1, "float32", 0).less(0.001).toInt();',
    /boolean/,
  ),
  answer(
    "one random number for all",
    "const keep = tf.fill([pixels.shape[0]], Math.random()).less(0.001);",
    /one number|every pixel|each pixel/i,
  ),
];

const euclideanDist: StudentAnswer[] = [
  answer(
    "tf.norm",
    'const distances = tf.norm(p.expandDims(1).sub(q.expandDims(0)), "euclidean", 2);',
    "correct",
  ),
  answer(
    "loops over arraySync, without a cast",
    `const P = p.arraySync();
  const Q = q.arraySync();
  const rows: number[][] = [];
  for (let i = 0; i < P.length; i++) {
    rows.push([]);
    for (let j = 0; j < Q.length; j++) {
      let s = 0;
      for (let d = 0; d < P[i].length; d++) s += (P[i][d] - Q[j][d]) ** 2;
      rows[i].push(Math.sqrt(s));
    }
  }
  const distances = tf.tensor2d(rows);`,
    "correct",
  ),
  answer(
    "squaredDifference",
    "const distances = tf.squaredDifference(p.expandDims(1), q.expandDims(0)).sum(-1).sqrt();",
    "correct",
  ),
  answer(
    "reshape for expandDims",
    "const distances = p.reshape([p.shape[0], 1, -1]).sub(q.reshape([1, q.shape[0], -1])).pow(2).sum(2).pow(0.5);",
    "correct",
  ),
  answer(
    "Math.sqrt of a tensor",
    "const distances = Math.sqrt(p.expandDims(1).sub(q.expandDims(0)).square().sum(2));",
    /\.sqrt\(\)/,
  ),
  answer(
    "Math.sqrt of a tensor behind any",
    "const squares: any = p.expandDims(1).sub(q.expandDims(0)).square().sum(2);\n  const distances: any = Math.sqrt(squares);",
    /\.sqrt\(\)/,
  ),
  answer(
    "two asterisks",
    "const distances = (p.expandDims(1).sub(q.expandDims(0)) ** 2).sum(2).sqrt();",
    /\.square\(\)|\.pow\(/,
  ),
  answer(
    "the minus of NumPy",
    "const distances = (p.expandDims(1) - q.expandDims(0)).square().sum(2).sqrt();",
    /\.sub\(/,
  ),
  answer(
    "written into a tensor by index",
    `const distances = tf.zeros([p.shape[0], q.shape[0]]) as any;
  const P = p.arraySync() as number[][], Q = q.arraySync() as number[][];
  for (let i = 0; i < P.length; i++) for (let j = 0; j < Q.length; j++)
    distances[i][j] = Math.hypot(...P[i].map((v, d) => v - Q[j][d]));`,
    /never changes|can't be (indexed|changed)|tensor.*\[i\]/is,
  ),
  answer(
    "a tensor's row by index",
    "const distances = tf.stack([0, 1].map((i) => q.sub((p as any)[i]).square().sum(1).sqrt()));",
    /index|\[i\]|slice|gather/,
  ),
  answer("len of Python", "const distances = tf.zeros([p.length, q.length]);", /shape\[0\]/),
  answer(
    "only x and y",
    `const P = p.arraySync() as number[][], Q = q.arraySync() as number[][];
  const distances = tf.tensor2d(P.map(([x, y = 0]) => Q.map(([u, v = 0]) => Math.sqrt((x - u) ** 2 + (y - v) ** 2))));`,
    /first two coordinates/,
  ),
  answer("the dot product alone", "const distances = tf.matMul(p, q, false, true);", /product|expected/is),
  answer(
    "cosine distance",
    "const distances = tf.sub(1, tf.matMul(p, q, false, true).div(tf.matMul(p.square().sum(1, true).sqrt(), q.square().sum(1, true).sqrt(), false, true)));",
    /0 \/ 0|cosine/,
  ),
  answer(
    "the matrix identity with a plus",
    "const distances = p.square().sum(1, true).add(q.square().sum(1)).add(tf.matMul(p, q, false, true).mul(2)).sqrt();",
    /added instead|minus/,
  ),
  answer(
    "the matrix identity without its 2",
    "const distances = p.square().sum(1, true).add(q.square().sum(1)).sub(tf.matMul(p, q, false, true)).sqrt();",
    /lacks its 2/,
  ),
  answer(
    "a sum that is not set back to 0",
    `const P = p.arraySync(), Q = q.arraySync();
  const rows: number[][] = [];
  for (let i = 0; i < P.length; i++) {
    rows.push([]);
    let s = 0;
    for (let j = 0; j < Q.length; j++) {
      for (let d = 0; d < P[i].length; d++) s += (P[i][d] - Q[j][d]) ** 2;
      rows[i].push(Math.sqrt(s));
    }
  }
  const distances = tf.tensor2d(rows);`,
    /goes on from one pair|begin at 0/,
  ),
  answer(
    "= for +=",
    `const P = p.arraySync(), Q = q.arraySync();
  const distances = tf.tensor2d(P.map((a) => Q.map((b) => { let s = 0; for (let d = 0; d < a.length; d++) s = (a[d] - b[d]) ** 2; return Math.sqrt(s); })));`,
    /last coordinate.*\+=/,
  ),
  answer(
    "a cubic: the power 3",
    "const distances = p.expandDims(1).sub(q.expandDims(0)).abs().pow(3).sum(2).pow(1 / 3);",
    /not the square|expected/is,
  ),
  answer(
    "one coordinate too far",
    `const P = p.arraySync() as number[][], Q = q.arraySync() as number[][];
  const distances = tf.tensor2d(P.map((a) => Q.map((b) => { let s = 0; for (let d = 0; d <= a.length; d++) s += (a[d] - b[d]) ** 2; return Math.sqrt(s); })));`,
    /past the end/,
  ),
  answer(
    "tf.tidy without a return",
    "let distances: any;\n  tf.tidy(() => { distances = p.expandDims(1).sub(q.expandDims(0)).square().sum(2).sqrt(); });",
    /tidy/,
  ),
  answer(
    "the list disposed of too early",
    "const differences = p.expandDims(1).sub(q.expandDims(0));\n  differences.dispose();\n  const distances = differences.square().sum(2).sqrt();",
    /dispose/,
  ),
  answer(
    "pixelsSmall for b",
    "const distances = p.expandDims(1).sub(pixelsSmall.expandDims(0)).square().sum(2).sqrt();",
    /pixelsSmall/,
  ),
  answer(
    "three coordinates written out",
    `const P = p.arraySync() as number[][], Q = q.arraySync() as number[][];
  const distances = tf.tensor2d(P.map((a) => Q.map((b) => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2))));`,
    /past the end|any number D|D = 3/,
  ),
  answer(
    "await in a plain function",
    "const P = await p.array();\n  const distances = tf.tensor2d(P as number[][]);",
    /arraySync/,
  ),
];

const step = "this.clusters = updateCentroids(data, assignLabels(data, this.clusters), this.clusters);";
const begin = 'this.clusters = startingCentroids(data, this.K, { start: "random" });';
const repeat = (body: string) => `for (let i = 0; i < iterations; i++) {\n${body}\n}`;
const loops = (inEach: string, search: string, at = "") => `const X = data.arraySync();
let C = X.slice(0, this.K);
${at}
${repeat(`${inEach}
for (const x of X) {
  ${search}
  C.forEach((c, k) => { let s = 0; c.forEach((v, d) => { s += (v - x[d]) ** 2; }); if (s < min) { min = s; best = k; } });
  counts[best]++;
  x.forEach((v, d) => { sums[best][d] += v; });
}
C = C.map((c, k) => counts[k] ? sums[k].map((s) => s / counts[k]) : c);`)}
this.clusters = tf.tensor2d(C);`;
const [ZEROS, SEARCH] = [
  "const sums = C.map((c) => c.map(() => 0)), counts = C.map(() => 0);",
  "let best = 0, min = Infinity;",
];
const fit: StudentAnswer[] = [
  answer("the library's steps", `${begin}\n${repeat(step)}`, "correct"),
  answer(
    "an arrow property",
    (cell) =>
      asProperty(
        "fit",
        "void",
      )(cell)
        .replace(/todo\("fit", this, data, iterations\);/, `${begin}\n${repeat(step)}`)
        .replace(/(\n {2}\}\n)(\n {2}\/\*\*\n {3}\* Finds)/, "\n  };\n$2"),
    "correct",
  ),
  answer(
    "masks, sums and counts",
    `this.clusters = data.slice([0, 0], [this.K, -1]);
${repeat(`const labels = euclideanDist(data, this.clusters).argMin(1);
const rows: tf.Tensor[] = [];
for (let k = 0; k < this.K; k++) {
  const mask = labels.equal(k).toFloat();
  const count = mask.sum().dataSync()[0];
  rows.push(count > 0 ? data.mul(mask.expandDims(1)).sum(0).div(count) : this.clusters.slice([k, 0], [1, -1]).squeeze([0]));
}
this.clusters = tf.stack(rows);`)}`,
    "correct",
  ),
  answer(
    "loops over arraySync",
    `const X = data.arraySync();
let C = X.slice(0, this.K);
${repeat(`const groups: number[][][] = C.map(() => []);
for (const x of X) {
  let best = 0, min = Infinity;
  C.forEach((c, k) => { let s = 0; c.forEach((v, d) => { s += (v - x[d]) ** 2; }); if (s < min) { min = s; best = k; } });
  groups[best].push(x);
}
C = C.map((c, k) => groups[k].length ? c.map((_, d) => groups[k].reduce((s, x) => s + x[d], 0) / groups[k].length) : c);`)}
this.clusters = tf.tensor2d(C);`,
    "correct",
  ),
  answer(
    "one-hot and a product",
    `${begin}
${repeat(`const members = tf.oneHot(euclideanDist(data, this.clusters).argMin(1), this.K).toFloat();
const counts = members.sum(0).expandDims(1);
this.clusters = tf.where(counts.greater(0), tf.matMul(members, data, true).div(counts.maximum(1)), this.clusters);`)}`,
    "correct",
  ),
  answer(
    "pixelsSmall for data",
    `${begin}\n${repeat("this.clusters = updateCentroids(pixelsSmall, assignLabels(pixelsSmall, this.clusters), this.clusters);")}`,
    /`?pixelsSmall`?.*`?data/s,
  ),
  answer(
    "16 for this.K",
    `this.clusters = startingCentroids(data, 16, { start: "random" });\n${repeat(step)}`,
    /this\.K/,
  ),
  answer(
    "three columns",
    `this.clusters = data.slice([0, 0], [this.K, 3]);\n${repeat(step)}`,
    /this\.D|any number|-1/,
  ),
  answer(
    "Manhattan distances",
    `${begin}\n${repeat("const labels = data.expandDims(1).sub(this.clusters.expandDims(0)).abs().sum(2).argMin(1);\nthis.clusters = updateCentroids(data, labels, this.clusters);")}`,
    /Manhattan|sum of the differences|not the Euclidean|other distance|another distance/i,
  ),
  answer(
    "the largest difference as the distance",
    `${begin}\n${repeat("const labels = data.expandDims(1).sub(this.clusters.expandDims(0)).abs().max(2).argMin(1);\nthis.clusters = updateCentroids(data, labels, this.clusters);")}`,
    /largest|not the Euclidean|other distance|another distance/i,
  ),
  answer(
    "starts that are no points, in a variable",
    `let C: tf.Tensor = tf.randomUniform([this.K, this.D]);\n${repeat("C = updateCentroids(data, assignLabels(data, C), C);")}\nthis.clusters = C;`,
    /no points|points of the data/,
  ),
  answer("loops over lists", loops(ZEROS, SEARCH), "correct"),
  answer("sums that are not set back to 0", loops("", SEARCH, ZEROS), /go on from one iteration/),
  answer("a search that is not begun anew", loops(`${ZEROS}\n${SEARCH}`, ""), /goes on from one point/),
  answer(
    "medians in place of means",
    `${begin}\n${repeat(`const labels = Array.from(assignLabels(data, this.clusters).dataSync());
const X = data.arraySync() as number[][], C = this.clusters.arraySync() as number[][];
this.clusters = tf.tensor2d(C.map((c, k) => { const own = X.filter((_, i) => labels[i] === k); return own.length === 0 ? c : c.map((_, d) => own.map((x) => x[d]).sort((a, b) => a - b)[Math.floor(own.length / 2)]); }));`)}`,
    /median|mean/,
  ),
  answer("tidy that frees the clusters", `${begin}\ntf.tidy(() => {\n${repeat(step)}\n});`, /tidy/),
  answer(
    "the old clusters disposed of, and the new ones too",
    `${begin}\n${repeat(`const next = updateCentroids(data, assignLabels(data, this.clusters), this.clusters);\nthis.clusters.dispose();\nthis.clusters = next;\nnext.dispose();`)}`,
    /dispose/,
  ),
  answer("this forgotten", `clusters = startingCentroids(data, K, { start: "random" });`, /this\./),
  answer(
    "start inside the loop",
    repeat(
      `this.clusters = startingCentroids(data, this.K, { start: "random", random: new Random(i) });\n${step}`,
    ),
    /begin anew|inside the loop|outside of it/,
  ),
  answer(
    "from 1, one too few",
    `${begin}\nfor (let i = 1; i < iterations; i++) {\n${step}\n}`,
    /one (iteration )?too few|loop begin|haven't moved|does the loop run/,
  ),
  answer(
    "a fixed number of iterations",
    `${begin}\nfor (let i = 0; i < 5; i++) {\n${step}\n}`,
    /`?iterations`?/,
  ),
  answer(
    "three coordinates whatever D is",
    `let centres = (data.arraySync() as number[][]).slice(0, this.K);
${repeat(`const labels = euclideanDist(data, tf.tensor2d(centres.map((c) => c.slice(0, this.D)))).argMin(1).arraySync() as number[];
const mine = (k: number) => (data.arraySync() as number[][]).filter((_, n) => labels[n] === k);
centres = centres.map((c, k) => [0, 1, 2].map((d) => mine(k).reduce((sum, p) => sum + p[d], 0) / mine(k).length));`)}
this.clusters = tf.tensor2d(centres);`,
    /this\.D.*3 for colours/,
  ),
  answer(
    "argMax, with a K of its own",
    `const N = data.shape[0], K = this.K;\n${begin}\n${repeat("this.clusters = updateCentroids(data, euclideanDist(data, this.clusters).argMax(1), this.clusters);\nconsole.log(N, K);")}`,
    /argMin/,
  ),
  answer(
    "NaN by an empty cluster",
    `this.clusters = data.slice([0, 0], [this.K, -1]);\n${repeat("const members = tf.oneHot(euclideanDist(data, this.clusters).argMin(1), this.K).toFloat();\nthis.clusters = tf.matMul(members, data, true).div(members.sum(0).expandDims(1));")}`,
    /no points/,
  ),
  answer(
    "one-hot for one cluster fewer",
    `${begin}\n${repeat("const members = tf.oneHot(euclideanDist(data, this.clusters).argMin(1), this.K - 1).toFloat();\nthis.clusters = tf.matMul(members, data, true).div(members.sum(0).expandDims(1).maximum(1));")}`,
    /rows.*clusters|\[K|K rows|this\.K/s,
  ),
  answer(
    "predict for the labels, whose answer is ours",
    `${begin}\n${repeat("this.clusters = updateCentroids(data, this.predict(data), this.clusters);")}`,
    "correct",
  ),
  answer(
    "the mean over all axes",
    `${begin}\n${repeat("const labels = assignLabels(data, this.clusters);\nthis.clusters = tf.stack(Array.from({ length: this.K }, (_, k) => data.mul(labels.equal(k).toFloat().expandDims(1)).mean()));")}`,
    /shape|axis/,
  ),
  answer(
    "await with a mask",
    `${begin}\n${repeat("for (let k = 0; k < this.K; k++) { const own = await tf.booleanMaskAsync(data, assignLabels(data, this.clusters).equal(k)); }")}`,
    /Sync/,
  ),
  answer(
    "the condition is a tensor",
    `${begin}\nlet old = this.clusters;\n${repeat(`${step}\nif (this.clusters.equal(old).all()) break;\nold = this.clusters;`)}`,
    /condition|always/i,
  ),
  answer(
    "normalised data",
    `const scaled = data.div(data.max());\nthis.clusters = startingCentroids(scaled, this.K, { start: "random" });\n${repeat("this.clusters = updateCentroids(scaled, assignLabels(scaled, this.clusters), this.clusters);")}`,
    /no points|points of the data|scaled/,
  ),
];

const predict: StudentAnswer[] = [
  answer("distances and argMin", "const labels = euclideanDist(data, this.clusters).argMin(1);", "correct"),
  answer(
    "an arrow property",
    (cell) =>
      asProperty(
        "predict",
        "tf.Tensor",
      )(cell)
        .replace(/return labels;\n {2}\}/, "return labels;\n  };")
        .replace(/const labels.*todo.*$/m, "const labels = assignLabels(data, this.clusters);"),
    "correct",
  ),
  answer(
    "loops over arraySync",
    `const C = this.clusters.arraySync();
const labels = tf.tensor1d(data.arraySync().map((x) => {
  let best = 0, min = Infinity;
  for (let k = 0; k < C.length; k++) { let s = 0; for (let d = 0; d < x.length; d++) s += (x[d] - C[k][d]) ** 2; if (s < min) { min = s; best = k; } }
  return best;
}), "int32");`,
    "correct",
  ),
  answer(
    "by products, without distances",
    "const labels = tf.matMul(data, this.clusters, false, true).mul(2).sub(this.clusters.square().sum(1)).argMax(1);",
    "correct",
  ),
  answer(
    "Manhattan",
    "const labels = data.expandDims(1).sub(this.clusters.expandDims(0)).abs().sum(2).argMin(1);",
    /Manhattan|sum of the differences|another distance|not the Euclidean/i,
  ),
  answer(
    "a search that is not begun anew",
    `const C = this.clusters.arraySync();
let best = 0, min = Infinity;
const labels = tf.tensor1d(data.arraySync().map((x) => {
  C.forEach((c, k) => { let s = 0; c.forEach((v, d) => { s += (v - x[d]) ** 2; }); if (s < min) { min = s; best = k; } });
  return best;
}), "int32");`,
    /goes on from one point/,
  ),
  answer(
    "the smallest distance not stored",
    `const C = this.clusters.arraySync();
const labels = tf.tensor1d(data.arraySync().map((x) => {
  let best = 0, min = Infinity;
  C.forEach((c, k) => { let s = 0; c.forEach((v, d) => { s += (v - x[d]) ** 2; }); if (s < min) best = k; });
  return best;
}), "int32");`,
    /last label.*stored/s,
  ),
  answer(
    "Chebyshev",
    "const labels = data.expandDims(1).sub(this.clusters.expandDims(0)).abs().max(2).argMin(1);",
    /largest|another distance|not the Euclidean/i,
  ),
  answer(
    "the largest product",
    "const labels = tf.matMul(data, this.clusters, false, true).argMax(1);",
    /product|cosine|not the Euclidean|not a distance/i,
  ),
  answer("kmeans for this", "const labels = assignLabels(data, kmeans.clusters);", /this\.clusters/),
  answer(
    "fit anew",
    "this.fit(data);\nconst labels = assignLabels(data, this.clusters);",
    /changes.*clusters|this\.clusters/,
  ),
  answer("pixels for data", "const labels = assignLabels(pixels, this.clusters);", /`?pixels`?.*data/s),
  answer(
    "smallest begins at 0",
    `const C = this.clusters.arraySync() as number[][];
const labels = tf.tensor1d((data.arraySync() as number[][]).map((x) => { let best = 0, min = 0; C.forEach((c, k) => { const s = Math.hypot(...c.map((v, d) => v - x[d])); if (s < min) { min = s; best = k; } }); return best; }), "int32");`,
    /Infinity/,
  ),
  answer(
    "argMin without an axis",
    "const labels = euclideanDist(data, this.clusters).argMin();",
    /argMin\(1\)|axis/,
  ),
  answer("NumPy's argmin", "const labels = euclideanDist(data, this.clusters).argmin(1);", /argMin/),
  answer(
    "the arguments swapped",
    "const labels = assignLabels(this.clusters, data);",
    /swapped|other way round/,
  ),
  answer(
    "for…of over a tensor",
    "const list: number[] = [];\nfor (const x of data as any) list.push(0);\nconst labels = tf.tensor1d(list);",
    /arraySync|unstack/,
  ),
  answer(
    "this.K left out, the last cluster forgotten",
    "const labels = assignLabels(data, this.clusters.slice([0, 0], [this.K - 1, -1]));",
    /last cluster/,
  ),
];

const palette: StudentAnswer[] = [
  answer(
    "masks and means",
    `const palette = tf.stack(Array.from({ length: K }, (_, k) => {
  const mask = clusteredImage.equal(k).toFloat().expandDims(1);
  return pixels.mul(mask).sum(0).div(mask.sum());
}));`,
    "correct",
  ),
  answer(
    "labels counted from 1",
    `const rows: tf.Tensor[] = [];
for (let k = 1; k <= K; k++) {
  const mask = clusteredImage.equal(k).toFloat().expandDims(1);
  rows.push(pixels.mul(mask).sum(0).div(mask.sum()));
}
const palette = tf.stack(rows);`,
    /count from 0/,
  ),
  answer(
    "segment sums",
    "const counts = tf.unsortedSegmentSum(tf.ones([pixels.shape[0]]), clusteredImage, K).expandDims(1);\nconst palette = tf.unsortedSegmentSum(pixels, clusteredImage, K).div(counts);",
    "correct",
  ),
  answer(
    "transposed",
    "const palette = updateCentroids(pixels, clusteredImage, kmeans.clusters).transpose();",
    /transpose|swapped/,
  ),
  answer(
    "a list of K tensors of another shape",
    "const palette: any = Array.from({ length: K }, (_, k) => tf.zeros([k + 1]));",
    /shape/,
  ),
  answer(
    "counted from 1",
    "const palette = updateCentroids(pixels, clusteredImage.add(1).minimum(K - 1).toInt(), kmeans.clusters);",
    /count from 0/,
  ),
  answer(
    "the mean over the channels",
    "const palette = updateCentroids(pixels, clusteredImage, kmeans.clusters).mean(1);",
    /axis 0|channels/,
  ),
  answer(
    "the sample's pixels",
    "const palette = updateCentroids(pixelsSmall, kmeans.predict(pixelsSmall), kmeans.clusters);",
    /sample/,
  ),
  answer(
    "pixelsSmall with the labels of all",
    "const palette = updateCentroids(pixelsSmall, clusteredImage, kmeans.clusters);",
    /pixelsSmall|one label/,
  ),
];

const cluster2image: StudentAnswer[] = [
  answer(
    "gather and reshape, no cast",
    "const finalImage = tf.gather(palette, labels).reshape(shape);",
    "correct",
  ),
  answer("palette.gather", "const finalImage = palette.gather(labels.toInt()).reshape(shape);", "correct"),
  answer(
    "one-hot times palette",
    "const finalImage = tf.oneHot(labels.toInt(), palette.shape[0]).toFloat().matMul(palette).reshape(shape);",
    "correct",
  ),
  answer(
    "a list of colours",
    "const colours = palette.arraySync();\nconst finalImage = tf.tensor3d(Array.from(labels.dataSync()).flatMap((l) => colours[l]), shape);",
    "correct",
  ),
  answer(
    "an index with a tensor",
    "const finalImage = palette[labels].reshape(shape);",
    /tf\.gather\(palette/,
  ),
  answer(
    "the arguments swapped",
    "const finalImage = tf.gather(labels, palette).reshape(shape);",
    /first.*palette|palette.*first|swapped/is,
  ),
  answer(
    "K of the notebook",
    "const finalImage = tf.oneHot(labels.toInt(), K).toFloat().matMul(palette).reshape(shape);",
    /`?K`?.*palette\.shape/s,
  ),
  answer(
    "16 written out",
    "const finalImage = tf.oneHot(labels.toInt(), 16).toFloat().matMul(palette).reshape(shape);",
    /palette\.shape/,
  ),
  answer(
    "the sizes of the notebook",
    "const finalImage = tf.gather(palette, labels.toInt()).reshape([height, width, channels]);",
    /height.*shape/s,
  ),
  answer(
    "kmeans.clusters for the palette",
    "const finalImage = tf.gather(kmeans.clusters, labels.toInt()).reshape(shape);",
    /kmeans.*palette/s,
  ),
  answer(
    "labels alone",
    "const finalImage = labels.reshape([shape[0], shape[1], 1]).tile([1, 1, 3]);",
    /labels/,
  ),
  answer(
    "float labels",
    "const finalImage = tf.gather(palette, labels.toFloat()).reshape(shape);",
    /toInt|whole numbers/,
  ),
];

const inertia: StudentAnswer[] = [
  answer(
    "gather, squaredDifference",
    "const total = tf.squaredDifference(data, clusters.gather(labels.toInt())).sum().dataSync()[0];",
    "correct",
  ),
  answer(
    "one-hot",
    "const own = tf.oneHot(labels.toInt(), clusters.shape[0]).toFloat().matMul(clusters);\nconst total = data.sub(own).square().sum().arraySync();",
    "correct",
  ),
  answer(
    "a loop over lists",
    `const X = data.arraySync(), L = labels.dataSync(), C = clusters.arraySync();
let total = 0;
for (let i = 0; i < X.length; i++) for (let d = 0; d < X[i].length; d++) total += (X[i][d] - C[L[i]][d]) ** 2;`,
    "correct",
  ),
  answer(
    "= for +=",
    `const X = data.arraySync(), L = labels.dataSync(), C = clusters.arraySync();
let total = 0;
for (let i = 0; i < X.length; i++) for (let d = 0; d < X[i].length; d++) total = (X[i][d] - C[L[i]][d]) ** 2;`,
    /only the last.*\+=/i,
  ),
  answer(
    "the square of the sum",
    "const total = data.sub(tf.gather(clusters, labels.toInt())).sum().square().dataSync()[0];",
    /square each/,
  ),
  answer(
    "a tensor, not a number",
    "const total = data.sub(tf.gather(clusters, labels.toInt())).square().sum();",
    /dataSync\(\)\[0\]/,
  ),
  answer(
    "pixelsSmall",
    "const total = pixelsSmall.sub(tf.gather(clusters, labels.toInt())).square().sum().dataSync()[0];",
    /pixelsSmall.*data/s,
  ),
  answer(
    "kmeans.clusters",
    "const total = data.sub(tf.gather(kmeans.clusters, labels.toInt())).square().sum().dataSync()[0];",
    /kmeans.*`clusters`/s,
  ),
  answer(
    "predict's labels anew",
    "const total = data.sub(tf.gather(clusters, assignLabels(data, clusters))).square().sum().dataSync()[0];",
    /nearest|labels/,
  ),
  answer(
    "Python's sum",
    "const total = sum(data.sub(tf.gather(clusters, labels.toInt())).square());",
    /\.sum\(|spelt/,
  ),
  answer(
    "plus equals with tensors",
    "let total: any = 0;\nfor (let i = 0; i < data.shape[0]; i++) total += data.slice([i, 0], [1, -1]).sub(clusters.slice([0, 0], [1, -1])).square().sum();",
    /\.add\(|dataSync/,
  ),
  answer(
    "await data",
    "const total = (await data.sub(tf.gather(clusters, labels.toInt())).square().sum().data())[0];",
    /dataSync/,
  ),
  answer(
    "clusters by label in an index",
    "const total = data.sub(clusters[labels]).square().sum().dataSync()[0];",
    /gather/,
  ),
];

export const studentAnswers: [Exercise, StudentAnswer[]][] = [
  ["load", load],
  ["standardise", standardise],
  ["keep", keep],
  ["euclideanDist", euclideanDist],
  ["fit", fit],
  ["predict", predict],
  ["palette", palette],
  ["cluster2image", cluster2image],
  ["inertia", inertia],
];
