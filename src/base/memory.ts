// Tensors live outside JavaScript's heap and are usually disposed by hand. Students never should have to:
// what no variable holds any more is given back when the garbage collector finds it.
import type * as tf from "@tensorflow/tfjs";

type Engine = ReturnType<typeof tf.engine>;
type Forgotten = Pick<tf.Tensor, "dataId" | "dtype" | "size" | "shape" | "id">;

const watched = Symbol.for("talos.forgottenTensorsAreFreed");

/**
 * From now on, `engine` frees the memory of tensors that nobody can reach any more. Calling it again changes
 * nothing.
 */
export function freeForgottenTensors(engine: Engine): void {
  const marked = engine as Engine & { [watched]?: boolean };
  if (marked[watched]) return;
  marked[watched] = true;

  // tfjs keeps no list of living tensors to compare with, so both ends of a tensor's life are watched.
  const { trackTensor, disposeTensor } = engine as unknown as Record<string, (...args: unknown[]) => void>;
  const registry = new FinalizationRegistry<Forgotten>((stub) => disposeTensor.call(engine, stub));
  Object.assign(engine, {
    trackTensor(tensor: tf.Tensor, backend: unknown) {
      trackTensor.call(engine, tensor, backend);
      const { dataId, dtype, size, shape, id } = tensor;
      registry.register(tensor, { dataId, dtype, size, shape, id }, tensor);
    },
    disposeTensor(tensor: tf.Tensor) {
      registry.unregister(tensor);
      disposeTensor.call(engine, tensor);
    },
  });
}
