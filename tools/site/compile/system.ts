// The compiler's file system: texts in memory (declarations.ts packs them).
import ts from "@tslab/typescript-for-tslab";
import { widened } from "../../kernel/compile/mends.mjs";

/** Filled before the first question to the compiler. */
export const files: Record<string, string> = {};

let folders: Set<string> | undefined;

function allFolders(): Set<string> {
  folders ??= new Set(
    Object.keys(files).flatMap((path) => {
      const parts = path.split("/");
      return parts.map((_, n) => parts.slice(0, n).join("/") || "/");
    }),
  );
  return folders;
}

function foldersIn(path: string): string[] {
  const inside = `${path.replace(/\/$/, "")}/`;
  const names = [...allFolders()].filter((folder) => folder.startsWith(inside));
  return [...new Set(names.map((folder) => folder.slice(inside.length).split("/")[0]))];
}

const nothing = () => {};
const unwatched = () => ({ close: nothing });

/** @type what TypeScript asks of a system; it isn't published for other systems than Node.js */
const system = {
  args: [],
  newLine: "\n",
  useCaseSensitiveFileNames: true,
  write: nothing,
  exit: nothing,
  getCurrentDirectory: () => "/",
  getExecutingFilePath: () => "/typescript/typescript.js",
  readFile: (path: string) => widened(path, files[path]),
  fileExists: (path: string) => path in files,
  directoryExists: (path: string) => allFolders().has(path.replace(/(.)\/$/, "$1")),
  getDirectories: foldersIn,
  readDirectory: () => [],
  resolvePath: (path: string) => path,
  realpath: (path: string) => path,
  watchFile: unwatched,
  watchDirectory: unwatched,
  setTimeout: (callback: () => void) => callback,
  clearTimeout: nothing,
  createDirectory: nothing,
  writeFile: nothing,
};
(ts as unknown as { setSys(system: object): void }).setSys(system);

export { ts };
