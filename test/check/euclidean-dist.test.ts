import { tf } from "../../src/base/tf";
import { verifyEuclideanDist } from "../../src/check/answers/euclidean-dist";
import { answersTo } from "./outcomes";

type Points = tf.Tensor | number[][];
const tensor = (points: Points) => (Array.isArray(points) ? tf.tensor2d(points) : points);
const lists = (points: Points) => (Array.isArray(points) ? points : (points.arraySync() as number[][]));
const differences = (a: Points, b: Points) => tensor(a).expandDims(1).sub(tensor(b).expandDims(0));

answersTo("euclideanDist", verifyEuclideanDist, {
  right: {
    broadcasting: (a: Points, b: Points) => differences(a, b).square().sum(2).sqrt(),
    "nested loops over lists": (a: Points, b: Points) => {
      const distances: number[][] = [];
      for (const p of lists(a)) {
        const row: number[] = [];
        for (const q of lists(b)) row.push(Math.hypot(...p.map((v, d) => v - q[d])));
        distances.push(row);
      }
      return tf.tensor2d(distances);
    },
    "lists as the result": (a: Points, b: Points) =>
      lists(a).map((p) => lists(b).map((q) => Math.sqrt(p.reduce((sum, v, d) => sum + (v - q[d]) ** 2, 0)))),
    "two loops over tensors": (a: Points, b: Points) => {
      const [p, q] = [tensor(a), tensor(b)];
      const distances = tf.buffer([p.shape[0], q.shape[0] as number]);
      for (let i = 0; i < p.shape[0]; i++) {
        for (let j = 0; j < (q.shape[0] as number); j++) {
          distances.set(tf.norm(p.slice([i, 0], [1, -1]).sub(q.slice([j, 0], [1, -1]))).dataSync()[0], i, j);
        }
      }
      return distances.toTensor();
    },
    "the norm over the last axis": (a: Points, b: Points) => tf.norm(differences(a, b), "euclidean", -1),
    "the matrix identity, kept above zero": (a: Points, b: Points) => {
      const [p, q] = [tensor(a), tensor(b)];
      const products = tf.matMul(p as tf.Tensor2D, q as tf.Tensor2D, false, true).mul(2);
      return p.square().sum(1, true).sub(products).add(q.square().sum(1)).relu().sqrt();
    },
    "rows put together by tf.stack": (a: Points, b: Points) =>
      tf.stack(tf.unstack(tensor(a)).map((p) => tensor(b).sub(p).square().sum(1).sqrt())),
  },
  wrong: {
    "no square root": [(a: Points, b: Points) => differences(a, b).square().sum(2), /square root is missing/],
    "differences squared but not summed": [
      (a: Points, b: Points) => differences(a, b).square(),
      /sum over the coordinates/,
    ],
    "root before the sum": [
      (a: Points, b: Points) => differences(a, b).square().sqrt().sum(2),
      /Square the differences first/,
    ],
    "sum before the square": [
      (a: Points, b: Points) => differences(a, b).sum(2).square().sqrt(),
      /Square first, then add/,
    ],
    "sum over axis 1": [
      (a: Points, b: Points) => differences(a, b).square().sum(1).sqrt(),
      /sum over axis 2/,
    ],
    "sum over axis 0": [
      (a: Points, b: Points) => differences(a, b).square().sum(0).sqrt(),
      /sum over axis 2/,
    ],
    "sum over everything": [
      (a: Points, b: Points) => differences(a, b).square().sum().sqrt(),
      /axis of the coordinates/,
    ],
    "N and M swapped": [
      (a: Points, b: Points) => differences(b, a).square().sum(2).sqrt(),
      /Rows and columns are swapped/,
    ],
    "mean in place of sum": [
      (a: Points, b: Points) => differences(a, b).square().mean(2).sqrt(),
      /`sum`, not `mean`/,
    ],
    "the largest difference": [
      (a: Points, b: Points) => differences(a, b).abs().max(2),
      /largest of the differences/,
    ],
    "plus in place of minus": [
      (a: Points, b: Points) => tensor(a).expandDims(1).add(tensor(b).expandDims(0)).square().sum(2).sqrt(),
      /added instead of subtracted/,
    ],
    "q² - p²": [
      (a: Points, b: Points) =>
        tensor(a).square().expandDims(1).sub(tensor(b).square().expandDims(0)).sum(2).abs().sqrt(),
      /subtract first, then square/,
    ],
    "no axes put in, so that the shapes don't meet": [
      (a: Points, b: Points) => tensor(a).sub(tensor(b)).square().sum(1).sqrt(),
      /expandDims/,
    ],
    "the matrix identity without care for rounding": [
      (a: Points, b: Points) => {
        const [p, q] = [tensor(a), tensor(b)];
        const products = tf.matMul(p as tf.Tensor2D, q as tf.Tensor2D, false, true).mul(2);
        return p.square().sum(1, true).sub(products).add(q.square().sum(1)).sub(1e-6).sqrt();
      },
      /`sqrt` of a negative number/,
    ],
    "an empty table": [
      (a: Points, b: Points) => tf.zeros([tensor(a).shape[0], tensor(b).shape[0] as number]),
      /still 0/,
    ],
    "the last point of b left out": [
      (a: Points, b: Points) => {
        const distances = lists(a).map((p) => lists(b).map(() => 0 * p[0]));
        for (let i = 0; i < lists(a).length; i++) {
          for (let j = 0; j < lists(b).length - 1; j++) {
            distances[i][j] = Math.hypot(...lists(a)[i].map((v, d) => v - lists(b)[j][d]));
          }
        }
        return tf.tensor2d(distances);
      },
      /last point of `b` is left out/,
    ],
    "a loop that goes one too far": [
      (a: Points, b: Points) => {
        const distances: number[][] = [];
        for (let i = 0; i <= lists(a).length; i++) {
          distances.push(lists(b).map((q) => Math.hypot(...lists(a)[i].map((v, d) => v - q[d]))));
        }
        return distances;
      },
      /shorter than the loop expects/,
    ],
    "three coordinates only": [
      (a: Points, b: Points) =>
        lists(a).map((p) =>
          lists(b).map((q) => Math.hypot(p[0] - q[0], (p[1] ?? 0) - (q[1] ?? 0), (p[2] ?? 0) - (q[2] ?? 0))),
        ),
      /first three coordinates/,
    ],
    "whole numbers": [(a: Points, b: Points) => differences(a, b).square().sum(2).sqrt().toInt(), /float32/],
    "nothing returned": [
      (a: Points, b: Points) => {
        differences(a, b).square().sum(2).sqrt();
      },
      /return/,
    ],
    "one long list": [
      (a: Points, b: Points) => differences(a, b).square().sum(2).sqrt().reshape([-1]),
      /numbers are right.*shape isn't/,
    ],
    "an axis too many": [
      (a: Points, b: Points) => differences(a, b).square().sum(2, true).sqrt(),
      /numbers are right.*shape isn't/,
    ],
    "a compared with itself": [
      (a: Points) => differences(a, a).square().sum(2).sqrt(),
      /`a` is compared with itself/,
    ],
    "a slip that nobody has foreseen": [
      (a: Points, b: Points) => differences(a, b).square().sum(2).sqrt().mul(1.7).add(0.3),
      /Work this input out by hand/,
    ],
    "numbers as text": [
      (a: Points) => lists(a).map(() => ["1"]),
      /One of the distances is a string, not a number/,
    ],
    "holes in the table": [
      (a: Points, b: Points) => lists(a).map(() => lists(b).map(() => undefined)),
      /One of the distances is undefined, not a number/,
    ],
    "the input disposed of": [
      (a: Points, b: Points) => {
        const distances = differences(a, b).square().sum(2).sqrt();
        tf.dispose([a, b]);
        return distances;
      },
      /disposes of its input/,
    ],
    "a promise that fails when the check is over": [
      async (a: Points, b: Points) => {
        await null;
        return differences(a, b).matMul(tf.zeros([7, 7]));
      },
      /promise/,
    ],
    "a promise": [async (a: Points, b: Points) => differences(a, b).square().sum(2).sqrt(), /promise/],
    "the input changed": [
      (a: Points, b: Points) => {
        const [p, q] = [lists(a), lists(b)];
        const table = p.map((x) => q.map((y) => Math.hypot(...x.map((v, d) => v - y[d]))));
        for (const x of p) x[0] = 0;
        return table;
      },
      /changes its input/,
    ],
    "^ for a power, a - b": [
      (a: Points, b: Points) =>
        lists(a).map((p) =>
          lists(b).map((q) => Math.sqrt(p.reduce((sum, v, d) => sum + ((v - q[d]) ^ 2), 0))),
        ),
      /`\^` doesn't mean/,
    ],
    "^ for a power, b - a": [
      (a: Points, b: Points) =>
        lists(a).map((p) =>
          lists(b).map((q) => Math.sqrt(p.reduce((sum, v, d) => sum + ((q[d] - v) ^ 2), 0))),
        ),
      /`\^` doesn't mean/,
    ],
    "distances as texts": [
      (a: Points, b: Points) =>
        lists(a).map((p) => lists(b).map((q) => Math.hypot(...p.map((v, d) => v - q[d])).toFixed(4))),
      /is a string, not a number\.\n.*`toFixed`/s,
    ],
    "a loop without end": [
      (a: Points) => {
        const i = 0;
        const rows: number[] = [];
        while (i < lists(a).length) rows[0] = i;
        return rows;
      },
      /still running after 1 second/,
    ],
  },
});
