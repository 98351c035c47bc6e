// The kernel as JupyterLite sees it: hands the cells to the two workers, and what they show to the page.
import { version as typescript } from "@tslab/typescript-for-tslab/package.json";
import { version as tslab } from "tslab/package.json";
import type { Compiled } from "../../kernel/compile/cell-compiler.mjs";
import { type AtCursor, questions } from "../../kernel/protocol/questions.mjs";
import type { Header, KernelOptions, Message } from "./jupyter";
import { fitted } from "./narrow";
import type { OwnFiles } from "./own-files";
import { here, jupyter } from "./packages";
import { Asked } from "./workers";

/** How long a running cell may take to stop by itself. */
const PATIENCE_MS = 1500;

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

interface FromRunner {
  parent?: Header;
  type?: string;
  json?: string;
  extras?: object;
  download?: { name: string; bytes: Uint8Array<ArrayBuffer> };
}

export class TalosKernel extends jupyter.BaseKernel {
  #options;
  #files;
  #lost;
  #compiler = new Asked(new URL("compile.js", here), console.error);
  /** Where memory may be shared with a worker, a loop in it sees that it is to stop. */
  #flag = globalThis.crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(4)) : undefined;
  #runner: Asked;
  #questions = questions((question, ...args) => this.#compiler.ask({ question, args }), {
    typescript,
    tslab,
    place: "in this page",
  });

  /**
   * @param files those that cells find
   * @param lost called when all values had to be given up
   */
  constructor(options: KernelOptions, files: OwnFiles, lost: () => void) {
    super(options);
    this.#options = options;
    this.#files = files;
    this.#lost = lost;
    this.#runner = this.#startRunner();
  }

  #startRunner(): Asked {
    this.#files.forget();
    const runner = new Asked(new URL("run.js", here), (message) => this.#show(message as FromRunner));
    if (this.#flag) runner.tell({ flag: this.#flag });
    return runner;
  }

  #show({ parent, type, json, extras, download }: FromRunner): void {
    if (download) save(download);
    if (!parent || type === "execute_input") return; // JupyterLite has sent one
    this.#send(
      { msgType: type, channel: "iopub", content: fitted(JSON.parse(json ?? "{}")), ...extras },
      parent,
    );
  }

  /** Sends a message of Jupyter's. @param parent of the request that it belongs to */
  #send(message: object, parent: Header): void {
    const { createMessage } = jupyter.KernelMessage;
    this.#options.sendMessage(createMessage({ ...message, parentHeader: parent, session: parent.session }));
  }

  /** JupyterLite itself leaves the question for comms without an answer, and sliders would wait for it. */
  override async handleMessage(message: Message): Promise<void> {
    const { header } = message;
    if (header.msg_type !== "comm_info_request") return super.handleMessage(message);
    const content = await this.#runner
      .ask({ message: plain(message) })
      .catch(() => ({ status: "ok", comms: {} }));
    this.#send({ msgType: "comm_info_reply", channel: "shell", content }, header);
  }

  async executeRequest({ code }: { code: string }) {
    const message = plain(this.parent);
    try {
      const [compiled, files] = await Promise.all([
        this.#compiler.ask<Compiled>({ question: "compile", args: [code] }),
        this.#files.changed(),
      ]);
      return await this.#runner.ask({ message, compiled, files });
    } catch (error) {
      const { name: ename, message: evalue } = error as Error;
      const failure = { ename, evalue, traceback: [`${ename}: ${evalue}`] };
      this.#send({ msgType: "error", channel: "iopub", content: failure }, message.header);
      return { status: "error", execution_count: this.executionCount, ...failure };
    }
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
    this.#compiler.ask({ question: "forget", args: [] });
    this._executionCount = 0;
    this.#lost();
  }

  override dispose(): void {
    if (this.isDisposed) return;
    for (const worker of [this.#compiler, this.#runner]) worker.end(new Error("The kernel was ended."));
    super.dispose();
  }

  kernelInfoRequest = async () => this.#questions.kernel_info_request();
  completeRequest = (content: AtCursor) => this.#questions.complete_request(content);
  inspectRequest = (content: AtCursor) => this.#questions.inspect_request(content);
  isCompleteRequest = (content: { code: string }) => this.#questions.is_complete_request(content);
  inputReply() {}

  /** What a slider and the like have to say. */
  commOpen = async (message: Message) => {
    await this.#runner.ask({ message: plain(message) }).catch(() => {}); // the worker was ended
  };
  commMsg = this.commOpen;
  commClose = this.commOpen;
}

/** Hands a file that a cell has written to the browser's downloads. */
function save({ name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> }): void {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
