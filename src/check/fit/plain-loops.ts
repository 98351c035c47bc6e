// K-means in plain loops, step by step, so that the checks can say which step went wrong.

export type Point = number[];
export type Points = Point[];
/** "41 61 66": points of as many digits. */
export const points = (text: string): Points => text.split(" ").map((point) => Array.from(point, Number));

export type Distance = (p: Point, q: Point) => number;

export const add = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
const differences = (p: Point, q: Point) => p.map((v, d) => v - q[d]);
const squares = (numbers: number[]) => add(numbers.map((v) => v * v));
const product: Distance = (p, q) => add(p.map((v, d) => v * q[d]));
export const squaredDistance: Distance = (p, q) => p.reduce((total, v, d) => total + (v - q[d]) ** 2, 0);
export const euclidean: Distance = (p, q) => Math.sqrt(squaredDistance(p, q));

/** What each difference is made of before they are added up, and the root is taken. */
const rootOf =
  (f: (v: number, w: number) => number): Distance =>
  (p, q) =>
    Math.sqrt(add(p.map((v, d) => f(v, q[d]))));
const firstFew =
  (count: number): Distance =>
  (p, q) =>
    euclidean(p.slice(0, count), q);

const ANY_NUMBER = "but points can have any number D of them: use the distance over all.";

/** What is mistaken for the Euclidean distance, by what to say of it. */
export const MISTAKEN: { [says: string]: Distance | Distance[] } = {
  "This is the Manhattan distance, the sum of the differences' sizes. Square the differences first, then add them up.":
    (p, q) => add(differences(p, q).map(Math.abs)),
  "The differences are added up as they are, so that positive and negative ones cancel out. Square first, then add.":
    [(p, q) => Math.abs(add(differences(p, q))), (p, q) => add(differences(p, q))],
  "This is the largest of the differences. All coordinates count: add up their squares.": (p, q) =>
    Math.max(...differences(p, q).map(Math.abs)),
  "The coordinates are added instead of subtracted: the distance comes from their differences, q - p (and the middle term of |p|² - 2 p·q + |q|² has a minus).":
    rootOf((v, w) => (v + w) ** 2),
  "The middle term of |p|² - 2 p·q + |q|² lacks its 2.": rootOf((v, w) => v * v - v * w + w * w),
  "q² - p² is not the same as (q - p)², and neither is p² + q²: subtract first, then square.": [
    (p, q) => Math.sqrt(Math.abs(squares(p) - squares(q))),
    (p, q) => Math.sqrt(squares(p) + squares(q)),
  ],
  'In TypeScript `^` doesn\'t mean "to the power of"; it combines the bits of two whole numbers. Write `x ** 2` or `x * x`.':
    [rootOf((v, w) => (v - w) ^ 2), rootOf((v, w) => (w - v) ^ 2)],
  [`Only the first coordinate counts here, ${ANY_NUMBER}`]: firstFew(1),
  [`Only the first two coordinates count here, ${ANY_NUMBER}`]: firstFew(2),
  [`Only the first three coordinates count here, ${ANY_NUMBER}`]: firstFew(3),
  "The last coordinate is left out: where does the loop over the coordinates end?": firstFew(-1),
  "The first coordinate is left out: where does the loop over the coordinates begin?": (p, q) =>
    euclidean(p.slice(1), q.slice(1)),
  "Only the last coordinate counts here: `+=` adds to a sum, `=` puts something else in its place.": (p, q) =>
    euclidean(p.slice(-1), q.slice(-1)),
  "This is the product of the points: a distance comes from their differences, q - p.": [
    product,
    (p, q) => -product(p, q),
  ],
  "This is the cosine distance, which compares directions: the Euclidean distance comes from the differences, q - p.":
    (p, q) => 1 - product(p, q) / Math.sqrt(squares(p) * squares(q)),
};

/** Which of the clusters a point goes to. */
export type Choose = (point: Point, clusters: Points) => number;
/** Where a cluster goes, given its points. */
export type Move = (own: Points) => Point;

/** The first one, if some are equally near. */
export const nearestBy =
  (distance: Distance): Choose =>
  (p, clusters) => {
    const distances = clusters.map((c) => distance(p, c));
    return distances.indexOf(Math.min(...distances));
  };
export const nearest = nearestBy(squaredDistance);
export const farthest = nearestBy((p, q) => -squaredDistance(p, q));

export const sum = (points: Points) => points[0].map((_, d) => points.reduce((total, p) => total + p[d], 0));
export const mean: Move = (points) => sum(points).map((v) => v / points.length);

/** The points of each cluster. */
export function groups(data: Points, clusters: Points, choose = nearest): Points[] {
  const labels = data.map((point) => choose(point, clusters));
  return clusters.map((_, k) => data.filter((_, i) => labels[i] === k));
}

export interface Fit {
  data: Points;
  start: Points;
  iterations: number;
}

/** K-means; a cluster without points stays where it is, or goes to zero. Once nothing moves, nothing will. */
export function lloyd(
  { data, start, iterations }: Fit,
  { move = mean, choose = nearest, isZero = false } = {},
): Points {
  const emptied = (before: Point) => (isZero ? before.map(() => 0) : before);
  let [before, clusters]: Points[] = [[], start];
  for (let i = 0; i < iterations && String(clusters) !== String(before); i++) {
    before = clusters;
    clusters = groups(data, before, choose).map((own, k) =>
      own.length === 0 ? emptied(before[k]) : move(own),
    );
  }
  return clusters;
}

/** A common slip: each point moves its cluster before the next point is assigned. */
export function oneByOne({ data, start, iterations }: Fit): Points {
  const clusters = [...start];
  for (let i = 0; i < iterations; i++) {
    const members: Points[] = clusters.map(() => []);
    for (const point of data) {
      const k = nearest(point, clusters);
      members[k].push(point);
      clusters[k] = mean(members[k]);
    }
  }
  return clusters;
}

/** Another: sums and counts that are not set back to 0 when an iteration begins. */
export function sumsGoOn({ data, start, iterations }: Fit): Points {
  const all: Points[] = start.map(() => []);
  let clusters = start;
  for (let i = 0; i < iterations; i++) {
    for (const [k, own] of groups(data, clusters).entries()) all[k].push(...own);
    clusters = clusters.map((before, k) => (all[k].length === 0 ? before : mean(all[k])));
  }
  return clusters;
}

/** Another: the smallest distance so far is not set back to Infinity for each point, but only where the data begins. */
export function searchGoesOn([first]: Points): Choose {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  return (point, clusters) => {
    if (point === first) least = Number.POSITIVE_INFINITY;
    for (const [k, cluster] of clusters.entries()) {
      const distance = euclidean(point, cluster);
      if (distance < least) [best, least] = [k, distance];
    }
    return best;
  };
}

/** All ordered choices of K points: wherever a student's code starts, it is one of them. */
export function startingPoints(data: Points, K: number): Points[] {
  if (K === 0) return [[]];
  return startingPoints(data, K - 1).flatMap((chosen) => data.map((point) => [...chosen, point]));
}
