// What can be asked for behind `npm run compress --`.
import { resolve } from "node:path";
import { paletteSize, parseOptions, UsageError } from "../command-line";

export const USAGE = `npm run compress -- PICTURE… [--colors N] [--out FOLDER] [--force]
  PICTURE…       JPEG, PNG, WebP or AVIF files, or folders of them
  --colors N     the number of colours, 1 to 256; 16 if left out
  --out FOLDER   where to write; beside each picture if left out
  --force        write pictures again that are already there`;

export type CompressCommand = ReturnType<typeof compressCommand>;

/**
 * @param args the words of the command line
 * @param folder the one that paths start from: the caller's
 * @throws UsageError, with what to do
 */
export function compressCommand(args: string[], folder: string) {
  const [text, flag] = [{ type: "string" }, { type: "boolean" }] as const;
  const options = { colors: text, colours: text, out: text, force: flag };
  const { values, positionals } = parseOptions({ args, options, allowPositionals: true }, USAGE);
  const { out, force = false } = values;
  if (positionals.length === 0) throw new UsageError(`Name at least one picture.\n${USAGE}`);
  return {
    paths: positionals.map((path) => resolve(folder, path)),
    K: paletteSize("colors", values.colors ?? values.colours ?? "16"),
    out: out === undefined ? undefined : resolve(folder, out),
    force,
  };
}
