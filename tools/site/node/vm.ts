// Code with a time limit: its loops look at the clock (compile/loops.ts).
import { withDeadline } from "../run/stopping";

export class Script {
  #code: string;

  constructor(code: string) {
    this.#code = code;
  }

  runInThisContext({ timeout }: { timeout: number }): unknown {
    return withDeadline(performance.now() + timeout, Function(`return ${this.#code}`) as () => unknown);
  }
}
