import { join } from "node:path";
import { Jimp } from "jimp";
import { root } from "../../tools/setup/paths.mjs";

/** The lesson's picture made smaller, for where its size shows nothing. @returns its file, in the folder */
export async function smallPhoto(folder: string, width = 640): Promise<string> {
  const file = join(folder, "photo.png") as `${string}.png`;
  await (await Jimp.read(join(root, "data", "talos.jpg"))).resize({ w: width }).write(file);
  return file;
}

/** The code of a cell, with another picture in place of the lesson's. */
export const withPhoto = (code: string, file: string) =>
  code.replaceAll('"data/talos.jpg"', JSON.stringify(file));
