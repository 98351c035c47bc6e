// biome-ignore-all lint/suspicious/noExplicitAny: what may be printed or called back with is anything
// biome-ignore-all lint/suspicious/noVar: so are globals declared
// What of Node.js a cell may use in the browser; in place of @types/node.
interface Console {
  log(...data: any[]): void;
  error(...data: any[]): void;
  warn(...data: any[]): void;
  info(...data: any[]): void;
  debug(...data: any[]): void;
  table(data?: any): void;
}
declare var console: Console;
declare var performance: { now(): number };
declare function setTimeout(callback: (...args: any[]) => void, ms?: number, ...args: any[]): number;
declare function clearTimeout(id: number | undefined): void;
declare function setInterval(callback: (...args: any[]) => void, ms?: number, ...args: any[]): number;
declare function clearInterval(id: number | undefined): void;
declare function structuredClone<T>(value: T): T;
declare class Buffer extends Uint8Array {
  toString(encoding?: string): string;
  equals(other: Uint8Array): boolean;
}
declare module "node:assert/strict" {
  function assert(value: unknown, message?: string | Error): asserts value;
  namespace assert {
    function ok(value: unknown, message?: string | Error): asserts value;
    function equal(actual: unknown, expected: unknown, message?: string | Error): void;
    function notEqual(actual: unknown, expected: unknown, message?: string | Error): void;
    function deepEqual(actual: unknown, expected: unknown, message?: string | Error): void;
    function throws(block: () => unknown, message?: string | Error): void;
    function rejects(
      block: Promise<unknown> | (() => Promise<unknown>),
      message?: string | Error,
    ): Promise<void>;
    function fail(message?: string | Error): never;
  }
  export = assert;
}
declare module "node:fs" {
  function statSync(path: string): { size: number };
  function existsSync(path: string): boolean;
  function readFileSync(path: string): Buffer;
  function readFileSync(path: string, encoding: string): string;
}
