// What the compiler reads in the browser, which has no files: its own library, TensorFlow's declarations, those of src/, and the
// little of Node.js that cells may use. One JSON file: the text by its path.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { nodeModules, root } from "../setup/paths.mjs";

const require = createRequire(import.meta.url);
/** Up to the version that the cells are compiled for, without those that only a page can use. */
const LIBRARY = /^lib\.(es5|es6|es20(1[5-9]|2[0-2])|decorators)(?!.*full).*\.d\.ts$/;
const IMPORTED = /(?:from|import)\s*\(?["']([^"']+)["']|<reference path="([^"]+)"/g;
const LICENCE = /^\/\*\*\s*\n \* @license[\s\S]*?\*\/\n/;

type Files = Record<string, string>;

/** @param folder for what is only needed meanwhile */
export function compilersFiles(folder: string): Files {
  const files: Files = {
    ...library(),
    ...ownDeclarations(folder),
    "/node_modules/@types/node/package.json": JSON.stringify({ name: "@types/node", types: "index.d.ts" }),
    "/node_modules/@types/node/index.d.ts": readFileSync(
      join(import.meta.dirname, "compile/cells.d.ts"),
      "utf8",
    ),
  };
  collect(typesOf("@tensorflow/tfjs", files), files);
  return files;
}

function library(): Files {
  const tslab = createRequire(require.resolve("tslab"));
  const folder = dirname(tslab.resolve("@tslab/typescript-for-tslab"));
  const names = readdirSync(folder).filter((name) => LIBRARY.test(name));
  return Object.fromEntries(
    names.map((name) => [`/typescript/${name}`, readFileSync(join(folder, name), "utf8")]),
  );
}

/** src/ as declarations: its code runs ready-made (bundles.ts), and only its types are looked at. */
function ownDeclarations(folder: string): Files {
  const out = join(folder, "declarations");
  rmSync(out, { recursive: true, force: true });
  const config = join(folder, "tsconfig.json");
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    outDir: out,
    rootDir: root,
    rootDirs: [],
    typeRoots: [join(nodeModules, "@types")],
  };
  const extended = { extends: join(root, "tsconfig.json"), compilerOptions, include: [join(root, "src")] };
  writeFileSync(config, JSON.stringify(extended));
  execFileSync(process.execPath, [join(nodeModules, "typescript/bin/tsc"), "-p", config], {
    stdio: "inherit",
  });
  const names = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".d.ts"),
  );
  return Object.fromEntries(
    names.map((name) => [`/${name.replaceAll("\\", "/")}`, readFileSync(join(out, name), "utf8")]),
  );
}

/** The file with a package's types. */
function typesOf(name: string, files: Files): string {
  const manifest = join(nodeModules, name, "package.json");
  const { version, types } = JSON.parse(readFileSync(manifest, "utf8"));
  files[pathOf(manifest)] = JSON.stringify({ name, version, types });
  return join(nodeModules, name, types);
}

const pathOf = (file: string) => `/${relative(root, file).replaceAll("\\", "/")}`;

/** A file and all that it imports. */
function collect(file: string, files: Files): void {
  const path = pathOf(file);
  if (path in files) return;
  files[path] = readFileSync(file, "utf8").replace(LICENCE, "");
  for (const [, module, reference] of files[path].matchAll(IMPORTED)) {
    const found = find(module ?? `./${reference}`, file, files);
    if (found) collect(found, files);
  }
}

function find(id: string, from: string, files: Files): string | undefined {
  const [scope, name, ...rest] = id.split("/");
  if (scope === "@tensorflow") {
    const types = typesOf(`${scope}/${name}`, files);
    if (rest.length === 0) return types;
  } else if (!id.startsWith(".")) return undefined; // Node's own, and WebGPU's: nothing that a cell sees
  const base =
    scope === "@tensorflow" ? join(nodeModules, id) : join(dirname(from), id.replace(/\.d\.ts$/, ""));
  return [`${base}.d.ts`, join(base, "index.d.ts")].find((candidate) => existsSync(candidate));
}
