// What can be asked for behind `npm run lesson --`.
import { mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../setup/paths.mjs";

export const USAGE = `npm run lesson -- [--explore] [--image FILE] [--K N] [--out FOLDER]
  --explore      the second notebook, "See k-means think", in place of the lesson
  --image FILE   a JPEG or PNG picture in place of data/talos.jpg
  --K N          the number of clusters, 1 to 256, in place of 16
  --out FOLDER   where the notebook (.ipynb) and the page (.html) are written, in place of build`;

export interface LessonOptions {
  /** The picture's path, if it isn't the lesson's own. */
  image?: string;
  K?: number;
  out: string;
  /** The second notebook in place of the lesson. */
  explore: boolean;
  help: boolean;
}

/** Something to be said without a stack trace. */
export class UsageError extends Error {}

/**
 * @param args the words of the command line
 * @param folder the one that paths start from: the caller's
 * @throws UsageError, with what to do, before anything has been done
 */
export function lessonOptions(args: string[], folder: string): LessonOptions {
  const { image, K, out, explore, help } = parse(args);
  return {
    image: image === undefined ? undefined : pictureFile(image, folder),
    K: K === undefined ? undefined : clusters(K),
    out: outputFolder(out === undefined ? join(root, "build") : resolve(folder, out)),
    explore: explore ?? false,
    help: help ?? false,
  };
}

function parse(args: string[]) {
  try {
    const options = { image: { type: "string" }, K: { type: "string" }, out: { type: "string" } } as const;
    const flag = { type: "boolean" } as const;
    return parseArgs({ args, options: { ...options, explore: flag, help: flag } }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(". ")[0]}.\n${USAGE}`);
  }
}

function pictureFile(image: string, folder: string): string {
  const file = resolve(folder, image);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`--image: there is no file "${image}" in ${folder}.`);
  if (!found.isFile())
    throw new UsageError(`--image: "${image}" is not a file. Name one JPEG or PNG picture.`);
  return file;
}

function clusters(text: string): number {
  const K = Number(text);
  if (/^\d+$/.test(text) && K >= 1 && K <= 256) return K;
  throw new UsageError(`--K must be a whole number from 1 to 256, not "${text}".`);
}

function outputFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    throw new UsageError(`--out: the folder can't be made: ${(error as Error).message}`);
  }
}
