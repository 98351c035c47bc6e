// What src/ and the compiler expect to be there everywhere, and a browser's worker lacks.
import { Buffer } from "buffer";

const { compare, from } = Buffer;
/** Node's takes any bytes, this one only its own kind. @this the other bytes */
function equals(this: Buffer, other: Uint8Array): boolean {
  return compare(this, from(other.buffer, other.byteOffset, other.byteLength)) === 0;
}
Object.defineProperty(Buffer.prototype, "equals", { value: equals });

const process = {
  env: {},
  argv: [],
  versions: {},
  version: "v20.0.0", // as what tslab compiles
  platform: "browser",
  cwd: () => "/",
  listeners: () => [],
  on() {},
};

Object.assign(globalThis, {
  global: globalThis,
  Buffer,
  process,
  setImmediate: (callback: () => void) => setTimeout(callback),
  clearImmediate: clearTimeout,
});
