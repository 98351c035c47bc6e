// The site's files, read at once, as a worker may; what the student has put into the page, and what a cell has written, comes first.
import { Buffer } from "buffer";

/** By path, as cells name it. */
export const own = new Map<string, Uint8Array>();
const fetched = new Map<string, Uint8Array | undefined>();
/** The folder with the site's files: workers lie in extensions/talos/static/ beside it. */
export const FILES = new URL("../../../files/", self.location.href);

export const plain = (path: string) => String(path).replace(/^(\.?\/)+/, "");

function load(path: string): Uint8Array | undefined {
  const name = plain(path);
  if (!own.has(name) && !fetched.has(name)) fetched.set(name, request(name));
  return own.get(name) ?? fetched.get(name);
}

function request(name: string): Uint8Array | undefined {
  const asked = new XMLHttpRequest();
  asked.open("GET", new URL(encodeURI(name), FILES), false);
  asked.responseType = "arraybuffer";
  asked.send();
  return asked.status === 200 ? new Uint8Array(asked.response) : undefined;
}

export const existsSync = (path: string) => load(path) !== undefined;

export function readFileSync(path: string, encoding?: BufferEncoding): Buffer | string {
  const bytes = load(path);
  const code = "ENOENT";
  if (!bytes) throw Object.assign(new Error(`${code}: no such file or directory, open '${path}'`), { code });
  const buffer = Buffer.from(bytes);
  return encoding ? buffer.toString(encoding) : buffer;
}

export const statSync = (path: string) => ({ size: readFileSync(path).length });
