// What an interrupt means for running code. Code that keeps the main thread busy is ended by the control
// thread; code that awaits something is told here, at its next step.

import { nextTurn, remindOfTurns } from "./turn.mjs";

/** The person at the keyboard stopped the cell, not the code. */
export class Interrupted extends Error {
  /** @override */
  name = "Interrupted";

  constructor() {
    super("You stopped this cell; what it had done until then is done.");
  }
}

/** The work under way since the last interrupt. */
let current = { stopped: false };

/** @type {Set<(reason: Interrupted) => void>} */
const watchers = new Set();

export function interrupt() {
  current.stopped = true;
  current = { stopped: false };
  recover();
  for (const stop of watchers) stop(new Interrupted());
}

/** After code that was ended from outside, and so came to no `finally`. */
export function recover() {
  remindOfTurns();
  closeTensorScopes();
}

/** @returns whether an interrupt has been heard since */
export function watchForInterrupt() {
  const work = current;
  return () => work.stopped;
}

/**
 * Runs a cell and waits for it. Code that is ended from outside never comes back here, not even to a
 * `finally`: that it was ended is heard from `interrupt`. It also takes all pending promise callbacks with
 * it: so it starts in a turn of its own, when there are none; and that it has come to its end counts in a
 * turn of its own, when nothing that the cell left behind can be ended any more.
 * @param {() => unknown} start
 */
export function untilInterrupted(start) {
  const isStopped = watchForInterrupt();
  const run = nextTurn()
    .then(() => (isStopped() ? undefined : start()))
    .finally(nextTurn);
  /** @type {(reason: Interrupted) => void} */
  let stop;
  const interrupted = new Promise((_, reject) => {
    stop = reject;
    watchers.add(stop);
  });
  return Promise.race([run, interrupted]).finally(() => watchers.delete(stop));
}

/**
 * Stands around whatever a cell or a src/ module awaits (compile/stoppable-awaits.mjs puts it there), so that
 * an interrupted loop of awaits ends instead of going on unseen.
 * @template T
 * @param {T | PromiseLike<T>} value
 */
export function stoppable(value) {
  const isStopped = watchForInterrupt();
  return Promise.resolve(value).finally(() => {
    if (isStopped()) throw new Interrupted();
  });
}

/**
 * The same for what a `for await` goes through.
 * @template T
 * @param {AsyncIterable<T> | Iterable<T | PromiseLike<T>>} values
 */
stoppable.each = async function* (values) {
  const isStopped = watchForInterrupt();
  for await (const value of values) {
    if (isStopped()) throw new Interrupted();
    yield value;
  }
};

/**
 * A tf.tidy or tf.grad that was ended in the middle has not tidied up: it would hold on to every tensor made
 * from now on. The engine is TensorFlow's one global.
 */
function closeTensorScopes() {
  const engine = /** @type {any} */ (globalThis)._tfengine;
  if (!engine) return;
  while (engine.state.scopeStack.length > 0) {
    for (const tensor of engine.state.activeScope.track.splice(0)) {
      try {
        if (!tensor.kept) tensor.dispose();
      } catch {} // its disposal was itself ended in the middle: TensorFlow has given its memory back already
    }
    engine.endScope();
  }
  Object.assign(engine.state, { gradientDepth: 0, kernelDepth: 0, activeTape: null });
}
