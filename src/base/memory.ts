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
  const large = new Map<Forgotten, WeakRef<tf.Tensor>>();
  const stubs = new WeakMap<tf.Tensor, Forgotten>();
  const registry = new FinalizationRegistry<Forgotten>((stub) => {
    large.delete(stub);
    disposeTensor.call(engine, stub);
  });
  let before = 0;
  const look = () => {
    collect?.();
    for (const [stub, tensor] of large) {
      if (tensor.deref() !== undefined) continue;
      large.delete(stub);
      registry.unregister(stub);
      disposeTensor.call(engine, stub);
    }
    before = engine.state.numBytes;
  };
  Object.assign(engine, {
    trackTensor(tensor: tf.Tensor, backend: unknown) {
      trackTensor.call(engine, tensor, backend);
      const { dataId, dtype, size, shape, id } = tensor;
      const stub = { dataId, dtype, size, shape, id };
      stubs.set(tensor, stub);
      registry.register(tensor, stub, stub);
      if (collect && size >= LARGE) large.set(stub, new WeakRef(tensor));
    },
    disposeTensor(tensor: tf.Tensor) {
      const stub = stubs.get(tensor);
      if (stub) {
        large.delete(stub);
        registry.unregister(stub);
      }
      disposeTensor.call(engine, tensor);
    },
    runKernel(...args: unknown[]) {
      const { numBytes, kernelDepth } = engine.state;
      before = Math.min(before, numBytes);
      // Between two operations: inside of one, tensors may be known by their numbers only.
      if (collect && kernelDepth === 0 && numBytes - before > WORTH_LOOKING) look();
      return runKernel.apply(engine, args);
    },
  });
}
