import { tf } from "../../src/base/tf";
import { verifyPredict } from "../../src/check/answers/predict";
import { assignLabels } from "../../src/kmeans/steps";
import { answersTo } from "./outcomes";

type Predict<Result = unknown> = (clusters: tf.Tensor2D, data: tf.Tensor2D) => Result;

const withPredict = (predict: Predict) =>
  class {
    clusters: tf.Tensor2D;
    constructor(K: number, D: number) {
      this.clusters = tf.zeros([K, D]);
    }
    predict(data: tf.Tensor2D) {
      return predict(this.clusters, data);
    }
  };

const distances: Predict<tf.Tensor> = (clusters, data) =>
  data.expandDims(1).sub(clusters.expandDims(0)).square().sum(2).sqrt();
const lists = (tensor: tf.Tensor) => tensor.arraySync() as number[][];
const labels: Predict<tf.Tensor> = (clusters, data) => distances(clusters, data).argMin(1);

answersTo("predict", verifyPredict, {
  right: {
    "argMin of the distances": withPredict(labels),
    "the library's step": withPredict((clusters, data) => assignLabels(data, clusters)),
    "loops, with lists as the result": withPredict((clusters, data) =>
      lists(data).map((p) => {
        let best = 0;
        const to = lists(clusters).map((c) => Math.hypot(...p.map((v, d) => v - c[d])));
        for (let k = 1; k < to.length; k++) if (to[k] < to[best]) best = k;
        return best;
      }),
    ),
    "the last of equally near clusters, as float32": withPredict((clusters, data) =>
      tf.tensor1d(
        lists(distances(clusters, data)).map((row) => row.lastIndexOf(Math.min(...row))),
        "float32",
      ),
    ),
  },
  wrong: {
    "argMax for argMin": [withPredict((c, data) => distances(c, data).argMax(1)), /`argMin`, not `argMax`/],
    "distances for labels": [withPredict(distances), /These are all the distances/],
    "the smallest distances": [
      withPredict((c, data) => distances(c, data).min(1)),
      /`argMin` in place of `min`/,
    ],
    "argMin over axis 0": [withPredict((c, data) => distances(c, data).argMin(0)), /other way round/],
    "labels off by one": [withPredict((c, data) => labels(c, data).add(1)), /too large by one/],
    "positions for labels": [
      withPredict((c, data) => tf.gather(c, labels(c, data).toInt())),
      /positions of the nearest/,
    ],
    "one-hot rows for labels": [
      withPredict((c, data) => tf.oneHot(labels(c, data).toInt(), c.shape[0])),
      /number of that column/,
    ],
    "the last point left out": [
      withPredict((c, data) => labels(c, data).slice(0, data.shape[0] - 1)),
      /last point is left out/,
    ],
    "the first coordinate only": [
      withPredict((c, data) => labels(c.slice([0, 0], [-1, 1]), data.slice([0, 0], [-1, 1]))),
      /first coordinate/,
    ],
    "always the first cluster": [withPredict((_, data) => tf.zeros([data.shape[0]])), /label 0/],
    "nothing returned": [withPredict((c, data) => void labels(c, data)), /return/],
  },
});
