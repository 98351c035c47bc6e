// Sees to it that no call holds a person up, and that the process stays small.
import assert from "node:assert/strict";
import type { TestContext } from "node:test";

/** What a student would take for a crash. Nearly all calls take some milliseconds: a busy computer is no reason to fail. */
const SECONDS = 2;
/** Above what the process has when it begins: TensorFlow keeps some of what it has used. */
const MEGABYTES = 500;

export class Watch {
  #first = process.memoryUsage.rss() / 1e6;
  #slowest = 0;

  /** Makes the call, and fails if it took too long. */
  async call<T>(work: () => Promise<T>, describe: () => string): Promise<T> {
    const began = performance.now();
    const result = await work();
    const seconds = (performance.now() - began) / 1000;
    this.#slowest = Math.max(this.#slowest, seconds);
    if (seconds > SECONDS) assert.fail(`${describe()}: ${seconds} s`);
    return result;
  }

  /** Fails if the process has ever been too large. */
  checkMemory(t: TestContext): void {
    const grown = process.resourceUsage().maxRSS / 1e3 - this.#first;
    t.diagnostic(`slowest call ${this.#slowest.toFixed(3)} s, ${grown.toFixed(0)} MB more at most`);
    assert.ok(grown < MEGABYTES, `${grown} MB more`);
  }
}
