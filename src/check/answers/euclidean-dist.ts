import { Random } from "../../base/random";
import { tf } from "../../base/tf";
import { type Distance, euclidean, MISTAKEN, type Points, points, squaredDistance } from "../fit/plain-loops";
import { asFunction } from "../judging/call";
import { caseOf, compare } from "../judging/compare";
import type { Question } from "../judging/explain";
import { each, type Gives, type Slips } from "../judging/slips";
import { near, sameShape, type Table, tableOf, tensorOf } from "../judging/table";

type Sets = { a: Points; b: Points };

const pairs =
  (distance: Distance): Gives<Sets> =>
  ({ a, b }) =>
    a.map((p) => b.map((q) => distance(p, q)));
const distances = pairs(euclidean);
/** For each pair and coordinate, [N, M, D]. */
const differences = ({ a, b }: Sets): tf.Tensor => tf.tensor(a).expandDims(1).sub(tf.tensor(b));
const squares = (sets: Sets) => differences(sets).square();

const SLIPS: Slips<Sets> = {
  "These are the squared distances: the square root is missing.": pairs(squaredDistance),
  "The squares are averaged instead of added up: use `sum`, not `mean`.": (sets) =>
    squares(sets).mean(2).sqrt(),
  ...each(MISTAKEN, pairs),
  "Rows and columns are swapped: row i must belong to `a[i]` and column j to `b[j]`.": ({ a, b }) =>
    distances({ a: b, b: a }),
  "Here `a` is compared with itself: the columns belong to the points of `b`.": ({ a }) =>
    distances({ a, b: a }),
  "Here `b` is compared with itself: the rows belong to the points of `a`.": ({ b }) =>
    distances({ a: b, b }),
  "Only a[0] and b[0], a[1] and b[1] and so on are compared: every point of `a` meets every point of `b`.": (
    sets,
  ) => tensorOf(distances(sets)).mul(tf.eye(sets.a.length, sets.b.length)),
  "The squares of the individual coordinates haven't been added up yet: sum over the coordinates, which are the last axis (axis 2 of [N, M, D]).":
    [squares, differences, (sets) => differences(sets).abs(), (sets) => differences(sets).neg()],
  "The sum goes over the wrong axis. In [N, M, D] axis 0 counts the points of `a`, axis 1 the points of `b`, and axis 2 the coordinates: sum over axis 2.":
    [(sets) => squares(sets).sum(0).sqrt(), (sets) => squares(sets).sum(1).sqrt()],
  "The sum goes on from one pair of points to the next: it must begin at 0 for each, inside the loop over `b`.":
    [
      (sets) => squares(sets).sum(2).cumsum(1).sqrt(),
      (sets) => squares(sets).sum(2).flatten().cumsum().sqrt().reshape([sets.a.length, -1]),
    ],
  "Everything is added up into one number: tell `sum` the axis of the coordinates, `sum(2)`.": (sets) =>
    squares(sets).sum().sqrt(),
};

const sets = (a: Points, b: Points) => caseOf({ a, b }, { D: a[0].length });
const random = new Random(0);

const CASES = [
  sets([[0]], [[1]]),
  sets([[0, 0]], [[3, -4]]),
  sets([[1, 2, 0]], [[3, 1, 2]]),
  sets(points("1720 1354"), points("1111 1726 5034")), // each axis of [N, M, D] has a length of its own
  sets([[0.1, 0.2, 0.3], [0.9, 0.9, 0.9]], [[0.1, 0.2, 0.3]]), // biome-ignore format: one line
  {
    ...sets(random.table(10, 4), random.table(10, 4)),
    input: "unit test 3: two sets of 10 random points, with D = 4",
  },
  sets([[1], [4], [-2.5]], [[0], [7]]),
  sets(points("12345"), points("54321 12346")),
];

/** float32 leaves a distance of nearly 0 less exact when it is found as the root of |p|² - 2 p·q + |q|²; that is fine. */
function fits(came: Table, sets: Sets): boolean {
  const right = tableOf(distances(sets));
  const room = 1e-5 * (1 + Math.max(...Object.values(sets).flat(2).map(Math.abs)) ** 2);
  const isRight = (v: number, w: number) => near(v, w) || (v >= 0 && Math.abs(v * v - w * w) < room);
  return sameShape(came, right) && Array.from(came.values).every((v, i) => isRight(v, right.values[i]));
}

const QUESTION: Question<Sets> = {
  name: "The distances",
  right: distances,
  slips: SLIPS,
  lists: { a: "point of `a`", b: "point of `b`" },
  fits,
  instead: { points: "b", model: "b", K: "b.shape[0]", pixel: "a" },
};

/** @throws Mistake unless `answer` gives the distances of all pairs of points, of lists and of tensors alike */
export function verifyEuclideanDist(answer: unknown): void {
  const euclideanDist = asFunction(answer, "euclideanDist");
  compare(QUESTION, CASES, euclideanDist, { inputs: Object.values });
  compare(QUESTION, CASES.slice(-3), euclideanDist);
}
