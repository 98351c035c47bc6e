// console.log and the like: below the running cell, as Node.js prints it.
import { format } from "node-inspect-extracted";
import type { Output } from "../../kernel/protocol/output.mjs";
import { readableStack } from "./stack";

const STREAMS = {
  log: "stdout",
  info: "stdout",
  debug: "stdout",
  warn: "stderr",
  error: "stderr",
} as const;

const shown = (value: unknown) => (value instanceof Error ? readableStack(value) : value);

export function captureConsole(output: Output): void {
  for (const [name, stream] of Object.entries(STREAMS)) {
    Reflect.set(console, name, (...args: unknown[]) => {
      output.write(stream, `${format(...args.map(shown))}\n`);
    });
  }
  console.table = (rows: object) => console.log(rows);
}
