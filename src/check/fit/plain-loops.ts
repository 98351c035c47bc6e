// K-means in plain loops, step by step, so that the checks can say which step went wrong.

export type Point = number[];
export type Points = Point[];

/** Which of the clusters a point goes to. */
export type Choose = (point: Point, clusters: Points) => number;
/** Where a cluster goes, given its points and where it is. */
export type Move = (own: Points, before: Point) => Point;

export const squaredDistance = (p: Point, q: Point) => p.reduce((sum, v, d) => sum + (v - q[d]) ** 2, 0);

/** The index of the smallest value, the first one if some are equal. */
export const argMin = (values: number[]) => values.indexOf(Math.min(...values));

export const nearest: Choose = (p, clusters) => argMin(clusters.map((c) => squaredDistance(p, c)));
export const farthest: Choose = (p, clusters) => argMin(clusters.map((c) => -squaredDistance(p, c)));

export const sum = (points: Points) => points[0].map((_, d) => points.reduce((total, p) => total + p[d], 0));
export const mean: Move = (points) => sum(points).map((v) => v / points.length);

/** The points of each cluster. */
export function groups(data: Points, clusters: Points, choose = nearest): Points[] {
  const labels = data.map((point) => choose(point, clusters));
  return clusters.map((_, k) => data.filter((_, i) => labels[i] === k));
}

/** One iteration; a cluster without points stays where it is. */
export function iterate(data: Points, clusters: Points, { move = mean, choose = nearest } = {}): Points {
  return groups(data, clusters, choose).map((own, k) =>
    own.length === 0 ? clusters[k] : move(own, clusters[k]),
  );
}

/** Many iterations. */
export function converge(data: Points, start: Points): Points {
  let clusters = start;
  for (let i = 0; i < 50; i++) clusters = iterate(data, clusters);
  return clusters;
}

/** A common slip: each point moves its cluster before the next point is assigned. */
export function oneByOne(data: Points, start: Points, step: (own: Points, before: Point) => Point): Points {
  const clusters = [...start];
  const members: Points[] = clusters.map(() => []);
  for (const point of data) {
    const k = nearest(point, clusters);
    members[k].push(point);
    clusters[k] = step(members[k], clusters[k]);
  }
  return clusters;
}

/** All ordered choices of K points: wherever a student's code starts, it is one of them. */
export function startingPoints(data: Points, K: number): Points[] {
  if (K === 0) return [[]];
  return startingPoints(data, K - 1).flatMap((chosen) => data.map((point) => [...chosen, point]));
}
