// K-means in plain loops, step by step, so that the checks can say which step went wrong.

export type Point = number[];
export type Points = Point[];

/** "41 61 66": points of as many digits. */
export const points = (text: string): Points => text.split(" ").map((point) => Array.from(point, Number));

export type Distance = (p: Point, q: Point) => number;
/** Which of the clusters a point goes to. */
export type Choose = (point: Point, clusters: Points) => number;
/** Where a cluster goes, given its points and where it is. */
export type Move = (own: Points, before: Point) => Point;

const differences = (p: Point, q: Point) => p.map((v, d) => Math.abs(v - q[d]));
export const squaredDistance: Distance = (p, q) => p.reduce((sum, v, d) => sum + (v - q[d]) ** 2, 0);
export const manhattan: Distance = (p, q) => differences(p, q).reduce((sum, v) => sum + v, 0);
export const largest: Distance = (p, q) => Math.max(...differences(p, q));
export const firstFew =
  (count: number): Distance =>
  (p, q) =>
    squaredDistance(p.slice(0, count), q.slice(0, count));
export const dotProduct: Distance = (p, q) => p.reduce((sum, v, d) => sum + v * q[d], 0);

/** The index of the smallest value, the first one if some are equal. */
export const argMin = (values: number[]) => values.indexOf(Math.min(...values));

export const nearestBy =
  (distance: Distance): Choose =>
  (p, clusters) =>
    argMin(clusters.map((c) => distance(p, c)));
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

/** K-means; a cluster without points stays where it is. */
export function lloyd({ data, start, iterations }: Fit, { move = mean, choose = nearest } = {}): Points {
  let clusters = start;
  for (let i = 0; i < iterations; i++) {
    const before = clusters;
    clusters = groups(data, before, choose).map((own, k) =>
      own.length === 0 ? before[k] : move(own, before[k]),
    );
    if (clusters.every((c, k) => c.every((v, d) => v === before[k][d]))) break;
  }
  return clusters;
}

/** A common slip: each point moves its cluster before the next point is assigned. */
export function oneByOne({ data, start, iterations }: Fit, move: Move): Points {
  let clusters = start;
  for (let i = 0; i < iterations; i++) {
    const moving = [...clusters];
    const members: Points[] = moving.map(() => []);
    for (const point of data) {
      const k = nearest(point, moving);
      members[k].push(point);
      moving[k] = move(members[k], moving[k]);
    }
    clusters = moving;
  }
  return clusters;
}

/** All ordered choices of K points: wherever a student's code starts, it is one of them. */
export function startingPoints(data: Points, K: number): Points[] {
  if (K === 0) return [[]];
  return startingPoints(data, K - 1).flatMap((chosen) => data.map((point) => [...chosen, point]));
}
