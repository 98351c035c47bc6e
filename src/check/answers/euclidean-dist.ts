import { Random } from "../../base/random";
import { tf } from "../../base/tf";
import { points } from "../fit/plain-loops";
import { asFunction } from "../judging/call";
import { type Case, compare, type Slips } from "../judging/compare";
import { near, type Table } from "../judging/table";

export type Sets = [a: number[][], b: number[][]];
type Distance = (p: number[], q: number[]) => number;

const pairs =
  (distance: Distance) =>
  ([a, b]: Sets) =>
    a.map((p) => b.map((q) => distance(p, q)));
const add = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
const differences: (p: number[], q: number[]) => number[] = (p, q) => p.map((v, d) => q[d] - v);
const squared: Distance = (p, q) => add(differences(p, q).map((v) => v * v));
const euclidean: Distance = (p, q) => Math.sqrt(squared(p, q));

/** A table [N, M, D] of one number for each pair and coordinate. */
const perCoordinate =
  (f: (v: number) => number) =>
  ([a, b]: Sets) =>
    a.map((p) => b.map((q) => differences(p, q).map(f)));
const perCoordinateOver0 = ([a, b]: Sets) =>
  b.map((q) => q.map((v, d) => Math.sqrt(add(a.map((p) => (v - p[d]) ** 2)))));
const perCoordinateOver1 = ([a, b]: Sets) =>
  a.map((p) => p.map((v, d) => Math.sqrt(add(b.map((q) => (v - q[d]) ** 2)))));
const firstFew =
  (count: number): Distance =>
  (p, q) =>
    euclidean(p.slice(0, count), q.slice(0, count));
const filled = (value: number) => pairs(() => value);

/** What `^ 2` makes of each difference: it sets a bit. */
const bits: Distance = (p, q) => Math.sqrt(add(differences(p, q).map((v) => v ^ 2)));
const CARET =
  'In TypeScript `^` doesn\'t mean "to the power of"; it combines the bits of two whole numbers. Write `x ** 2` or `x * x`.';

const NOT_SUMMED =
  "The squares of the individual coordinates haven't been added up yet: sum over the coordinates, which are the last axis (axis 2 of [N, M, D]).";
const WRONG_AXIS =
  "The sum goes over the wrong axis. In [N, M, D] axis 0 counts the points of `a`, axis 1 the points of `b`, and axis 2 the coordinates: sum over axis 2.";

const SLIPS: Slips<Sets> = {
  "These are the squared distances: the square root is missing.": pairs(squared),
  "This is the Manhattan distance, the sum of the differences' sizes. Square the differences first, add them up, and take the root of the sum.":
    pairs((p, q) => add(differences(p, q).map(Math.abs))),
  "The differences are added up before they are squared, so that positive and negative ones cancel out. Square first, then add.":
    pairs((p, q) => Math.abs(add(differences(p, q)))),
  "The differences are added up as they are. Square them first, add them up, and take the root of the sum.":
    pairs((p, q) => add(differences(p, q))),
  "The squares are averaged instead of added up: use `sum`, not `mean`.": pairs((p, q) =>
    Math.sqrt(squared(p, q) / p.length),
  ),
  "This is the largest of the differences. All coordinates count: add up their squares.": pairs((p, q) =>
    Math.max(...differences(p, q).map(Math.abs)),
  ),
  "The coordinates are added instead of subtracted: the distance comes from their differences, q - p (and the middle term of |p|² - 2 p·q + |q|² has a minus).":
    pairs((p, q) => Math.sqrt(add(p.map((v, d) => (v + q[d]) ** 2)))),
  "q² - p² is not the same as (q - p)²: subtract first, then square.": pairs((p, q) =>
    Math.sqrt(Math.abs(add(p.map((v, d) => v * v - q[d] * q[d])))),
  ),
  "Rows and columns are swapped: row i must belong to `a[i]` and column j to `b[j]`.": ([a, b]) =>
    pairs(euclidean)([b, a]),
  "Here `a` is compared with itself: the columns belong to the points of `b`.": ([a]) =>
    pairs(euclidean)([a, a]),
  "Here `b` is compared with itself: the rows belong to the points of `a`.": ([, b]) =>
    pairs(euclidean)([b, b]),
  "Only a[0] and b[0], a[1] and b[1] and so on are compared: every point of `a` meets every point of `b`.": ([
    a,
    b,
  ]) => a.map((p, i) => b.map((q, j) => (i === j ? euclidean(p, q) : 0))),
  "p² + q² is not the same as (q - p)²: subtract first, then square.": pairs((p, q) =>
    Math.sqrt(add(p.map((v, d) => v * v + q[d] * q[d]))),
  ),
  "The root is taken twice.": pairs((p, q) => Math.sqrt(euclidean(p, q))),
  [CARET]: [pairs(bits), pairs((p, q) => bits(q, p))],
  [NOT_SUMMED]: [perCoordinate((v) => v * v), perCoordinate(Math.abs), perCoordinate((v) => v)],
  [WRONG_AXIS]: [perCoordinateOver0, perCoordinateOver1],
  "Everything is added up into one number: tell `sum` the axis of the coordinates, `sum(2)`.": ([a, b]) =>
    Math.sqrt(add(pairs(squared)([a, b]).flat())),
  "The table is still full of zeros: are the distances written into it?": filled(0),
  "The table is still full of ones: are the distances written into it?": filled(1),
  "The last point of `a` is left out: where does its loop end?": ([a, b]) =>
    a.map((p, i) => b.map((q) => (i === a.length - 1 ? 0 : euclidean(p, q)))),
  "The last point of `b` is left out: where does its loop end?": ([a, b]) =>
    a.map((p) => b.map((q, j) => (j === b.length - 1 ? 0 : euclidean(p, q)))),
  "The last point of `a` is left out.": ([a, b]) => pairs(euclidean)([a.slice(0, -1), b]),
  "The last point of `b` is left out.": ([a, b]) => pairs(euclidean)([a, b.slice(0, -1)]),
  "The last coordinate is left out: where does the loop over the coordinates end?": pairs((p, q) =>
    euclidean(p.slice(0, -1), q.slice(0, -1)),
  ),
  "Only the first coordinate counts here, but points can have any number D of them.": pairs(firstFew(1)),
  "Only the first two coordinates count here, but points can have any number D of them.": pairs(firstFew(2)),
  "Only the first three coordinates count here, but points can have any number D of them.": pairs(
    firstFew(3),
  ),
  "This is the dot product of the points: a distance comes from their differences, q - p.": pairs((p, q) =>
    add(p.map((v, d) => v * q[d])),
  ),
  "This is the cosine distance, which compares directions: the Euclidean distance comes from the differences, q - p.":
    pairs(
      (p, q) =>
        1 - add(p.map((v, d) => v * q[d])) / Math.sqrt(add(p.map((v) => v * v)) * add(q.map((v) => v * v))),
    ),
  "The distances are rounded to whole numbers: an `int32` table can't hold fractions. Use `float32`.": pairs(
    (p, q) => Math.round(euclidean(p, q)),
  ),
  "The distances are rounded down to whole numbers: an `int32` table can't hold fractions. Use `float32`.":
    pairs((p, q) => Math.floor(euclidean(p, q))),
};

const show = ([a, b]: Sets) => `a = ${JSON.stringify(a)}, b = ${JSON.stringify(b)}`;
export const sets = (...args: Sets): Case<Sets> => ({
  args,
  input: show(args),
  about: { D: args[0][0].length },
});

export const CASES = [
  sets([[0]], [[1]]),
  sets([[0, 0]], [[3, -4]]),
  sets([[1, 2, 0]], [[3, 1, 2]]),
  sets(points("1720 1354"), points("1111 1726 5034")), // each axis of [N, M, D] has a length of its own
  sets([[0.1, 0.2, 0.3], [0.9, 0.9, 0.9]], [[0.1, 0.2, 0.3]]), // biome-ignore format: one line
  { ...sets(...randomSets()), input: "unit test 3: two sets of 10 random points, with D = 4" },
  sets([[1], [4], [-2.5]], [[0], [7]]),
  sets(points("12345"), points("54321 12346")),
];

function randomSets(): Sets {
  const random = new Random(0);
  return [random.table(10, 4), random.table(10, 4)];
}

/** float32 leaves a distance of nearly 0 less exact when it is found as the root of |p|² - 2 p·q + |q|²; that is fine. */
function fits({ shape, values }: Table, [a, b]: Sets): boolean {
  const scale = 1 + Math.max(...a.flat().map(Math.abs), ...b.flat().map(Math.abs)) ** 2;
  if (shape.join() !== [a.length, b.length].join()) return false;
  return a.every((p, i) =>
    b.every((q, j) => {
      const [value, right] = [values[i * b.length + j], euclidean(p, q)];
      return near(value, right) || (value >= 0 && Math.abs(value * value - right * right) < 1e-5 * scale);
    }),
  );
}

const NOTEBOOK = {
  pixelsSmall: "b",
  pixels: "b",
  randomPixel: "a",
  kmeans: "b",
  image: "a",
  K: "b.shape[0]",
};

const QUESTION = { name: "The distances", right: pairs(euclidean), slips: SLIPS, fits, instead: NOTEBOOK };

type EuclideanDist = (...sets: unknown[]) => unknown;

/** @throws Mistake unless `answer` gives the distances of all pairs of points, of lists and of tensors alike */
export function verifyEuclideanDist(answer: unknown, cases: Case<Sets>[] = CASES): void {
  const euclideanDist = asFunction<EuclideanDist>(answer, "euclideanDist");
  const tensors = (sets: Sets) => sets.map((set) => tf.tensor2d(set));
  compare(QUESTION, cases, (sets) => sets, euclideanDist);
  compare(QUESTION, cases.slice(-3), tensors, euclideanDist);
}
