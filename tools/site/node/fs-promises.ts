// A page may write no files. What a cell writes is kept for the cells after it, and handed to the browser, which downloads it.
import { own, plain, readFileSync, statSync } from "./fs";

export const readFile = async (path: string, encoding?: BufferEncoding) => readFileSync(path, encoding);
export const stat = async (path: string) => statSync(path);
export const mkdir = async () => {};

export async function writeFile(path: string, data: Uint8Array | string): Promise<void> {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  own.set(plain(path), bytes);
  const isWhole = !path.endsWith(".part"); // compress gives a file its name when all of it is written
  if (isWhole) self.postMessage({ download: { name: path.split("/").at(-1), bytes } });
}

export async function rename(from: string, to: string): Promise<void> {
  const bytes = own.get(plain(from));
  if (!bytes) throw new Error(`There is no ${from}.`);
  await rm(from);
  await writeFile(to, bytes);
}

export async function rm(path: string): Promise<void> {
  own.delete(plain(path));
}
