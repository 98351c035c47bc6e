import { readdirSync, statSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { compressedName } from "../../src/palettes/compress";

/** A picture and the file it becomes. */
export interface Job {
  path: string;
  target: string;
}

/** The jobs for all paths; of a folder, each picture in it but those that an earlier run made from others. */
export function jobsOf(paths: string[], K: number, out?: string): Job[] {
  return paths
    .flatMap((path) => (isFolder(path) ? picturesIn(path) : [path]))
    .map((path) => ({ path, target: compressedName(path, K, out ?? dirname(path)) }));
}

/** The job whose target an earlier one of the list has already taken, if there is one. */
export function clash(jobs: Job[]): [Job, Job] | undefined {
  const first = new Map<string, Job>();
  for (const job of jobs) {
    const other = first.get(job.target);
    if (other && other.path !== job.path) return [other, job];
    first.set(job.target, job);
  }
  return undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function picturesIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => /\.(jpe?g|png|webp|avif)$/i.test(name));
  const stems = new Set(names.map((name) => parse(name).name));
  return names
    .filter((name) => !isMade(name, stems))
    .sort()
    .map((name) => join(folder, name));
}

/** Whether the name is that of `photo` in 1 to 256 colours, and there is a `photo`. */
function isMade(name: string, stems: Set<string>): boolean {
  const [, stem, colours] = /^(.*)-(\d+)\.png$/.exec(name) ?? [];
  return stem !== undefined && stems.has(stem) && Number(colours) >= 1 && Number(colours) <= 256;
}
