// pako packs exactly as zlib does: so a PNG has the same size here and in Node.js.
import { Buffer } from "buffer";
import { deflate, inflate } from "pako";

export const deflateSync = (data: Uint8Array, { level }: { level: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 }) =>
  Buffer.from(deflate(data, { level }));

export const inflateSync = (data: Uint8Array) => Buffer.from(inflate(data));

const POLYNOMIAL = 0xedb88320;
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 1 ? POLYNOMIAL ^ (remainder >>> 1) : remainder >>> 1;
  return remainder;
});

/** Cyclic redundancy check: Portable Network Graphics, W3C, annex D. */
export function crc32(data: Uint8Array): number {
  let remainder = ~0;
  for (const byte of data) remainder = table[(remainder ^ byte) & 255] ^ (remainder >>> 8);
  return ~remainder >>> 0;
}
