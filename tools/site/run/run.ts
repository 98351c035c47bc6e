// The worker that runs cells: tools/kernel's parts on messages from the page in place of Jupyter's sockets.
import { env } from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { Cells } from "../../kernel/protocol/cells.mjs";
import { Comms } from "../../kernel/protocol/comms.mjs";
import { Output } from "../../kernel/protocol/output.mjs";
import { interrupt } from "../../kernel/stop/interruption.mjs";
import { FILES, own } from "../node/fs";
import { keepLoaded } from "../page/kept";
import { captureConsole } from "./console";
import display from "./display.cjs";
import { Executor } from "./executor";
import { clearFlag, shareFlag } from "./stopping";

type Parent = { header: object };

const executor = new Executor();
const output = new Output();
const publish = ({ header }: Parent, type: string, content: object, extras?: object) =>
  self.postMessage({ parent: header, type, json: JSON.stringify(content), extras }); // it may know itself how to become JSON
// biome-ignore lint/suspicious/noExplicitAny: of the kernel's classes and Jupyter's messages only what is used here is there
const cells = new Cells(executor as any, output, publish as any);
const comms = new Comms(output, cells);
let running = 0; // the number of the page's request that is being answered

keepLoaded();
captureConsole(output);
env().set("WASM_HAS_MULTITHREAD_SUPPORT", false); // its threads made nothing faster on two cores, and most laptops are busy
setWasmPaths(new URL("@tensorflow/tfjs-backend-wasm/dist/", FILES).href);
display.lastWriteDisplayData = (content: object, isUpdate: boolean) =>
  output.publish(isUpdate ? "update_display_data" : "display_data", content);
Object.defineProperty(globalThis, Symbol.for("talos.kernel"), {
  value: { report: cells.report, comms: comms.offer },
});
self.addEventListener("error", (event) => {
  event.preventDefault();
  cells.showStray("An error outside of any running cell:", event.error);
});
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  cells.showStray("A promise failed that nobody awaited:", event.reason);
});

/** The page's requests: cells, and what sliders and the like have to say. */
const handlers: Record<string, (content: object, parent: never) => unknown> = {
  ...comms.handlers,
  execute_request(content, parent) {
    comms.beginCell(parent);
    return cells.execute(content as never, parent);
  },
};

self.onmessage = async ({ data }) => {
  if (data.flag) return shareFlag(data.flag);
  if (data.stop) return data.stop === running ? interrupt() : undefined;
  const { id, message, compiled, files = {} } = data;
  for (const [path, bytes] of Object.entries<Uint8Array>(files)) own.set(path, bytes);
  executor.next = compiled;
  running = id;
  clearFlag();
  try {
    self.postMessage({
      id,
      answer: await handlers[message.header.msg_type](message.content, message as never),
    });
  } finally {
    running = 0;
  }
};
