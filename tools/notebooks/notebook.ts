// Notebook files (nbformat 4.5), as far as the lesson needs them.

export interface Cell {
  cell_type: "code" | "markdown" | "raw";
  id: string;
  metadata: { tags?: string[]; [name: string]: unknown };
  source: string;
  execution_count?: number | null;
  outputs?: Output[];
}

export interface Output {
  output_type: "stream" | "display_data" | "execute_result" | "error";
  name?: "stdout" | "stderr";
  text?: string;
  data?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  ename?: string;
  evalue?: string;
  traceback?: string[];
}

export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** Reads a notebook file. Files may break long texts into lists of lines; here they are whole. */
export function parseNotebook(file: string): Notebook {
  return JSON.parse(file, function (this: Partial<Cell & Output>, key, value) {
    return isLines(value) && isText(key, this) ? value.join("") : value;
  });
}

/** The notebook as a file, as Jupyter itself would write it. */
export function formatNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({ ...cell, source: cell.source.split(/(?<=\n)/) }));
  return `${JSON.stringify({ ...notebook, cells }, null, 1)}\n`;
}

/** Whether a value is a text by its name and place: in a figure's data "text" and "source" are other things. */
function isText(key: string, { cell_type, output_type }: Partial<Cell & Output>): boolean {
  if (key === "source") return cell_type !== undefined;
  if (key === "text") return output_type === "stream";
  return key.startsWith("text/");
}

function isLines(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((line) => typeof line === "string");
}
