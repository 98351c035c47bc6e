// The compiler's file system: texts in memory (declarations.ts packs them).
import ts from "@tslab/typescript-for-tslab";
import { widened } from "../../kernel/compile/mends.mjs";

/** Filled before the first question to the compiler. */
export const files: Record<string, string> = {};

/** What lies below a folder, as seen from there. */
function below(folder: string): string[] {
  const inside = `${folder.replace(/\/$/, "")}/`;
  const found = Object.keys(files).filter((path) => path.startsWith(inside));
  return found.map((path) => path.slice(inside.length));
}

const unwatched = () => ({ close() {} });

/** Of what TypeScript calls a system only what it asks of one here; the type isn't published for other systems than Node.js. */
const system = {
  newLine: "\n",
  useCaseSensitiveFileNames: true,
  getCurrentDirectory: () => "/",
  getExecutingFilePath: () => "/typescript/typescript.js",
  readFile: (path: string) => widened(path, files[path]),
  fileExists: (path: string) => path in files,
  directoryExists: (path: string) => below(path).length > 0,
  getDirectories(path: string) {
    const inFolders = below(path).filter((name) => name.includes("/"));
    return [...new Set(inFolders.map((name) => name.split("/")[0]))];
  },
  readDirectory: () => [],
  watchFile: unwatched,
  watchDirectory: unwatched,
};
(ts as unknown as { setSys(system: object): void }).setSys(system);

export { ts };
