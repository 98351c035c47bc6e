// What the compiler reads in the browser, which has no files: its own library, TensorFlow's declarations, those of src/, and the
// little of Node.js that cells may use. One JSON file: the text by its path.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import { UsageError } from "../command-line";
import { nodeModules, root } from "../setup/paths.mjs";

const require = createRequire(import.meta.url);
/** Up to the version that the cells are compiled for, without those that only a page can use. */
const LIBRARY = /^lib\.(es5|es6|es20(1[5-9]|2[0-2])|decorators)(?!.*full).*\.d\.ts$/;
const TENSORFLOW = /@tensorflow\/[^/]+\/.*$/gm;
const LICENCE = /^\/\*\*\s*\n \* @license[\s\S]*?\*\/\n/;

type Files = Record<string, string>;

/** @param folder for what is only needed meanwhile */
export function compilersFiles(folder: string): Files {
  const library = dirname(createRequire(require.resolve("tslab")).resolve("@tslab/typescript-for-tslab"));
  const own = join(folder, "declarations");
  const tensorflow = declareOwn(folder, own).match(TENSORFLOW) ?? [];
  const manifests = new Set(tensorflow.map((name) => name.replace(/(\/[^/]+).*/, "$1/package.json")));
  return {
    ...texts(library, namesIn(library, LIBRARY), "/typescript/"),
    ...texts(own, namesIn(own, /\.d\.ts$/), "/"),
    ...texts(nodeModules, [...tensorflow, ...manifests], "/node_modules/"),
    "/node_modules/@types/node/package.json": JSON.stringify({ name: "@types/node", types: "cells.d.ts" }),
    ...texts(join(import.meta.dirname, "compile"), ["cells.d.ts"], "/node_modules/@types/node/"),
  };
}

/**
 * Writes src/ as declarations: its code runs ready-made (bundles.ts), and only its types are looked at.
 * @returns the files that were read for it, one a line: all of TensorFlow's declarations are among them
 * @throws UsageError if the types are not right
 */
function declareOwn(folder: string, outDir: string): string {
  const config = join(folder, "tsconfig.json");
  const how = { noEmit: false, declaration: true, emitDeclarationOnly: true, listFiles: true };
  const compilerOptions = { ...how, outDir, rootDir: root };
  const extended = { extends: join(root, "tsconfig.json"), compilerOptions, include: [join(root, "src")] };
  writeFileSync(config, JSON.stringify(extended));
  const compile = [join(nodeModules, "typescript/bin/tsc"), "-p", config];
  const { status, stdout } = spawnSync(process.execPath, compile, { encoding: "utf8" });
  if (status === 0) return stdout;
  const complaints = stdout.split("\n").filter((line) => !isAbsolute(line));
  throw new UsageError(
    `The site was not made, because the types in src/ are not right:\n${complaints.join("\n")}`,
  );
}

function namesIn(folder: string, wanted: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => wanted.test(name));
}

/** The files' texts by the paths that the compiler knows them under. */
function texts(folder: string, names: string[], prefix: string): Files {
  const text = (name: string) => readFileSync(join(folder, name), "utf8").replace(LICENCE, "");
  return Object.fromEntries(names.map((name) => [prefix + name.replaceAll("\\", "/"), text(name)]));
}
