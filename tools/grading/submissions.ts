// The notebooks that students have handed in.
import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { type Cell, type Notebook, parseNotebook } from "../notebooks/notebook";
import { ASSIGNMENT, NOTEBOOK } from "./course";

export interface Submission {
  student: string;
  file?: string;
  /** Why there is nothing to grade. */
  note?: string;
}

/**
 * Accepts folder/<student>/kmeans-exercises.ipynb, nbgrader's folder/<student>/kmeans/kmeans-exercises.ipynb, a folder of the
 * student's with a single notebook by any name, and folder/<student>.ipynb.
 */
export function findSubmissions(folder: string): Submission[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
  const found = entries.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap(submissionsIn);
  return [...new Map(found.map((one) => [one.student, one])).values()].map((one) => {
    const isTwice = found.filter(({ student }) => student === one.student).length > 1;
    return isTwice ? { student: one.student, note: "there are a folder and a file by this name" } : one;
  });
}

const isNotebook = (file: string) => extname(file).toLowerCase() === ".ipynb";

function submissionsIn(entry: Dirent): Submission[] {
  const path = join(entry.parentPath, entry.name);
  const student = isNotebook(entry.name) ? entry.name.slice(0, -".ipynb".length) : entry.name;
  try {
    if (statSync(path).isDirectory()) return [{ student: entry.name, ...notebookIn(path) }];
    return isNotebook(entry.name) ? [{ student, file: path }] : [];
  } catch (error) {
    return [{ student, note: unreadable(error as NodeJS.ErrnoException) }];
  }
}

function unreadable({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT" || code === "ELOOP") return "it is a link that leads nowhere";
  return code === "EACCES" ? "it may not be read: change its permissions" : `it can't be read: ${message}`;
}

function notebookIn(folder: string): Omit<Submission, "student"> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => isNotebook(file) && !/(^|[\\/])(\.ipynb_checkpoints|node_modules)[\\/]/.test(file))
    .sort((a, b) => a.length - b.length);
  const usual = [NOTEBOOK, join(ASSIGNMENT, NOTEBOOK)].filter((file) => files.includes(file)).slice(0, 1);
  const byName = files.filter((file) => basename(file).toLowerCase() === NOTEBOOK);
  const [file, ...others] = [usual, byName, files].find((found) => found.length > 0) ?? [];
  if (!file) return { note: `there is no ${NOTEBOOK}` };
  if (others.length === 0) return { file: join(folder, file) };
  if (byName.length > 0) return { note: `there is more than one ${NOTEBOOK}` };
  return { note: `there is more than one notebook, and none is ${NOTEBOOK}` };
}

/**
 * Reads a notebook as nbgrader wants it; what is of no use there is left out.
 * @throws in words for a teacher if the file is no notebook
 */
export function readSubmission(file: string): Notebook {
  const bytes = readFileSync(file);
  const isUtf16 = bytes[0] === 0xff || bytes[1] === 0;
  const text = new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes).trim();
  const [, oddity] = ODDITIES.find(([pattern]) => pattern.test(text)) ?? [];
  if (oddity) throw new Error(oddity);
  let notebook: Partial<Notebook>;
  try {
    notebook = parseNotebook(text) ?? {};
  } catch {
    throw new Error("it is damaged, or only a part of a notebook");
  }
  if ("worksheets" in notebook) throw new Error("it is a notebook of long ago: save it again in JupyterLab");
  if (!Array.isArray(notebook.cells)) throw new Error("it is not a notebook");
  const { metadata = {}, cells } = notebook;
  return { metadata, cells: cells.map(whole), nbformat: 4, nbformat_minor: 5 };
}

const ODDITIES: [pattern: RegExp, says: string][] = [
  [/^$/, "it is empty"],
  [/^PK/, "it is an archive or a document, not a notebook"],
  [/^%PDF/, "it is a PDF, not a notebook"],
  [/^</, "it is a web page, not a notebook: save the notebook itself"],
  [/^<{7} .*^>{7} /ms, "two versions of it are mixed: git has left its marks of a conflict in it"],
];

function whole(cell: Partial<Cell>, i: number): Cell {
  const { cell_type = "raw", source = "", metadata = {}, outputs = [] } = cell;
  const common = { id: `cell-${i}`, metadata, source: String(source) };
  if (cell_type === "code") return { ...common, cell_type, outputs, execution_count: null };
  return { ...common, cell_type: cell_type === "markdown" ? cell_type : "raw" };
}
