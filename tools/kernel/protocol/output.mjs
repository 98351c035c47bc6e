// What a cell prints and displays, sent to Jupyter as output of that cell.
import { StringDecoder } from "node:string_decoder";

/** @typedef {(type: string, content: object, extras?: import("./wire.mjs").Extras) => void} Publish */

// Jupyter's server drops what comes faster than 1000 messages a second. The first lines of each second go out
// at once; a flood beyond them is gathered into fewer, longer messages.
const WINDOW_MS = 1000;
const AT_ONCE = 100;
const GATHER_MS = 50;
const GATHER_LENGTH = 32_768;

export class Output {
  /** To whom output belongs now. @type {Publish | undefined} */
  sink;
  #name = "stdout";
  #text = "";
  #windowStart = 0;
  #lastSent = 0;
  #sent = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** From now on output belongs to another cell. @param {Publish} sink */
  attach(sink) {
    this.flush();
    this.sink = sink;
    this.#sent = 0;
  }

  /** @param {string} type @param {object} content @param {import("./wire.mjs").Extras} [extras] */
  publish(type, content, extras) {
    this.flush();
    this.sink?.(type, content, extras);
  }

  /** @param {string} name stdout or stderr @param {string} text */
  write(name, text) {
    if (name !== this.#name) this.flush();
    this.#name = name;
    this.#text += text;
    if (this.#mayGo(Date.now())) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#text) return;
    this.#sent++;
    this.#lastSent = Date.now();
    const text = this.#text;
    this.#text = "";
    this.sink?.("stream", { name: this.#name, text });
  }

  /** @param {number} now */
  #mayGo(now) {
    if (now - this.#windowStart > WINDOW_MS) {
      this.#windowStart = now;
      this.#sent = 0;
    }
    const isDue = now - this.#lastSent > GATHER_MS; // a cell that computes keeps the timer from firing
    return this.#sent < AT_ONCE || isDue || this.#text.length > GATHER_LENGTH;
  }

  /** Takes over process.stdout and process.stderr, and so the console. */
  capture() {
    for (const name of /** @type {const} */ (["stdout", "stderr"])) {
      const decoder = new StringDecoder("utf8");
      /** @param {string | Uint8Array} chunk @param {any[]} rest encoding and callback, both optional */
      const write = (chunk, ...rest) => {
        this.write(name, typeof chunk === "string" ? chunk : decoder.write(Buffer.from(chunk)));
        rest.find((argument) => typeof argument === "function")?.();
        return true;
      };
      process[name].write = write;
    }
  }
}
