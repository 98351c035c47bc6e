// Reads a picture's file, and refuses what can't become an image before any of it is unpacked.
import { readFile } from "node:fs/promises";
import { imageSize } from "image-size";
import { inCode } from "../base/arguments";
import type { Kind } from "./decode";
import { jpegHeader } from "./jpeg-header";

/** What a telephone or a camera gives. */
const MOST_PIXELS = 40_000_000;

/** The lesson's own picture, with room to spare: nothing of this size is refused. */
const LEAST_PIXELS = 4_000_000;

/**
 * What a pixel takes at the lesson's peak, when it is painted anew with another K (Run All takes 51), and what
 * else is needed there: the kernel and a student's server.
 */
const BYTES = { pixel: 60, rest: 850e6 };

/**
 * @returns a file that begins like a picture of a kind that can be read
 * @throws if there is no such file, or it holds something else, or more pixels than there is memory for
 */
export async function readPictureFile(path: string): Promise<{ bytes: Buffer; kind: Kind }> {
  if (typeof path !== "string")
    throw new Error(`Name the picture's file, like "photo.jpg", not ${inCode(path)}.`);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(whyUnreadable(path, error));
  });
  if (bytes.length === 0) throw new Error(`The file "${path}" is empty.`);
  const { type, width, height } = header(bytes);
  if (type === undefined)
    throw new Error(`"${path}" is not a picture: it needs to be a JPEG, PNG, WebP or AVIF file.`);
  const kind = kindOf(type, bytes);
  if (!kind) throw new Error(`"${path}" is a ${type.toUpperCase()} picture: save it as JPEG or PNG first.`);
  checkSize(path, width, height);
  return { bytes, kind };
}

/** image-size calls all that is built like HEIF by that name, AVIF too. */
function kindOf(type: string, bytes: Buffer): Kind | undefined {
  if (type === "jpg" || type === "png" || type === "webp") return type;
  return bytes.toString("latin1", 8, 12).startsWith("avi") ? "avif" : undefined;
}

/** What to tell a person about a file that the system refuses to read. */
export function whyUnreadable(path: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return `There is no file "${path}" (looked for it from ${process.cwd()}).`;
  if (code === "EISDIR") return `"${path}" is a folder: name a picture in it.`;
  if (code === "EACCES") return `The file "${path}" may not be read: change its permissions, or copy it.`;
  return `The file "${path}" can't be read: ${message}`;
}

/** A hub tells each student's server in MEM_LIMIT how many bytes it may take: above that, the kernel is ended. */
function checkSize(path: string, width: number, height: number): void {
  const limit = Number(process.env.MEM_LIMIT) || Number.POSITIVE_INFINITY;
  const most = Math.min(MOST_PIXELS, Math.max(LEAST_PIXELS, (limit - BYTES.rest) / BYTES.pixel));
  if (width * height <= most) return;
  const megapixels = (n: number) => (Math.floor(n / 1e5) / 10).toLocaleString("en");
  const memory =
    most < MOST_PIXELS
      ? `the ${Math.round(limit / 2 ** 20)} MB of memory that this server gives you`
      : "memory";
  const size = `${megapixels(width * height)} megapixels (${width} x ${height})`;
  throw new Error(
    `"${path}" has ${size}; at most ${megapixels(most)} fit into ${memory}: make it smaller first.`,
  );
}

/**
 * The kind and the size that a file claims; a JPEG whose frame can't be found has neither width nor height.
 */
function header(bytes: Buffer): { type?: string; width: number; height: number } {
  const none = { width: 0, height: 0 };
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { type: "jpg", ...(jpegHeader(bytes) ?? none) };
  try {
    return imageSize(bytes);
  } catch {
    return none;
  }
}
