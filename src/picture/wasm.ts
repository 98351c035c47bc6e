// Where the decoders' WebAssembly comes from: files of their packages. The browser edition fetches it
// instead.
import { readFileSync } from "node:fs";

// Written down here because a notebook's compiler knows no types of the browser, where WebAssembly's belong.
export type Module = object;
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: { Module: new (bytes: Uint8Array) => Module };
};

const compiled = new Map<string, Module>();

/** @param name of a .wasm file, as one would import it: "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm" */
export function wasmModule(name: string): Module {
  const module = compiled.get(name) ?? new WebAssembly.Module(readFileSync(require.resolve(name)));
  compiled.set(name, module);
  return module;
}
