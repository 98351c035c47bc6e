// Ends a student's code that keeps the main thread busy, and nothing else. While that thread runs, nobody can
// say what it will be at in a moment. So it is stopped first, as by a debugger; then it is seen whose code it
// is in; then that code is ended there and then, or let go.
import { Session } from "node:inspector";
import { setTimeout as sleep } from "node:timers/promises";
import { RUNNER } from "../report/stack.mjs";

const LOOK_MS = 20;

const KERNEL = new URL("..", import.meta.url).href;
/** The packages that the kernel is made of: what they do in turns of their own, they do for the kernel. */
const KERNEL_PACKAGE = /\/node_modules\/(zeromq|tslab|@tslab)\//;

/**
 * Whose code is running is decided by who began with it: a student's timer may well call the kernel (to print
 * something), and the kernel begins with what is the student's only when it runs a cell.
 * @param {string[]} files of the calls on the stack, the innermost first
 */
export function isStudents(files) {
  if (files.includes(RUNNER)) return true;
  const first = files.filter((file) => !file.startsWith("node:")).at(-1);
  return first !== undefined && !first.startsWith(KERNEL) && !KERNEL_PACKAGE.test(first);
}

/**
 * For another thread than the main one. Looks at the main thread again and again, as long as it `isWanted`.
 * @param {() => boolean} isWanted asked also while the main thread stands still: nothing that it does can
 *   change the answer then
 * @param {() => void} ended called just before code is ended, while the main thread stands still
 */
export async function endStudentsCode(isWanted, ended) {
  const session = new Session();
  /** @type {Map<string, string>} */
  const files = new Map();
  session.connectToMainThread();
  session.on("Debugger.scriptParsed", ({ params }) => files.set(params.scriptId, params.url));
  session.on("Debugger.paused", ({ params }) => {
    const stack = params.callFrames.map(({ location }) => files.get(location.scriptId) ?? "");
    const terminateOnResume = isWanted() && isStudents(stack);
    if (terminateOnResume) ended();
    session.post("Debugger.resume", { terminateOnResume });
  });
  session.post("Debugger.enable");
  for (; isWanted(); await sleep(LOOK_MS)) {
    session.post("Debugger.pause"); // in the middle of what it does, or else at the next thing; V8 may also forget about it
  }
  session.disconnect();
}
