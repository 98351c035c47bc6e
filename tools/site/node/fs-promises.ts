// A page may write no files. What src/palettes/compress.ts writes is kept for the cells after it, and handed to the browser, which
// downloads it.
import { own, plain, readFileSync, statSync } from "./fs";

export const readFile = async (path: string) => readFileSync(path);
export const stat = async (path: string) => statSync(path);
export const access = stat;
export const mkdir = async () => {};

export async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
  own.set(plain(path), bytes);
}

export async function rm(path: string): Promise<void> {
  own.delete(plain(path));
}

/** A file gets its name when all of it is written. */
export async function rename(from: string, to: string): Promise<void> {
  const bytes = own.get(plain(from)) as Uint8Array;
  await rm(from);
  await writeFile(to, bytes);
  self.postMessage({ download: { name: to.split("/").at(-1), bytes } });
}
