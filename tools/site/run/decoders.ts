// The decoders' WebAssembly lies beside the workers (build.ts); in place of src/picture/wasm.ts.
import { bytesAt } from "../node/fs";

const compiled = new Map<string, WebAssembly.Module>();

/** @param name of a .wasm file, as one would import it: "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm" */
export function wasmModule(name: string): WebAssembly.Module {
  const file = name.slice(name.lastIndexOf("/") + 1);
  const module = compiled.get(file) ?? new WebAssembly.Module(bytesAt(new URL(file, self.location.href)));
  compiled.set(file, module);
  return module;
}
