// Jupyter's requests, answered one after another in the order in which they came.
import { setTimeout as sleep } from "node:timers/promises";

/** @typedef {import("./wire.mjs").Message} Message */
/** @typedef {(parent: Message, type: string, content: object) => void} Reply */
/** @typedef {import("./wire.mjs").Subject} Subject */
/** @typedef {(about: Subject, type: string, content: object, extras?: import("./wire.mjs").Extras) => void} Publish */
/**
 * @typedef {object | void | Promise<object | void>} Result what a request is answered with; messages of comms
 *   have no answer
 */
/** @typedef {(content: any, parent: Message) => Result} Handler */

// A front end sends all cells of "Run All" at once, but they arrive one by one: when one fails, those still
// under way need a moment to arrive before they can be turned down. The reply waits as long, so that nothing
// a person runs after having seen the error is turned down with them.
const ARRIVAL_MS = 50;

/**
 * A question that cannot be answered must not cost the answers to all later ones.
 * @param {() => Result} answer
 */
async function attempt(answer) {
  try {
    return await answer();
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    return { status: "error", ename: name, evalue: message, traceback: [] };
  }
}

export class Shell {
  /** @type {Message[]} */
  #waiting = [];
  /** @type {WeakSet<Message>} */
  #aborted = new WeakSet();
  #handlers;
  #ways;
  working = false;

  /**
   * @param {Record<string, Handler>} handlers
   * @param {{ reply: Reply, publish: Publish, afterwards: () => void | Promise<void> }} ways
   */
  constructor(handlers, ways) {
    this.#handlers = handlers;
    this.#ways = ways;
  }

  /** @param {Message} message */
  receive(message) {
    this.#waiting.push(message);
    if (!this.working) this.#work();
  }

  async #work() {
    const { publish, afterwards } = this.#ways;
    this.working = true;
    for (let message = this.#waiting.shift(); message; message = this.#waiting.shift()) {
      publish(message, "status", { execution_state: "busy" });
      await this.#answer(message);
      publish(message, "status", { execution_state: "idle" });
      await afterwards();
    }
    this.working = false;
  }

  /** @param {Message} message */
  async #answer(message) {
    const type = message.header.msg_type;
    const handler = this.#aborted.has(message) ? () => ({ status: "aborted" }) : this.#handlers[type];
    if (!handler) return;
    const content = await attempt(() => handler(message.content, message));
    if (!content || !type.endsWith("_request")) return;
    if ("stopsOthers" in content) await this.#abortWaiting();
    const { stopsOthers, ...reply } = /** @type {Record<string, unknown>} */ (content);
    this.#ways.reply(message, type.replace("_request", "_reply"), reply);
  }

  async #abortWaiting() {
    await sleep(ARRIVAL_MS);
    for (const message of this.#waiting) {
      if (message.header.msg_type === "execute_request") this.#aborted.add(message);
    }
  }
}
