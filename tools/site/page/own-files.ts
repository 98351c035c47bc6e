// Pictures and tables that the student has put into the page's storage: cells, which run in a worker, find them under their path.
import type { Contents, Listed } from "./jupyter";

const FOLDERS = ["", "data", "notebooks"];
const KINDS = /\.(jpe?g|png|csv|txt|json)$/i;

export class OwnFiles {
  #contents;
  /** When each file that was handed out was last changed. */
  #known = new Map<string, string>();

  constructor(contents: Contents) {
    this.#contents = contents;
  }

  /** From now on all files are new: another worker asks. */
  forget(): void {
    this.#known.clear();
  }

  /** The files that are new or changed since the last time. */
  async changed(): Promise<Record<string, Uint8Array>> {
    const found: Record<string, Uint8Array> = {};
    for (const folder of FOLDERS) {
      for (const { path, type, last_modified } of await this.#list(folder)) {
        if (type === "directory" || !KINDS.test(path) || this.#known.get(path) === last_modified) continue;
        this.#known.set(path, last_modified);
        const model = await this.#contents.get(path, { content: true }).catch(() => undefined); // the network is gone
        if (model) found[path] = bytesOf(model);
      }
    }
    return found;
  }

  async #list(folder: string): Promise<Listed[]> {
    const { content } = await this.#contents.get(folder, { content: true }).catch(() => ({ content: [] }));
    return content as Listed[];
  }
}

function bytesOf({ format, content }: { format: string; content: unknown }): Uint8Array {
  if (format === "base64") return Uint8Array.from(atob(String(content)), (letter) => letter.charCodeAt(0));
  return new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content));
}
