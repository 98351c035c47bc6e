import { tf } from "../../src/base/tf";
import { silhouette } from "../../src/measures/silhouette";
import { near, onBothBackends } from "../support/backends";
import { iris } from "../support/iris";

const labelled = (label: (i: number) => number) => tf.tensor1d(iris.map((_, i) => label(i)), "int32"); // biome-ignore format: one line

onBothBackends("the irises' silhouettes are scikit-learn's", () => {
  // sklearn.metrics.silhouette_score, scikit-learn 1.9.1: by species, by turns, and with a flower alone in its cluster
  near(
    [
      silhouette(
        iris,
        labelled((i) => Math.floor(i / 50)),
      ),
    ],
    [0.5034774406932961],
    1e-5,
  );
  near(
    [
      silhouette(
        iris,
        labelled((i) => i % 4),
      ),
    ],
    [-0.041866398539663195],
    1e-5,
  );
  near(
    [
      silhouette(
        iris,
        labelled((i) => (i === 0 ? 0 : i < 50 ? 1 : 2)),
      ),
    ],
    [0.30868957639833117],
    1e-5,
  );
});

onBothBackends("worked out by hand: 0 and 1 against 5", () => {
  // 0: inside 1, outside 5, (5 - 1) / 5; 1: inside 1, outside 4, 3 / 4; 5 is alone: 0
  near([silhouette([[0], [1], [5]], tf.tensor1d([0, 0, 1], "int32"))], [(0.8 + 0.75 + 0) / 3]);
});

onBothBackends("numbers of clusters that have no points don't count", () => {
  near([silhouette([[0], [1], [5]], tf.tensor1d([3, 3, 7], "int32"))], [(0.8 + 0.75 + 0) / 3]);
});
