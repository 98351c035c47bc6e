// execute_request: runs a cell, publishes its value or its error, and says how it went.
import { inspect } from "node:util";
import { report } from "../report/report.mjs";
import { noticeOf } from "../run/notice.mjs";
import { Interrupted } from "../stop/interruption.mjs";

/** @typedef {import("./wire.mjs").Message} Message */
/** @typedef {{ code: string, silent?: boolean, store_history?: boolean, stop_on_error?: boolean }} ExecuteRequest */

export class Cells {
  #count = 0;
  #executor;
  #output;
  #publish;

  /**
   * @param {import("../run/executor.mjs").Executor} executor
   * @param {import("./output.mjs").Output} output
   * @param {import("./shell.mjs").Send} publish
   */
  constructor(executor, output, publish) {
    this.#executor = executor;
    this.#output = output;
    this.#publish = publish;
  }

  get label() {
    return `Cell [${this.#count}]`;
  }

  /** @param {ExecuteRequest} request @param {Message} parent */
  async execute(request, parent) {
    const { code, silent = false, store_history = !silent, stop_on_error = true } = request;
    if (store_history || this.#count === 0) this.#count++;
    const execution_count = this.#count;
    this.#output.attach((type, content) => this.#publish(parent, type, content));
    if (!silent) this.#output.publish("execute_input", { code, execution_count });
    try {
      const value = await this.#executor.run(code, execution_count);
      if (value !== undefined && !silent)
        this.#output.publish("execute_result", result(value, execution_count));
      this.#output.flush();
      return { status: "ok", execution_count, user_expressions: {}, payload: [] };
    } catch (error) {
      const notice = noticeOf(error);
      if (notice) {
        this.#output.publish("display_data", { data: notice.data, metadata: {} });
        return { status: "ok", execution_count, user_expressions: {}, payload: [] };
      }
      const failure = report(error, this.label);
      this.#output.publish("error", failure);
      const stops = stop_on_error || error instanceof Interrupted ? { stopsOthers: true } : {};
      return { status: "error", execution_count, ...failure, ...stops };
    }
  }
}

/** A value as console.log prints it. @param {unknown} value @param {number} execution_count */
function result(value, execution_count) {
  const text = typeof value === "string" ? value : inspect(value);
  return { data: { "text/plain": text }, metadata: {}, execution_count };
}
