// What src/ and the compiler expect to be there everywhere, and a browser's worker lacks.
import { Buffer } from "buffer";

const { compare, from } = Buffer;
/** Node's takes any bytes, this one only its own kind. @this the other bytes */
function equals(this: Buffer, other: Uint8Array): boolean {
  return compare(this, from(other.buffer, other.byteOffset, other.byteLength)) === 0;
}
Object.defineProperty(Buffer.prototype, "equals", { value: equals });

const channel = new MessageChannel();
const waiting = new Map<number, () => void>();
let last = 0;
channel.port1.onmessage = ({ data }) => {
  const call = waiting.get(data);
  waiting.delete(data);
  call?.();
};

/** A turn of the event loop, without the four milliseconds that a browser adds to timers. */
function setImmediate(callback: (...args: unknown[]) => void, ...args: unknown[]): number {
  waiting.set(++last, () => callback(...args));
  channel.port2.postMessage(last);
  return last;
}

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
  setImmediate,
  clearImmediate: (id: number) => waiting.delete(id),
});
