// As product-sums, in two operations of the native TensorFlow: NearestNeighbors, for which TensorFlow.js has no name, and
// UnsortedSegmentSum; a small one then brings the sums from float64 to float32. The time of a small fit goes into calls, and
// these take half the time of those five.
import type { ClusterSums } from "./product-sums";
import { tf } from "./tf";

/** How tfjs-node calls TensorFlow, which knows tensors by numbers of its own. */
interface Backend {
  getInputTensorIds(tensors: tf.Tensor[]): number[];
  binding: {
    TF_ATTR_TYPE: number;
    createTensor(shape: number[], type: number, values: Float32Array | Int32Array): number;
    executeOp(name: string, attributes: object[], inputs: number[], outputs: number): { id: number }[];
    tensorDataSync(tensor: number): Float32Array;
    deleteTensor(tensor: number): void;
  };
}

/** TensorFlow's types (TF_DataType in its C API). */
const [FLOAT, DOUBLE, INT32, INT64] = [1, 2, 3, 9];

/**
 * On the native backend; of two equally near centroids the first has the point.
 * @param points [N, D], to be kept until the sums are disposed
 */
export function nativeSums(points: tf.Tensor2D, K: number): ClusterSums {
  const [N, D] = points.shape;
  const backend = tf.backend() as unknown as Backend;
  const { binding } = backend;
  const call = (name: string, inputs: number[], outputs: number, attributes: object[] = []) =>
    binding.executeOp(name, attributes, inputs, outputs).map(({ id }) => id);
  const types = (named: Record<string, number>) =>
    Object.entries(named).map(([name, value]) => ({ name, type: binding.TF_ATTR_TYPE, value }));
  const toDouble = types({ SrcT: FLOAT, DstT: DOUBLE });
  const toFloat = types({ SrcT: DOUBLE, DstT: FLOAT });
  const sumTypes = types({ T: DOUBLE, Tindices: INT64, Tnumsegments: INT32 });
  const remove = (tensors: number[]) => {
    for (const tensor of tensors) binding.deleteTensor(tensor);
  };

  const [x] = backend.getInputTensorIds([points]);
  const one = binding.createTensor([], INT64, Int32Array.of(1, 0)); // the lower half, the upper half
  const clusters = binding.createTensor([], INT32, Int32Array.of(K));
  const countable = tf.tidy(() => {
    const rows = points.concat(tf.ones([N, 1]), 1).reshape([N, 1, D + 1]); // the 1s add up to the number
    return call("Cast", backend.getInputTensorIds([rows]), 1, toDouble)[0]; // sums in float32 drift
  });
  return {
    of(centroids) {
      const c = binding.createTensor([K, D], FLOAT, centroids);
      const [labels, distances] = call("NearestNeighbors", [x, c, one], 2);
      const [sums] = call("UnsortedSegmentSum", [countable, labels, clusters], 1, sumTypes);
      const [short] = call("Cast", [sums], 1, toFloat);
      const values = binding.tensorDataSync(short);
      remove([c, labels, distances, sums, short]);
      return values;
    },
    dispose: () => remove([one, clusters, countable]),
  };
}
