// The one place that knows how TensorFlow is loaded: native (tfjs-node) where it can be had, WebAssembly
// elsewhere.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import type { ArrayMap } from "@tensorflow/tfjs-core/dist/types";
import { freeForgottenTensors } from "./memory";

export { tf };

declare module "@tensorflow/tfjs-core/dist/tensor" {
  interface Tensor<R extends tf.Rank = tf.Rank> {
    /**
     * Where the number of axes isn't known, so are not the levels of the lists: they can be used without a
     * cast.
     */
    // biome-ignore lint/suspicious/noExplicitAny: any depth of lists
    arraySync(): tf.Rank extends R ? any : ArrayMap[R];
  }
}

/**
 * The values of a tensor that `make` makes, and forgets. If tf.tidy returned them, it would look for tensors among them, number
 * by number: a hundred times slower.
 */
export function valuesOf<D extends "float32" | "int32" = "float32">(
  make: () => tf.Tensor,
): tf.DataTypeMap[D] {
  let values!: tf.DataTypeMap[D];
  tf.tidy(() => {
    values = make().dataSync<D>();
  });
  return values;
}

let starting: Promise<{ description: string }> | undefined;

/**
 * Makes TensorFlow ready; call it once before the first tensor. TALOS_BACKEND=wasm passes the native library
 * over.
 * @returns which backend computes, and why it isn't the native one if it isn't, in words for a person to read
 */
export function startTensorFlow(): Promise<{ description: string }> {
  starting ??= start().catch((error) => {
    starting = undefined; // so that the cell can be run again, after an interrupt for example
    throw error;
  });
  return starting;
}

async function start() {
  const refusal = loadNative();
  if (refusal !== undefined) {
    require("@tensorflow/tfjs-backend-wasm");
    await tf.setBackend("wasm");
  }
  await tf.ready();
  freeForgottenTensors(tf.engine(), offered()?.collect);
  return { description: refusal === undefined ? describeNative() : describeWasm(refusal) };
}

/** What the kernel offers, if this is one. */
function offered(): { collect(): void } | undefined {
  return (globalThis as { [key: symbol]: { collect(): void } })[Symbol.for("talos.kernel")];
}

/** @returns why the native library can't be used, or undefined when it is loaded */
function loadNative(): string | undefined {
  if (process.env.TALOS_BACKEND === "browser") return "a browser can't load it"; // set by tools/site
  if (process.env.TALOS_BACKEND === "wasm") return "TALOS_BACKEND is set to wasm";
  // With oneDNN, TensorFlow keeps the memory of its intermediate results for good: 160 MB after a lesson with a
  // photograph of 12 megapixels. Without it, a step on a whole picture takes up to 60 ms longer.
  process.env.TF_ENABLE_ONEDNN_OPTS ??= "0";
  try {
    require("@tensorflow/tfjs-node"); // registers itself with the same tfjs-core and becomes the backend
    return undefined;
  } catch (error) {
    return setupSays() ?? String((error as Error).message).split("\n")[0];
  }
}

/** What the set-up wrote down when it could not make the native library. */
function setupSays(): string | undefined {
  const file = join(".cache", "native.json");
  if (!existsSync(file)) return undefined;
  const { available, reason } = JSON.parse(readFileSync(file, "utf8"));
  return available ? undefined : reason;
}

function describeNative(): string {
  const { binding } = tf.backend() as unknown as { binding: { TF_Version: string } };
  return `TensorFlow ${binding.TF_Version}, native`;
}

function describeWasm(reason: string): string {
  const restart = "and restart the kernel";
  const remedies: Record<string, string> = {
    browser: "install the lesson on your computer",
    wasm: `unset it ${restart}`,
  };
  const remedy = remedies[process.env.TALOS_BACKEND ?? ""] ?? `run npm run setup -- --native ${restart}`;
  return (
    `TensorFlow.js ${tf.version.tfjs} on WebAssembly: the results are the same up to rounding, large steps take longer.\n` +
    `Why not native: ${reason}. To get the native library, ${remedy}.`
  );
}
