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
 * The same picture without what makes decoders stumble: frames of an animation, bytes behind the end, or no
 * end. An animation shows its first picture.
 * @param repack whether to pack the data anew, without what may stand behind it in its chunks
 */
export function plainPng(file: Buffer, { repack = false } = {}): Buffer {
  const needed = [...chunks(file)].filter(({ type }) => NEEDED.includes(type));
  const kept = repack ? repacked(needed) : needed;
  return Buffer.concat([
    file.subarray(0, SIGNATURE),
    ...kept.map(({ type, data }) => packed(type, data)),
    packed("IEND"),
  ]);
}

function repacked(needed: Chunk[]): Chunk[] {
  const isData = ({ type }: Chunk) => type === "IDAT";
  const data = inflateSync(Buffer.concat(needed.filter(isData).map(({ data }) => data)));
  return [
    ...needed.filter((chunk) => !isData(chunk)),
    { type: "IDAT", data: deflateSync(data, { level: 1 }) },
  ];
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
