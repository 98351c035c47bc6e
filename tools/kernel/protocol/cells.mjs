// execute_request: runs a cell, publishes its value or its error, and says how it went.
import { inspect } from "node:util";
import { report } from "../report/report.mjs";
import { noticeOf } from "../run/scope.mjs";
import { Interrupted } from "../stop/interruption.mjs";

/** @typedef {import("./wire.mjs").Message} Message */
/** @typedef {import("./output.mjs").Publish} Publish */

export class Cells {
  #count = 0;
  #executor;
  #output;
  #publish;

  /**
   * @param {import("../run/executor.mjs").Executor} executor
   * @param {import("./output.mjs").Output} output
   * @param {import("./shell.mjs").Publish} publish
   */
  constructor(executor, output, publish) {
    this.#executor = executor;
    this.#output = output;
    this.#publish = publish;
  }

  get label() {
    return `Cell [${this.#count}]`;
  }

  /** What is said of an error in the cell that began last. @param {unknown} error */
  report = (error) => report(error, this.label);

  /** Shows an error in a timer or a forgotten promise. @param {string} what @param {unknown} error */
  showStray(what, error) {
    if (error instanceof Interrupted) return;
    this.#output.write("stderr", `${what}\n${this.report(error).traceback.join("\n")}\n`);
  }

  /**
   * The way to a cell's place, good also when the cell has ended.
   * @param {Message} parent
   * @returns {Publish}
   */
  publisher(parent) {
    return (type, content, extras) => this.#publish(parent, type, content, extras);
  }

  /**
   * Runs what a cell has left behind to be called, as the cell itself was run.
   * @param {import("./comms.mjs").Reaction} reaction
   * @param {string} label that cell's
   * @returns {Promise<unknown>} what it threw, if anything
   */
  async react({ sink, run, done }, label) {
    this.#output.attach(sink);
    const error = await this.#executor.call(run).then(
      () => undefined,
      (thrown) => thrown ?? new Error("undefined was thrown"),
    );
    if (error) this.#show(error, label);
    this.#output.flush();
    done();
    return error;
  }

  /**
   * @param {{ code: string, silent?: boolean, store_history?: boolean, stop_on_error?: boolean }} request
   * @param {Message} parent
   */
  async execute(request, parent) {
    const { code, silent = false, store_history = !silent, stop_on_error = true } = request;
    if (store_history || this.#count === 0) this.#count++;
    const execution_count = this.#count;
    const sink = this.publisher(parent);
    this.#output.attach(sink);
    if (!silent) this.#output.publish("execute_input", { code, execution_count });
    try {
      const value = await this.#executor.run(code, execution_count);
      if (value !== undefined && !silent)
        this.#output.publish("execute_result", result(value, execution_count));
      this.#output.flush();
    } catch (error) {
      this.#output.attach(sink); // where code that was ended may not have put it back
      const failure = this.#show(error, this.label);
      const stops = stop_on_error || error instanceof Interrupted ? { stopsOthers: true } : {};
      if (failure) return { status: "error", execution_count, ...failure, ...stops };
    }
    return { status: "ok", execution_count, user_expressions: {}, payload: [] };
  }

  /** @param {unknown} error @param {string} label @returns the report of it, unless it was only a notice */
  #show(error, label) {
    const notice = noticeOf(error);
    if (notice) return this.#output.publish("display_data", { data: notice.data, metadata: {} });
    const failure = report(error, label);
    this.#output.publish("error", failure);
    return failure;
  }
}

/** A value as console.log prints it. @param {unknown} value @param {number} execution_count */
function result(value, execution_count) {
  const text = typeof value === "string" ? value : inspect(value);
  return { data: { "text/plain": text }, metadata: {}, execution_count };
}
