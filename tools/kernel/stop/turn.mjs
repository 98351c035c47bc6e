// Turns of the event loop, for the kernel's own use.

import { setImmediate } from "node:timers"; // a cell may set the global one anew

/** @type {(() => void)[]} */
let waiting = [];

function wake() {
  const awake = waiting;
  waiting = [];
  for (const done of awake) done();
}

/** Resolves in a later turn, in which no promise callbacks of anyone else's wait. @returns {Promise<void>} */
export function nextTurn() {
  return new Promise((done) => {
    waiting.push(done);
    setImmediate(wake);
  });
}

/** After code that was ended in such a callback (ending.mjs): Node forgets those behind it. */
export function remindOfTurns() {
  if (waiting.length > 0) setImmediate(wake);
}

/**
 * Resolves when all has been heard that was under way to this thread: signals, messages, finalizers. Between
 * the first turn and the second the event loop has looked everywhere.
 */
export async function everythingHeard() {
  await nextTurn();
  await nextTurn();
}
