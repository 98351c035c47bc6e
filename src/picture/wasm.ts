// Where the decoders' WebAssembly comes from: files of their packages. The browser edition fetches it instead.
import { readFileSync } from "node:fs";

const compiled = new Map<string, WebAssembly.Module>();

/** @param name of a .wasm file, as one would import it: "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm" */
export function wasmModule(name: string): WebAssembly.Module {
  const module = compiled.get(name) ?? new WebAssembly.Module(readFileSync(require.resolve(name)));
  compiled.set(name, module);
  return module;
}
