// A kernel for tests: the real one, started and spoken to by Jupyter's own client (driver.py).
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, before } from "node:test";
import { KERNEL_NAME, kernelSpec } from "../../tools/kernel/spec.mjs";
import { python as PYTHON, root as ROOT } from "../../tools/setup/paths.mjs";

export { PYTHON, ROOT };

// biome-ignore lint/suspicious/noExplicitAny: what a message holds depends on its type
type Content = Record<string, any>;
type Message = { type: string; content: Content; metadata: Content; parent: string };

/** A text without its colours. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that starts a colour
  return text.replace(/\x1b\[\d+m/g, "");
}

/** What one request led to: the reply, and all that was published for it until the kernel was idle again. */
export class Answer {
  constructor(
    readonly reply: Content,
    readonly published: Message[],
  ) {}

  contents(type: string): Content[] {
    return this.published.filter((message) => message.type === type).map(({ content }) => content);
  }

  stream(name: "stdout" | "stderr"): string {
    const texts = this.contents("stream").filter((content) => content.name === name);
    return texts.map(({ text }) => text).join("");
  }

  /** The value of the last expression, as text. */
  get result(): string | undefined {
    return this.contents("execute_result")[0]?.data["text/plain"];
  }

  /** The error's traceback as one text, without colours. */
  get traceback(): string {
    return plain((this.contents("error")[0]?.traceback ?? []).join("\n"));
  }
}

type Waiting = { published: Message[]; reply?: Content; idle: boolean; done: (answer: Answer) => void };
type Options = { root?: string; node?: string; env?: Record<string, string> };

/** A folder with our kernelspec for JUPYTER_PATH, so that tests do not depend on what is installed. */
export function kernelspecFolder(node = process.execPath): string {
  const folder = mkdtempSync(join(tmpdir(), "talos-kernelspec-"));
  const kernel = join(folder, "kernels", KERNEL_NAME);
  mkdirSync(kernel, { recursive: true });
  writeFileSync(join(kernel, "kernel.json"), JSON.stringify(kernelSpec(node, ROOT)));
  return folder;
}

/** A project of its own for a kernel: inside ours, so that it finds the same packages. */
export function scratchProject(files: Record<string, string>) {
  mkdirSync(join(ROOT, "build"), { recursive: true });
  const root = mkdtempSync(join(ROOT, "build", "kernel-test-"));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { root, write, remove: () => rmSync(root, { recursive: true }) };
}

export class Kernel {
  pid = 0;
  #driver!: ChildProcessWithoutNullStreams;
  #waiting = new Map<string, Waiting>();
  #listeners: ((message: Message) => void)[] = [];
  #ready: ((pid: number) => void) | undefined;
  #specs = "";
  #ended!: Promise<number | null>;

  static async start(options: Options = {}): Promise<Kernel> {
    const kernel = new Kernel();
    await kernel.#start(options);
    return kernel;
  }

  /** One for all tests of a file. @param options first: a cell to run before them */
  static forTests({ first = "", ...options }: Options & { first?: string } = {}): Kernel {
    const kernel = new Kernel();
    before(async () => {
      await kernel.#start(options);
      if (first) await kernel.execute(first);
    });
    after(() => kernel.stop());
    return kernel;
  }

  #start({ root = ROOT, node, env = {} }: Options): Promise<void> {
    this.#specs = kernelspecFolder(node);
    const paths = [this.#specs, process.env.JUPYTER_PATH ?? ""].join(delimiter);
    this.#driver = spawn(PYTHON, [join(import.meta.dirname, "driver.py"), KERNEL_NAME], {
      env: { ...process.env, JUPYTER_PATH: paths, TALOS_ROOT: root, ...env },
    });
    this.#ended = new Promise((done) => this.#driver.once("exit", done));
    this.#driver.stderr.pipe(process.stderr);
    createInterface(this.#driver.stdout).on("line", (line) => this.#hear(JSON.parse(line)));
    return this.#untilReady();
  }

  /** Sends the cell at once; what comes back can be awaited later, so that cells can be queued. */
  execute(code: string, content: Content = {}, metadata: Content = {}): Promise<Answer> {
    const request = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
    return this.request("execute_request", { ...request, stop_on_error: true, ...content }, metadata);
  }

  request(type: string, content: Content = {}, metadata: Content = {}): Promise<Answer> {
    return this.#ask("shell", type, content, metadata);
  }

  /** Resolves with the next published message that `matches`. */
  published(matches: (message: Message) => boolean): Promise<Message> {
    return new Promise((done) => {
      this.#listeners.push((message) => matches(message) && done(message));
    });
  }

  /** As Jupyter's server does it: nobody waits for an answer. */
  interrupt(): void {
    this.#tell({ do: "interrupt" });
  }

  /** The same; resolves when the kernel has answered. */
  async interruptAndWait(): Promise<void> {
    await this.#ask("control", "interrupt_request", {});
  }

  async restart({ now = false } = {}): Promise<void> {
    this.#waiting.clear();
    this.#tell({ do: "restart", now });
    await this.#untilReady();
  }

  async stop(): Promise<void> {
    this.#driver.stdin.end();
    await this.#ended;
    rmSync(this.#specs, { recursive: true });
  }

  #ask(
    channel: "shell" | "control",
    type: string,
    content: Content,
    metadata: Content = {},
  ): Promise<Answer> {
    const id = randomUUID();
    const idle = channel === "control"; // where the kernel says nothing of how it is
    const reply = type.endsWith("_request") ? undefined : {}; // messages of comms get none
    const answer = new Promise<Answer>((done) => this.#waiting.set(id, { published: [], reply, idle, done }));
    this.#tell({ do: "request", channel, type, content, metadata, id });
    return answer;
  }

  #untilReady(): Promise<void> {
    const ready = new Promise<void>((done) => {
      this.#ready = (pid) => {
        this.pid = pid;
        done();
      };
    });
    const failed = this.#ended.then((code) => {
      throw new Error(`The kernel's driver ended with ${code}.`);
    });
    return Promise.race([ready, failed]);
  }

  #tell(command: object): void {
    this.#driver.stdin.write(`${JSON.stringify(command)}\n`);
  }

  #hear({ event, pid, ...message }: Message & { event: string; pid: number }): void {
    if (event === "ready") this.#ready?.(pid);
    if (event !== "message") return;
    for (const listener of this.#listeners) listener(message);
    const waiting = this.#waiting.get(message.parent);
    if (waiting) this.#collect(waiting, message, message.parent);
  }

  #collect(waiting: Waiting, message: Message, id: string): void {
    if (message.type.endsWith("_reply")) waiting.reply = message.content;
    else waiting.published.push(message);
    if (message.content.execution_state === "idle") waiting.idle = true;
    if (!waiting.idle || !waiting.reply) return;
    this.#waiting.delete(id);
    waiting.done(new Answer(waiting.reply, waiting.published));
  }
}
