import { tf } from "../../src/base/tf";
import { verifyInertia } from "../../src/check/answers/inertia";
import { answersTo } from "./outcomes";

type Answer = (data: tf.Tensor2D, labels: tf.Tensor1D, clusters: tf.Tensor2D) => unknown;
const own = (labels: tf.Tensor1D, clusters: tf.Tensor2D) => tf.gather(clusters, labels.toInt());
const squares = (data: tf.Tensor2D, labels: tf.Tensor1D, clusters: tf.Tensor2D) =>
  data.sub(own(labels, clusters)).square();
const toAll = (data: tf.Tensor2D, clusters: tf.Tensor2D) =>
  data.expandDims(1).sub(clusters.expandDims(0)).square().sum(2);

answersTo<Answer>("inertia", verifyInertia, {
  right: {
    "gather, square, sum": (data, labels, clusters) => squares(data, labels, clusters).sum().dataSync()[0],
    "a loop over lists": (data, labels, clusters) => {
      const [points, numbers, centroids] = [data.arraySync(), labels.arraySync(), clusters.arraySync()];
      let total = 0;
      for (let i = 0; i < points.length; i++) {
        for (let d = 0; d < points[i].length; d++) total += (points[i][d] - centroids[numbers[i]][d]) ** 2;
      }
      return total;
    },
  },
  wrong: {
    "the nearest cluster in place of the label's": [
      (data, _, clusters) => toAll(data, clusters).min(1).sum(),
      /needn't be the nearest/,
    ],
    "distances not squared": [
      (data, labels, clusters) => squares(data, labels, clusters).sum(1).sqrt().sum().dataSync()[0],
      /square each of them/,
    ],
    "the root of the sum": [
      (data, labels, clusters) => squares(data, labels, clusters).sum().sqrt(),
      /the sum itself/,
    ],
    "the mean": [
      (data, labels, clusters) => squares(data, labels, clusters).sum(1).mean(),
      /Don't divide by N/,
    ],
    "the mean over everything": [
      (data, labels, clusters) => squares(data, labels, clusters).mean(),
      /`sum\(\)` in place/,
    ],
    "the distances to all clusters": [
      (data, _, clusters) => toAll(data, clusters).sum(),
      /the point's own cluster/,
    ],
    "the first cluster only": [
      (data, _, clusters) =>
        data
          .sub(clusters.slice([0, 0], [1, -1]))
          .square()
          .sum(),
      /compared with cluster 0/,
    ],
    "a number for each point": [
      (data, labels, clusters) => squares(data, labels, clusters).sum(1),
      /a single one/,
    ],
    "a number for each coordinate": [
      (data, labels, clusters) => squares(data, labels, clusters).sum(0),
      /for each coordinate/,
    ],
    "divided by two": [
      (data, labels, clusters) => squares(data, labels, clusters).sum().div(2),
      /half the inertia: don't divide/,
    ],
    "the differences not squared": [
      (data, labels, clusters) => data.sub(own(labels, clusters)).sum(),
      /cancel out/,
    ],
    "absolute differences": [
      (data, labels, clusters) => data.sub(own(labels, clusters)).abs().sum(),
      /Square the differences first/,
    ],
  },
});
