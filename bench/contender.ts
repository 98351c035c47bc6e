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

  static async start(command: string, args: string[], env: Record<string, string> = {}): Promise<Contender> {
    const child = spawn(command, args, {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: "2", ...env },
    });
    const contender = new Contender(child);
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
    this.process.stdin?.write(`${JSON.stringify(request)}\n`);
    for (;;) {
      const line = await this.line();
      if (line.startsWith("{")) return JSON.parse(line);
    }
  }

  stop(): void {
    this.process.stdin?.end();
  }

  private async line(): Promise<string> {
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`${this.process.spawnargs.join(" ")} ended before it answered.`);
    return value;
  }
}
