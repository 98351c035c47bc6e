import assert from "node:assert/strict";
import { tf } from "../../src/base/tf";
import { checkLabels } from "../../src/kmeans/points";
import { onBothBackends } from "../support/backends";

onBothBackends("labels from 0 to K - 1 pass", () => checkLabels(tf.tensor1d([0, 2, 1], "int32"), 3));

onBothBackends("a label that no cluster has is named", () => {
  assert.throws(() => checkLabels(tf.tensor1d([0, 3], "int32"), 3), {
    message: "labels[1] is 3, which is no label: with K = 3 they are whole numbers from 0 to 2.",
  });
  assert.throws(() => checkLabels(tf.tensor1d([-1, 0], "int32"), 3), /labels\[0\] is -1/);
});
