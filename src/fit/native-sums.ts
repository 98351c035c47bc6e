// As product-sums, in four operations of the native TensorFlow, called without TensorFlow.js in between: the time of a small
// fit goes into calls, and these take half the time.

import { tf } from "../base/tf";
import { type ClusterSums, nearness } from "./product-sums";

/** How tfjs-node calls TensorFlow, which knows tensors by numbers of its own. */
interface Binding {
  TF_ATTR_BOOL: number;
  TF_ATTR_TYPE: number;
  createTensor(shape: number[], type: number, values: Float32Array | Int32Array): number;
  executeOp(name: string, attributes: object[], inputs: number[], outputs: number): { id: number }[];
  tensorDataSync(tensor: number): Float32Array | Int32Array;
  deleteTensor(tensor: number): void;
}

/** TensorFlow's types (TF_DataType in its C API). */
const [FLOAT, DOUBLE, INT32] = [1, 2, 3];

/** On the native backend; of two equally near centroids the first has the point. */
export class NativeSums implements ClusterSums {
  readonly #binding = (tf.backend() as unknown as { binding: Binding }).binding;
  readonly #attributes = attributesFor(this.#binding);
  /** [D + 1, N] */
  readonly #x: number;
  /** [N, D + 1], in float64: sums in float32 drift. */
  readonly #countable: number;
  readonly #clusters: number;
  /** The axis of the centroids. */
  readonly #first: number;

  /** @param points [N, D] */
  constructor(
    points: tf.Tensor2D,
    readonly K: number,
  ) {
    const [N, D] = points.shape;
    const { rows, columns } = withOnes(points);
    this.#x = this.#binding.createTensor([D + 1, N], FLOAT, columns);
    const short = this.#binding.createTensor([N, D + 1], FLOAT, rows);
    this.#countable = this.#call("Cast", this.#attributes.toDouble, short);
    this.#clusters = this.#binding.createTensor([], INT32, Int32Array.of(K));
    this.#first = this.#binding.createTensor([], INT32, Int32Array.of(0));
    this.#remove(short);
  }

  of(centroids: Float32Array): ArrayLike<number> {
    const { sums: types, toFloat } = this.#attributes;
    const labels = this.#nearest(centroids);
    const sums = this.#call("UnsortedSegmentSum", types, this.#countable, labels, this.#clusters);
    const short = this.#call("Cast", toFloat, sums);
    const values = this.#binding.tensorDataSync(short);
    this.#remove(labels, sums, short);
    return values;
  }

  labels(centroids: Float32Array): tf.Tensor1D {
    const labels = this.#nearest(centroids);
    const values = this.#binding.tensorDataSync(labels);
    this.#remove(labels);
    return tf.tensor1d(values, "int32");
  }

  dispose(): void {
    this.#remove(this.#x, this.#countable, this.#clusters, this.#first);
  }

  #nearest(centroids: Float32Array): number {
    const { product, place } = this.#attributes;
    const shape = [this.K, centroids.length / this.K + 1];
    const directions = this.#binding.createTensor(shape, FLOAT, nearness(centroids, this.K));
    const near = this.#call("MatMul", product, directions, this.#x); // [K, N]
    const labels = this.#call("ArgMax", place, near, this.#first);
    this.#remove(directions, near);
    return labels;
  }

  #call(name: string, attributes: object[], ...inputs: number[]): number {
    return this.#binding.executeOp(name, attributes, inputs, 1)[0].id;
  }

  #remove(...tensors: number[]): void {
    for (const tensor of tensors) this.#binding.deleteTensor(tensor);
  }
}

/** The points with a last coordinate of 1, which adds up to their number: one after the other, and coordinate by coordinate. */
function withOnes(points: tf.Tensor2D) {
  const [N, D] = points.shape;
  const values = points.dataSync<"float32">();
  const rows = new Float32Array(N * (D + 1)).fill(1);
  const columns = rows.slice();
  for (let i = 0; i < N; i++) {
    for (let d = 0; d < D; d++) rows[i * (D + 1) + d] = columns[d * N + i] = values[i * D + d];
  }
  return { rows, columns };
}

/** What the operations want to be told of their types, made once. */
function attributesFor({ TF_ATTR_BOOL, TF_ATTR_TYPE }: Binding) {
  const types = (named: Record<string, number>) =>
    Object.entries(named).map(([name, value]) => ({ name, type: TF_ATTR_TYPE, value }));
  const flag = (name: string) => ({ name, type: TF_ATTR_BOOL, value: false });
  return {
    product: [flag("transpose_a"), flag("transpose_b"), ...types({ T: FLOAT })],
    place: types({ T: FLOAT, Tidx: INT32, output_type: INT32 }),
    sums: types({ T: DOUBLE, Tindices: INT32, Tnumsegments: INT32 }),
    toDouble: types({ SrcT: FLOAT, DstT: DOUBLE }),
    toFloat: types({ SrcT: DOUBLE, DstT: FLOAT }),
  };
}
