import { test } from "node:test";
import { startTensorFlow, tf } from "../../src/base/tf";

/** The same test with each backend computing; without a native library the native one is skipped (a failure in CI). */
export function onBothBackends(name: string, body: () => void | Promise<void>): void {
  test(`${name} (native)`, async (t) => {
    const { description } = await startTensorFlow();
    if (tf.getBackend() === "wasm") {
      if (process.env.CI) throw new Error(`CI needs the native library. ${description}`);
      return t.skip(description);
    }
    await withBackend("tensorflow", body);
  });
  test(`${name} (wasm)`, async () => {
    await startTensorFlow();
    require("@tensorflow/tfjs-backend-wasm");
    await withBackend("wasm", body);
  });
}

async function withBackend(backend: string, body: () => void | Promise<void>): Promise<void> {
  const before = tf.getBackend();
  await tf.setBackend(backend);
  try {
    await body();
  } finally {
    await tf.setBackend(before);
  }
}

/** Asserts that `actual` is `expected` up to float32 rounding, and says where it isn't. */
export function near(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-6): void {
  if (actual.length !== expected.length)
    throw new Error(`${actual.length} numbers instead of ${expected.length}`);
  for (let i = 0; i < expected.length; i++) {
    if (!(Math.abs(actual[i] - expected[i]) <= tolerance * Math.max(1, Math.abs(expected[i])))) {
      throw new Error(`number ${i} is ${actual[i]} instead of ${expected[i]}`);
    }
  }
}
