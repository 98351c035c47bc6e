// TypeScript with the kernel's own changes, and one more: loops can be stopped (loops.ts).
import { Mends } from "../../kernel/compile/mends.mjs";
import { stoppableAwaits } from "../../kernel/compile/stoppable-awaits.mjs";
import { stoppableLoops } from "./loops";
import { ts } from "./system";

/** The modules are declarations here: nothing is kept of them. */
export const mends = new Mends(ts, new Map(), [stoppableLoops(ts), stoppableAwaits(ts)]);
