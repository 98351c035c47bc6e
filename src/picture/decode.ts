// Picture files as pixels. JPEG by libjpeg, WebP and AVIF by their own libraries, all as WebAssembly, the
// same in Node and in a browser; PNG, and the inks of print (CMYK), by jimp. jimp's own JPEG decoder takes
// six times as long as libjpeg and four times the memory, and reads some files in wrong colours.
import decodeAvif, { init as initAvif } from "@jsquash/avif/decode.js";
import decodeJpeg, { init as initJpeg } from "@jsquash/jpeg/decode.js";
import decodeWebp, { init as initWebp } from "@jsquash/webp/decode.js";
import { Jimp } from "jimp";
import { avifOrientation, webpExif } from "./containers";
import { type JpegHeader, jpegHeader } from "./jpeg-header";
import { orientationIn, type Pixels, upright } from "./orientation";
import { plainPng, pngExif } from "./png-chunks";
import { type Module, wasmModule } from "./wasm";

export type Kind = "jpg" | "png" | "webp" | "avif";

/** What is wrong with a file, in words that go on from its name: `"a.jpg" is …`. */
export class Undecodable extends Error {}

/**
 * The pixels of a picture file, turned as its camera says. Takes up to 12 bytes a pixel while it works, and 4
 * for the result.
 * @throws Undecodable, if the reason is known
 */
export async function decode(file: Buffer, kind: Kind): Promise<Pixels> {
  if (kind === "jpg") return decodeJpg(file);
  if (kind === "png") return upright(await byJimp(plainPng(file)), orientationIn(pngExif(file)));
  if (kind === "webp") return upright(await byLibrary(WEBP, file), orientationIn(webpExif(file)));
  return upright(await byLibrary(AVIF, file), avifOrientation(file));
}

async function decodeJpg(file: Buffer): Promise<Pixels> {
  const header = jpegHeader(file);
  // Each block of 8 x 8 pixels takes a bit: to find out by decoding that they are missing takes seconds and gigabytes.
  if (!header || 8 * file.length < (header.width * header.height) / 64)
    throw new Error("It has no picture in it.");
  checkCoding(header);
  const stored = header.channels === 4 ? byJimp(withoutExif(file, header)) : byLibrary(JPEG, file);
  return upright(await stored, orientationIn(header.exif));
}

/** Jimp would turn the picture itself, where its own parser understands all of the EXIF block. */
function withoutExif(file: Buffer, { exif }: JpegHeader): Buffer {
  if (!exif) return file;
  const copy = Buffer.from(file);
  const start = exif.byteOffset - file.byteOffset;
  return copy.fill("-", start - "Exif\0\0".length, start);
}

/**
 * @throws if the file is of a kind of JPEG that browsers don't show either, or that no decoder can be sure of
 */
function checkCoding({ frame, precision, channels, adobe }: JpegHeader): void {
  if (frame > PROGRESSIVE) {
    const kind = frame > LOSSLESS_HIERARCHICAL ? "an arithmetically coded" : "a lossless or hierarchical";
    throw new Undecodable(`is ${kind} JPEG, which few programs read: save it as a usual one first.`);
  }
  if (precision !== 8)
    throw new Undecodable(`is a JPEG with ${precision} bits a value: save it with 8 bits first.`);
  if (channels === 4 && !adobe) {
    throw new Undecodable(
      "is a CMYK JPEG without Adobe's marker, which would say how its inks are stored: save it as RGB first.",
    );
  }
}

/** Markers of frames, each the last of its kind: usual ones, and those without arithmetic coding. */
const [PROGRESSIVE, LOSSLESS_HIERARCHICAL] = [0xc2, 0xc7];

interface Library {
  wasm: string;
  init(module: Module, options: object): Promise<void>;
  decode(bytes: ArrayBuffer): Promise<{ data: Uint8ClampedArray; width: number; height: number }>;
}

const JPEG: Library = {
  wasm: "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm",
  init: initJpeg,
  decode: decodeJpeg,
};
const WEBP: Library = { wasm: "@jsquash/webp/codec/dec/webp_dec.wasm", init: initWebp, decode: decodeWebp };
const AVIF: Library = {
  wasm: "@jsquash/avif/codec/dec/avif_dec.wasm",
  init: initAvif,
  decode: decodeAvif as Library["decode"],
};

/**
 * What the libraries put pixels into. Where there is none, as in Node.js, they make one that would keep all
 * memory of the first picture for good.
 */
class ImageData {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}
if (!("ImageData" in globalThis)) Object.assign(globalThis, { ImageData });

/** What libjpeg says of data that it fills up with grey, where a decoder of today had better stop. */
const DAMAGED =
  /premature end|bad huffman|no quantization|not a jpeg|bogus|corrupt jpeg data: (?!\d+ extraneous)/i;

/**
 * A fresh instance for each file, and one in its place afterwards: the memory of WebAssembly grows with the
 * picture, and never shrinks.
 */
async function byLibrary({ wasm, init, decode }: Library, file: Buffer): Promise<Pixels> {
  const said: string[] = [];
  const note = (text: string) => said.push(text);
  await init(wasmModule(wasm), { print: note, printErr: note });
  const bytes = new Uint8Array(file); // a copy with a buffer of its own
  const { data, width, height } = await decode(bytes.buffer as ArrayBuffer).finally(() =>
    init(wasmModule(wasm), {}),
  );
  if (said.some((line) => DAMAGED.test(line))) throw new Error(said.join("\n"));
  return { rgba: data, width, height };
}

async function byJimp(file: Buffer): Promise<Pixels> {
  const { data, width, height } = (await Jimp.fromBuffer(file, JIMP)).bitmap;
  return { rgba: data, width, height };
}

/** Jimp's JPEG decoder would refuse what takes it more than 512 MB. */
const JIMP = { "image/jpeg": { maxMemoryUsageInMB: 4096 } };
