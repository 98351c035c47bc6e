// A page may write no files. What a cell writes is kept for the cells after it, and handed to the browser, which downloads it.
import { existsSync, own, plain, readFileSync, statSync } from "./fs";

export const readFile = async (path: string, encoding?: BufferEncoding) => readFileSync(path, encoding);
export const stat = async (path: string) => statSync(path);
export const mkdir = async () => {};

export async function access(path: string): Promise<void> {
  if (!existsSync(path)) throw Object.assign(new Error(`There is no ${path}.`), { code: "ENOENT" });
}

export async function writeFile(path: string, data: Uint8Array | string): Promise<void> {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  own.set(plain(path), bytes);
  if (!path.endsWith(".part")) hand(path, bytes);
}

export async function rename(from: string, to: string): Promise<void> {
  const bytes = own.get(plain(from));
  if (!bytes) throw new Error(`There is no ${from}.`);
  own.delete(plain(from));
  own.set(plain(to), bytes);
  hand(to, bytes);
}

export async function rm(path: string): Promise<void> {
  own.delete(plain(path));
}

function hand(path: string, bytes: Uint8Array): void {
  self.postMessage({ download: { name: path.split("/").at(-1), bytes } });
}
