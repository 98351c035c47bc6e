// Tensors live outside JavaScript's heap and are usually disposed by hand. Students never should have to:
// what no variable holds any more is given back when the garbage collector finds it.
import type * as tf from "@tensorflow/tfjs";

type Engine = ReturnType<typeof tf.engine>;
type Forgotten = Pick<tf.Tensor, "dataId" | "dtype" | "size" | "shape" | "id">;
// biome-ignore lint/suspicious/noExplicitAny: methods of the engine's that its types don't name
type Methods = Record<string, (...args: any[]) => unknown>;

const watched = Symbol.for("talos.forgottenTensorsAreFreed");

/** Smaller tensors (by their number of values) are only found when the running code has ended. */
const LARGE = 16_384;
/** So many bytes of new tensors make it worth a collection, of some tens of milliseconds, to look before that. */
const WORTH_LOOKING = 128 * 2 ** 20;

/**
 * From now on, `engine` frees the memory of tensors that nobody can reach any more. Calling it again changes
 * nothing.
 * @param collect collects garbage at once. With it, large tensors are also freed while code runs on and on, as in
 *   the loop of a fit, whose tensors would else pile up to its end
 */
export function freeForgottenTensors(engine: Engine, collect?: () => void): void {
  const marked = engine as Engine & { [watched]?: boolean };
  if (marked[watched]) return;
  marked[watched] = true;

  // tfjs keeps no list of living tensors to compare with, so both ends of a tensor's life are watched.
  const { trackTensor, disposeTensor, runKernel } = engine as unknown as Methods;
  const living = new Map<number, Forgotten>();
  const large = new Map<number, WeakRef<tf.Tensor>>();
  const free = (id: number) => {
    const stub = living.get(id);
    if (stub) engine.disposeTensor(stub as tf.Tensor);
  };
  const registry = new FinalizationRegistry<number>(free);
  let before = 0;
  Object.assign(engine, {
    trackTensor(tensor: tf.Tensor, backend: unknown) {
      trackTensor.call(engine, tensor, backend);
      const { dataId, dtype, size, shape, id } = tensor;
      living.set(id, { dataId, dtype, size, shape, id });
      registry.register(tensor, id);
      if (collect && size >= LARGE) large.set(id, new WeakRef(tensor));
    },
    disposeTensor(tensor: Forgotten) {
      living.delete(tensor.id);
      large.delete(tensor.id);
      disposeTensor.call(engine, tensor);
    },
    runKernel(...args: unknown[]) {
      const { numBytes, kernelDepth } = engine.state;
      before = Math.min(before, numBytes);
      // Between two operations: inside of one, tensors may be known by their numbers only.
      if (collect && kernelDepth === 0 && numBytes - before > WORTH_LOOKING) {
        collect();
        for (const [id, tensor] of large) if (tensor.deref() === undefined) free(id);
        before = engine.state.numBytes;
      }
      return runKernel.apply(engine, args);
    },
  });
}
