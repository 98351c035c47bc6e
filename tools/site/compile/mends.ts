// TypeScript with the kernel's own changes, and one more: loops can be stopped (loops.ts).
import { Mends } from "../../kernel/compile/mends.mjs";
import { stoppableAwaits } from "../../kernel/compile/stoppable-awaits.mjs";
import { stoppableLoops } from "./loops";
import { ts } from "./system";

/** The modules are declarations here: there is nothing to keep of them. */
const noCache = { open: () => false, emitted: () => undefined, keep() {}, close() {} };

export const mends = new Mends(ts, noCache, [stoppableLoops(ts), stoppableAwaits(ts)]);
