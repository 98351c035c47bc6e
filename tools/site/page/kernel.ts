// The kernel as JupyterLite sees it: hands the cells to the two workers, and what they show to the page.
import type { AtCursor, BaseKernel, Extras, Header, KernelOptions, Message } from "./jupyter";
import type { OwnFiles } from "./own-files";
import { Asked } from "./workers";

/** How long a running cell may take to stop by itself. */
const PATIENCE_MS = 1500;

const LANGUAGE = {
  name: "typescript",
  version: "5.0.4",
  mimetype: "application/typescript",
  file_extension: ".ts",
  pygments_lexer: "typescript",
  codemirror_mode: "typescript",
  nbconvert_exporter: "script",
};

export interface Surroundings {
  /** The address of the extension's program. */
  here: string;
  files: OwnFiles;
  /** Called when all values had to be given up. */
  lost: () => void;
  createMessage(options: object): object;
}

/** As much of a message as the workers need. */
const plain = ({ header, metadata, content, buffers = [] }: Message) => ({
  header,
  metadata,
  content,
  buffers,
});

class Lost extends Error {
  override name = "Stopped";
  override message =
    "You stopped this cell. It could only be stopped by giving up all values: run the cells above it again.";
}

/** Jupyter counts characters, JavaScript UTF-16 units. */
const toUnits = (code: string, characters: number) => [...code].slice(0, characters).join("").length;
const toCharacters = (code: string, units: number) => [...code.slice(0, units)].length;

interface FromRunner {
  parent?: Header;
  type?: string;
  json?: string;
  extras?: Extras;
  download?: { name: string; bytes: Uint8Array<ArrayBuffer> };
}

export function kernelClass(Base: typeof BaseKernel) {
  return class TalosKernel extends Base {
    #options;
    #surroundings;
    #compiler;
    #runner: Asked;
    /** Where memory may be shared with a worker, a loop in it sees that it is to stop. */
    #flag = globalThis.crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(4)) : undefined;

    constructor(options: KernelOptions, surroundings: Surroundings) {
      super(options);
      this.#options = options;
      this.#surroundings = surroundings;
      this.#compiler = new Asked(new URL("compile.js", surroundings.here), console.error);
      this.#runner = this.#startRunner();
    }

    #startRunner(): Asked {
      const { here, files } = this.#surroundings;
      files.forget();
      const runner = new Asked(new URL("run.js", here), (message) => this.#show(message as FromRunner));
      if (this.#flag) runner.tell({ flag: this.#flag });
      return runner;
    }

    #show({ parent, type, json, extras, download }: FromRunner): void {
      if (download) save(download);
      const content = JSON.parse(json ?? "{}");
      if (type === "stream") this.stream(content, parent);
      if (type === "display_data") this.displayData(content, parent);
      if (type === "update_display_data") this.updateDisplayData(content, parent);
      if (type === "execute_result") this.publishExecuteResult(content, parent);
      if (type === "error") this.publishExecuteError(content, parent);
      if (type === "clear_output") this.clearOutput(content, parent);
      if (type?.startsWith("comm_"))
        this.handleComm(type, content, extras?.metadata, extras?.buffers, parent);
    }

    /** JupyterLite itself leaves the question for comms without an answer, and sliders would wait for it. */
    override async handleMessage(message: Message): Promise<void> {
      const { header } = message;
      if (header.msg_type !== "comm_info_request") return super.handleMessage(message);
      const content = await this.#runner
        .ask({ message: plain(message) })
        .catch(() => ({ status: "ok", comms: {} }));
      const reply = {
        msgType: "comm_info_reply",
        channel: "shell",
        parentHeader: header,
        session: header.session,
      };
      this.#options.sendMessage(this.#surroundings.createMessage({ ...reply, content }));
    }

    async executeRequest({ code }: { code: string }) {
      const message = plain(this.parent);
      const { header } = message;
      try {
        const [compiled, files] = await Promise.all([
          this.#compiler.ask({ question: "compile", args: [code] }),
          this.#surroundings.files.changed(),
        ]);
        return await this.#runner.ask({ message, compiled, files });
      } catch (error) {
        const { name: ename, message: evalue } = error as Error;
        const failure = { ename, evalue, traceback: [`${ename}: ${evalue}`] };
        this.publishExecuteError(failure, header);
        return { status: "error", execution_count: this.executionCount, ...failure };
      }
    }

    /** What a slider and the like have to say. */
    async #comm(message: Message): Promise<void> {
      await this.#runner.ask({ message: plain(message) }).catch(() => {}); // the worker was ended
    }

    /** Stops the running cell: kindly at first, so that all values are kept. */
    async interrupt(): Promise<void> {
      const running = this.#runner.unanswered;
      if (running === undefined) return;
      if (this.#flag) Atomics.store(this.#flag, 0, 1);
      this.#runner.tell({ stop: running });
      await new Promise((done) => setTimeout(done, PATIENCE_MS));
      if (this.#runner.unanswered !== running) return;
      this.#runner.end(new Lost());
      this.#runner = this.#startRunner();
      await this.#compiler.ask({ question: "forget", args: [] });
      this._executionCount = 0;
      this.#surroundings.lost();
    }

    override dispose(): void {
      if (this.isDisposed) return;
      for (const worker of [this.#compiler, this.#runner]) worker.end(new Error("The kernel was ended."));
      super.dispose();
    }

    async kernelInfoRequest() {
      return {
        status: "ok",
        protocol_version: "5.3",
        implementation: "talos",
        implementation_version: "1",
        banner: "TypeScript 5.0.4 in this page",
        help_links: [{ text: "TypeScript", url: "https://www.typescriptlang.org/docs/" }],
        language_info: LANGUAGE,
      };
    }

    async completeRequest({ code, cursor_pos }: AtCursor) {
      const args = [code, toUnits(code, cursor_pos)];
      const found = await this.#compiler.ask<{ candidates: string[]; start: number; end: number }>({
        question: "complete",
        args,
      });
      const [cursor_start, cursor_end] = [toCharacters(code, found.start), toCharacters(code, found.end)];
      return { status: "ok", matches: found.candidates, cursor_start, cursor_end, metadata: {} };
    }

    async inspectRequest({ code, cursor_pos }: AtCursor) {
      const args = [code, toUnits(code, cursor_pos)];
      const info = await this.#compiler.ask<string | undefined>({ question: "inspect", args });
      return { status: "ok", found: Boolean(info), data: info ? { "text/plain": info } : {}, metadata: {} };
    }

    isCompleteRequest({ code }: { code: string }) {
      return this.#compiler.ask({ question: "completeness", args: [code] });
    }

    inputReply() {}
    commOpen = (message: Message) => this.#comm(message);
    commMsg = (message: Message) => this.#comm(message);
    commClose = (message: Message) => this.#comm(message);
  };
}

/** Hands a file that a cell has written to the browser's downloads. */
function save({ name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> }): void {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
