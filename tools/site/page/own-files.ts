// Pictures and tables that the student has put into the page's storage: cells, which run in a worker, find them under their path.
import type { Contents, Listed } from "./jupyter";
import { SITE } from "./packages";

const FOLDERS = ["", "data", "notebooks"];
const KINDS = /\.(jpe?g|png|csv|txt|json)$/i;

export class OwnFiles {
  #contents;
  /** When each file that was handed out, or lies on the server, was last changed. */
  #known: Promise<Map<string, string>> | undefined;

  constructor(contents: Contents) {
    this.#contents = contents;
  }

  /** From now on all files are new: another worker asks. */
  forget(): void {
    this.#known = undefined;
  }

  /** The files that are new or changed since the last time. */
  async changed(): Promise<Record<string, Uint8Array>> {
    this.#known ??= this.#onServer();
    const known = await this.#known;
    const found: Record<string, Uint8Array> = {};
    for (const folder of FOLDERS) {
      for (const { path, type, last_modified } of await this.#list(folder)) {
        if (type === "directory" || !KINDS.test(path) || known.get(path) === last_modified) continue;
        known.set(path, last_modified);
        found[path] = bytesOf(await this.#contents.get(path, { content: true }));
      }
    }
    return found;
  }

  async #list(folder: string): Promise<Listed[]> {
    const { content } = await this.#contents.get(folder, { content: true }).catch(() => ({ content: [] }));
    return content as Listed[];
  }

  async #onServer(): Promise<Map<string, string>> {
    const lists = FOLDERS.map(async (folder) => {
      const list = new URL(`api/contents/${folder ? `${folder}/` : ""}all.json`, SITE);
      const answer = await fetch(list).catch(() => undefined); // without a network nothing lies there
      return answer?.ok ? ((await answer.json()).content as Listed[]) : [];
    });
    return new Map((await Promise.all(lists)).flat().map(({ path, last_modified }) => [path, last_modified]));
  }
}

function bytesOf({ format, content }: { format: string; content: unknown }): Uint8Array {
  if (format === "base64") return Uint8Array.from(atob(String(content)), (letter) => letter.charCodeAt(0));
  return new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content));
}
