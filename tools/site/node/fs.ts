// The site's files, read at once, as a worker may; what the student has put into the page, and what a cell has written, comes first.
import { Buffer } from "buffer";

/** By path, as cells name it. */
export const own = new Map<string, Uint8Array>();
const fetched = new Map<string, Uint8Array | undefined>();
/** Workers lie in extensions/talos/static/ of the site. */
const SITE = new URL("../../../files/", self.location.href);

export const plain = (path: string) => String(path).replace(/^(\.?\/)+/, "");

function load(path: string): Uint8Array | undefined {
  const name = plain(path);
  if (!own.has(name) && !fetched.has(name)) fetched.set(name, request(new URL(encodeURI(name), SITE)));
  return own.get(name) ?? fetched.get(name);
}

/** @throws if there is nothing at that address */
export function bytesAt(url: URL): Uint8Array<ArrayBuffer> {
  const bytes = request(url);
  if (!bytes) throw new Error(`${url.href} can't be fetched.`);
  return bytes;
}

function request(url: URL): Uint8Array<ArrayBuffer> | undefined {
  const asked = new XMLHttpRequest();
  asked.open("GET", url, false);
  asked.responseType = "arraybuffer";
  asked.send();
  return asked.status === 200 ? new Uint8Array(asked.response) : undefined;
}

function failure(code: string, path: string, message: string) {
  return Object.assign(new Error(`${code}: ${message}, '${path}'`), { code });
}

export const existsSync = (path: string) => load(path) !== undefined;

export function readFileSync(path: string, encoding?: BufferEncoding): Buffer | string {
  const bytes = load(path);
  if (!bytes) throw failure("ENOENT", path, "no such file or directory, open");
  const buffer = Buffer.from(bytes);
  return encoding ? buffer.toString(encoding) : buffer;
}

export const statSync = (path: string) => ({ size: readFileSync(path).length });
