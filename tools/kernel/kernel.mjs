// Puts the parts together.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Cells } from "./protocol/cells.mjs";
import { Comms } from "./protocol/comms.mjs";
import { display } from "./protocol/display.mjs";
import { refuseInput } from "./protocol/input.mjs";
import { Output } from "./protocol/output.mjs";
import { questions } from "./protocol/questions.mjs";
import { Shell } from "./protocol/shell.mjs";
import { openCellSockets } from "./protocol/sockets.mjs";
import { encode, tryDecode } from "./protocol/wire.mjs";
import { endOfThePrevious } from "./report/killed.mjs";
import { mapStackTraces } from "./report/stack.mjs";
import { collectGarbage, collectNow } from "./run/collect.mjs";
import { Executor } from "./run/executor.mjs";
import { startControl } from "./stop/control.mjs";
import { makeImmediatesEndable } from "./stop/immediates.mjs";
import { interrupt, recover } from "./stop/interruption.mjs";

const require = createRequire(import.meta.url);
/** Which TypeScript this kernel understands, and where it runs. */
const about = {
  typescript: require("@tslab/typescript-for-tslab/package.json").version,
  tslab: require("tslab/package.json").version,
  place: `on Node.js ${process.version}`,
};

/**
 * @param {string} root
 * @param {import("./compile/compiler.mjs").Compiler} compiler
 * @param {string} connectionFile which Jupyter wrote
 */
export async function startKernel(root, compiler, connectionFile) {
  /** @type {import("./protocol/sockets.mjs").Connection} */
  const connection = JSON.parse(readFileSync(connectionFile, "utf8"));
  let news = endOfThePrevious(connectionFile);
  const { shell: requests, iopub } = await openCellSockets(connection);
  const { reply, publish } = senders(requests, iopub, connection.key);
  const output = new Output();
  const cells = new Cells(new Executor(root, compiler), output, publish);
  const comms = new Comms(output, cells);
  const handlers = {
    ...questions((...question) => compiler.ask(...question), about),
    ...comms.handlers,
    /** @type {import("./protocol/shell.mjs").Handler} */
    execute_request: (content, parent) => {
      if (news) publish(parent, "stream", { name: "stderr", text: news });
      news = undefined;
      comms.beginCell(parent);
      return cells.execute(content, parent);
    },
  };
  const shell = new Shell(handlers, { reply, publish, afterwards: collectGarbage });
  greetListeners(iopub, () => {
    const execution_state = shell.working ? "busy" : "idle";
    publish({ header: {} }, "status", { execution_state });
  });
  takeOver(output, cells);
  offer(cells, comms);
  startControl(connection, { interrupt, recover });
  for await (const frames of requests) {
    const message = tryDecode(frames, connection.key);
    if (message) shell.receive(message);
  }
}

/**
 * The two ways in which the kernel speaks: to who asked, and to all.
 * @param {import("zeromq").Router} requests
 * @param {import("zeromq").XPublisher} iopub
 * @param {string} key
 * @returns {{ reply: import("./protocol/shell.mjs").Reply, publish: import("./protocol/shell.mjs").Publish }}
 */
function senders(requests, iopub, key) {
  return {
    reply: (parent, type, content) => void requests.send(encode(parent, type, content, key)),
    publish: (parent, type, content, extras) =>
      void iopub.send(encode({ ...parent, identities: [Buffer.from(type)] }, type, content, key, extras)),
  };
}

/**
 * What a cell finds in place of Node.js's own: output, input, traces, timers, what becomes of errors.
 * @param {Output} output
 * @param {Cells} cells
 */
function takeOver(output, cells) {
  mapStackTraces();
  output.capture();
  refuseInput();
  display.lastWriteDisplayData = (data, isUpdate) =>
    output.publish(isUpdate ? "update_display_data" : "display_data", data);
  makeImmediatesEndable();
  process.on("SIGINT", interrupt); // Jupyter sends messages; someone else's signal is not to end the kernel
  // An error in a timer or a forgotten promise is shown, and the kernel goes on.
  process.on("uncaughtException", (error) => cells.showStray("An error outside of any running cell:", error));
  process.on("unhandledRejection", (error) =>
    cells.showStray("A promise failed that nobody awaited:", error),
  );
  process.on("rejectionHandled", () => {}); // a later cell awaits it after all: nothing to warn of
}

const SUBSCRIPTION = 1;

/**
 * Tells everyone who begins to listen how the kernel is. JupyterLab asks a kernel that was started anew,
 * after the old one died, before it hears it: without this it would not know that the kernel is ready.
 * @param {import("zeromq").XPublisher} iopub
 * @param {() => void} greet
 */
async function greetListeners(iopub, greet) {
  for await (const [event] of iopub) if (event[0] === SUBSCRIPTION) greet();
}

/**
 * Lets the lesson's checks show where in a student's code an error arose (src/check/judging/call.ts), its
 * sliders speak to the page (src/page/widgets), and its tensors be freed (src/base/memory.ts).
 * @param {Cells} cells
 * @param {Comms} comms
 */
function offer(cells, comms) {
  const value = { report: cells.report, comms: comms.offer, collect: collectNow };
  Object.defineProperty(globalThis, Symbol.for("talos.kernel"), { value });
}
