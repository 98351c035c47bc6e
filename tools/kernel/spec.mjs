// What Jupyter needs to know to start the kernel: the one source of its kernel.json.
import { join } from "node:path";

/** The kernelspec's folder name, which notebooks carry in their metadata. */
export const KERNEL_NAME = "talos";

/**
 * What the kernel's process finds in its environment. On Linux, arrays above 4 MB go back to the system as
 * soon as they are free, and two threads share a pool of memory: by itself the C library would keep hundreds
 * of megabytes for the next picture, in each student's kernel (docs/teaching.md).
 */
export const kernelEnv = {
  TF_CPP_MIN_LOG_LEVEL: "2",
  MALLOC_MMAP_THRESHOLD_: "4000000",
  MALLOC_ARENA_MAX: "2",
};

/**
 * @param {string} nodePath the Node.js that runs the kernel
 * @param {string} root the project's folder
 */
export function kernelSpec(nodePath, root) {
  return {
    argv: [nodePath, ...NODE_OPTIONS, join(root, "tools", "kernel", "main.mjs"), "{connection_file}"],
    display_name: "TypeScript (Talos)",
    language: "typescript",
    interrupt_mode: "message",
    env: kernelEnv,
    metadata: { debugger: false },
  };
}

// An interrupt ends running code in the middle of a callback (see ending.mjs). Node's book-keeping of
// asynchronous contexts recovers from that, but its self-check would first abort the whole process.
export const NODE_OPTIONS = ["--no-force-async-hooks-checks"];
