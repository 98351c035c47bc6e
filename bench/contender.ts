// A contender is a process that lives as long as the bench and works on request, one at a time.
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Reply, Request } from "./serve";

export class Contender {
  private readonly lines: AsyncIterator<string>;

  private constructor(private readonly process: ChildProcess) {
    if (!process.stdout) throw new Error("A contender needs its output as a pipe.");
    this.lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  }

  /** @param first what the process has to know before it can be ready */
  static async start(
    command: string,
    args: string[],
    env: Record<string, string> = {},
    first?: object,
  ): Promise<Contender> {
    const child = spawn(command, args, {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: "2", ...env },
    });
    const contender = new Contender(child);
    if (first) contender.tell(first);
    while ((await contender.line()) !== "ready");
    return contender;
  }

  /**
   * A TypeScript file of this folder. As in the kernel, no buffer is handed over between threads, which `--import tsx` would
   * do: from then on V8 looks at each access to a typed array whether its buffer is still there, and loops over pixels take
   * half as long again.
   */
  static node(file: string, env: Record<string, string> = {}): Promise<Contender> {
    return Contender.start(process.execPath, ["--expose-gc", "--require", "tsx/cjs", `bench/${file}`], env);
  }

  async ask(request: Request): Promise<Reply> {
    this.tell(request);
    for (;;) {
      const line = await this.line();
      if (line.startsWith("{")) return JSON.parse(line);
    }
  }

  stop(): void {
    this.process.stdin?.end();
  }

  private tell(message: object): void {
    this.process.stdin?.write(`${JSON.stringify(message)}\n`);
  }

  private async line(): Promise<string> {
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`${this.process.spawnargs.join(" ")} ended before it answered.`);
    return value;
  }
}
