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
  const free = (stub: Forgotten) => disposeTensor.call(engine, stub);
  const watch = new Watch(free);
  let before = 0;
  Object.assign(engine, {
    trackTensor(tensor: tf.Tensor, backend: unknown) {
      trackTensor.call(engine, tensor, backend);
      watch.begin(tensor, collect !== undefined && tensor.size >= LARGE);
    },
    disposeTensor(tensor: tf.Tensor) {
      watch.end(tensor);
      disposeTensor.call(engine, tensor);
    },
    runKernel(...args: unknown[]) {
      const { numBytes, kernelDepth } = engine.state;
      before = Math.min(before, numBytes);
      // Between two operations: inside of one, tensors may be known by their numbers only.
      if (collect && kernelDepth === 0 && numBytes - before > WORTH_LOOKING) {
        collect();
        watch.look();
        before = engine.state.numBytes;
      }
      return runKernel.apply(engine, args);
    },
  });
}

class Watch {
  readonly #free: (stub: Forgotten) => void;
  readonly #stubs = new WeakMap<tf.Tensor, Forgotten>();
  readonly #large = new Map<Forgotten, WeakRef<tf.Tensor>>();
  readonly #registry: FinalizationRegistry<Forgotten>;

  constructor(free: (stub: Forgotten) => void) {
    this.#free = free;
    this.#registry = new FinalizationRegistry((stub) => {
      this.#large.delete(stub);
      free(stub);
    });
  }

  begin(tensor: tf.Tensor, isLarge: boolean): void {
    const { dataId, dtype, size, shape, id } = tensor;
    const stub = { dataId, dtype, size, shape, id };
    this.#stubs.set(tensor, stub);
    this.#registry.register(tensor, stub, stub);
    if (isLarge) this.#large.set(stub, new WeakRef(tensor));
  }

  end(tensor: tf.Tensor): void {
    const stub = this.#stubs.get(tensor);
    if (stub) this.#forget(stub);
  }

  /** Frees the large ones that have been collected. */
  look(): void {
    for (const [stub, tensor] of this.#large) {
      if (tensor.deref() !== undefined) continue;
      this.#forget(stub);
      this.#free(stub);
    }
  }

  #forget(stub: Forgotten): void {
    this.#large.delete(stub);
    this.#registry.unregister(stub);
  }
}
