// A PNG file as a list of chunks (PNG specification, third edition), and made plain for the decoder.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = 8;
/**
 * What the first picture of a file is made of; the rest is animation, texts, colour management, or no PNG at
 * all.
 */
const NEEDED = ["IHDR", "PLTE", "tRNS", "IDAT"];

interface Chunk {
  type: string;
  data: Buffer;
}

/** The chunks up to the file's end chunk, or up to where the file breaks off. */
function* chunks(file: Buffer): Generator<Chunk> {
  for (let at = SIGNATURE; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    if (type === "IEND" || at + 12 + length > file.length) return;
    const data = file.subarray(at + 8, at + 8 + length);
    if (crc32(file.subarray(at + 4, at + 8 + length)) === file.readUInt32BE(at + 8 + length))
      yield { type, data };
    else if (NEEDED.includes(type)) return; // a damaged chunk: the decoder will miss it
    at += 12 + length;
  }
}

/** The EXIF block, as a TIFF file. */
export function pngExif(file: Buffer): Buffer | undefined {
  for (const { type, data } of chunks(file)) if (type === "eXIf") return data;
  return undefined;
}

/**
 * The same picture without what makes the decoder stumble: frames of an animation, bytes behind the data or
 * behind the end, or no end. An animation shows its first picture. The data is unpacked here: where some of it
 * is missing, the decoder shows what lies in memory instead, often the picture before.
 * @throws if data is missing or damaged
 */
export function plainPng(file: Buffer): Buffer {
  const needed = [...chunks(file)].filter(({ type }) => NEEDED.includes(type));
  const isData = ({ type }: Chunk) => type === "IDAT";
  const size = unpackedSize(file);
  const inChunks = Buffer.concat(needed.filter(isData).map(({ data }) => data));
  const rows = inflateSync(inChunks, { maxOutputLength: 2 * size }); // some have rows too many
  if (rows.length < size) throw new Error(`Of ${size} bytes of pixels, ${rows.length} are there.`);
  return Buffer.concat([
    file.subarray(0, SIGNATURE),
    ...needed.filter((chunk) => !isData(chunk)).map(({ type, data }) => packed(type, data)),
    packed("IDAT", deflateSync(rows.subarray(0, size), { level: 0 })), // as they are: nobody keeps this file
    packed("IEND"),
  ]);
}

/** The seven passes of an interlaced picture: its first pixel, and the steps to the next (section 8). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** The bytes that all rows take: each has a byte for its filter before its pixels. */
function unpackedSize(file: Buffer): number {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, colourType] = [file[24], file[25]];
  const bitsOfPixel = depth * ({ 2: 3, 4: 2, 6: 4 }[colourType] ?? 1); // 0 and 3, grey and palette, have one channel
  const isInterlaced = file[28] === 1;
  let size = 0;
  for (const [left, top, right, down] of isInterlaced ? PASSES : [[0, 0, 1, 1]]) {
    const [columns, rows] = [Math.ceil((width - left) / right), Math.ceil((height - top) / down)];
    if (columns > 0 && rows > 0) size += rows * (1 + Math.ceil((columns * bitsOfPixel) / 8));
  }
  return size;
}

/** A chunk as it stands in a file: its length, type, data and checksum. */
export function packed(type: string, data: Uint8Array = new Uint8Array()): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, "latin1");
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}
