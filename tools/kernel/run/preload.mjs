// TensorFlow takes most of a second to load, and the compiler as long for a notebook's first cell: here is one done while the
// other is under way.

/**
 * Loads what a cell that imports our modules needs, unless it is there already.
 * @param {string} source the cell
 * @param {(id: string) => unknown} require as seen from the cell
 */
export function preload(source, require) {
  if (!source.includes('"./src/')) return;
  try {
    require("@tensorflow/tfjs");
    if (process.env.TALOS_BACKEND !== "wasm") require("@tensorflow/tfjs-node");
  } catch {
    // startTensorFlow, in src/base/tf.ts, tries again and says why it can't be had.
  }
}
