// What can be asked for behind `npm run lesson --`.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { makeOutputFolder, paletteSize, parseOptions, UsageError } from "../command-line";
import { output } from "../setup/paths.mjs";

export const USAGE = `npm run lesson -- [--explore] [--image FILE] [--K N] [--out FOLDER]
  --explore      the second notebook, "See k-means think", in place of the lesson
  --image FILE   a JPEG, PNG, WebP or AVIF picture in place of data/talos.jpg
  --K N          the number of clusters, 1 to 256, in place of 16
  --out FOLDER   where the notebook (.ipynb) and the page (.html) are written, in place of build`;

export type LessonOptions = ReturnType<typeof lessonOptions>;

/**
 * @param args the words of the command line
 * @param folder the one that paths start from: the caller's
 * @throws UsageError, with what to do, before anything has been done
 */
export function lessonOptions(args: string[], folder: string) {
  const [text, flag] = [{ type: "string" }, { type: "boolean" }] as const;
  const options = { image: text, K: text, out: text, explore: flag };
  const { image, K, out, explore = false } = parseOptions({ args, options }, USAGE).values;
  return {
    image: image === undefined ? undefined : pictureFile(image, folder),
    K: K === undefined ? undefined : paletteSize("K", K),
    out: makeOutputFolder(out === undefined ? output : resolve(folder, out)),
    explore,
  };
}

function pictureFile(image: string, folder: string): string {
  const file = resolve(folder, image);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`--image: there is no file "${image}" in ${folder}.`);
  if (!found.isFile()) throw new UsageError(`--image: "${image}" is not a file. Name one picture.`);
  return file;
}
