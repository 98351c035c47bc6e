import { tf } from "./tf";

/** @throws unless all labels are from 0 to K - 1 */
export function checkLabels(labels: tf.Tensor, K: number): void {
  if (labels.isDisposed) throw new Error("labels has been disposed: run the cell that makes it again.");
  const [least, most] = tf.tidy(() => [labels.min().dataSync()[0], labels.max().dataSync()[0]]);
  if (least >= 0 && most < K) return;
  const odd = least < 0 ? least : most;
  throw new Error(`There is a label ${odd}, but with K = ${K} the labels go from 0 to ${K - 1}.`);
}
