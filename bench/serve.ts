// The contender's end of the line: one work at a time, on request, measured here so that talking doesn't count.
import { createInterface } from "node:readline";

/** A piece of work; what it returns is not sent anywhere but to `inspect`. */
export type Work = () => unknown;

export interface Request {
  request: string;
  /** For works that come in sizes. */
  size?: number;
  K?: number;
}

export interface Reply {
  ms: number;
  /** What the work has to say about its result, as numbers. */
  facts?: Record<string, number>;
}

/**
 * Answers requests from the standard input until it ends.
 * @param works returns what is to be measured; whatever must be ready beforehand is made before it returns
 */
export async function serve(works: (request: Request) => Work): Promise<void> {
  process.stdout.write("ready\n");
  for await (const line of createInterface({ input: process.stdin })) {
    const work = works(JSON.parse(line));
    (globalThis as { gc?: () => void }).gc?.(); // so that this work does not pay for the garbage of the last one
    const began = performance.now();
    const result = await work();
    const ms = performance.now() - began;
    const facts = isFacts(result) ? result : undefined;
    process.stdout.write(`${JSON.stringify({ ms, facts })}\n`);
  }
}

function isFacts(result: unknown): result is Record<string, number> {
  const plain =
    typeof result === "object" && result !== null && Object.getPrototypeOf(result) === Object.prototype;
  return plain && Object.values(result).every((value) => typeof value === "number");
}
