// Comms: messages between an object in the student's code and its counterpart on the page, such as a slider. What they say is not
// the kernel's business (src/page/widgets knows); that the code they call runs in turn with the cells, and can be stopped, is.
// https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages
import { randomUUID } from "node:crypto";
import { Interrupted } from "../stop/interruption.mjs";

/** @typedef {import("./wire.mjs").Message} Message */
/** @typedef {import("./wire.mjs").Extras} Extras */
/** @typedef {import("./output.mjs").Publish} Publish */
/** @typedef {{ sink: Publish, run: () => unknown, done: () => void }} Reaction code that a message calls, and who gets its output */
/** @typedef {(data: any, buffers: Buffer[]) => Reaction | undefined} Hear */
/** @typedef {{ id: string, isOpen: () => boolean, send: (data: object, extras?: Extras) => void, close: () => void }} Comm */
/** @typedef {(comm: Comm, session: string) => Hear} Accept session: that of the page that opens the comm */
/** @typedef {{ target: string, hear: Hear, label: string, cell?: string }} Open */

/**
 * When a stop has ended a reaction, values are still under way: those that other sliders have sent, and the newest one of each, which
 * JupyterLab keeps back until the last is answered. They would start again what was stopped, so for so long they only count as values.
 */
export const KEPT_BACK_MS = 1000;

export class Comms {
  /** @type {Map<string, Open>} */
  #open = new Map();
  /** @type {Map<string, Accept>} */
  #targets = new Map();
  /** The request that is being answered. @type {Message | undefined} */
  #request;
  #stopped = 0;
  #output;
  #cells;

  /** @param {import("./output.mjs").Output} output @param {import("./cells.mjs").Cells} cells */
  constructor(output, cells) {
    this.#output = output;
    this.#cells = cells;
  }

  /** What src/ may use. */
  get offer() {
    return {
      /** @param {string} target @param {object} data @param {Extras} extras @param {Hear} hear */
      open: (target, data, extras, hear) => {
        const comm_id = randomUUID();
        const cell = this.#request?.metadata.cellId;
        this.#open.set(comm_id, { target, hear, label: this.#cells.label, cell });
        this.#output.publish("comm_open", { comm_id, target_name: target, data }, extras);
        return this.#comm(comm_id);
      },
      /** @param {string} name @param {Accept} accept for the comms that a page opens */
      target: (name, accept) => void this.#targets.set(name, accept),
      /** The page that asked for the running cell, and the way to that cell's place, also when it has ended. */
      cell: () => ({ session: this.#request?.header.session, publish: this.#output.sink }),
      /** @param {Publish} sink who gets all output from now on */
      redirect: (sink) => this.#output.attach(sink),
    };
  }

  /** A cell begins: what it opened when it ran before has had its time. @param {Message} request */
  beginCell(request) {
    this.#hearFrom(request);
    const { cellId } = request.metadata; // JupyterLab, Notebook and VS Code name the cell
    for (const [id, { cell }] of this.#open) if (cellId && cell === cellId) this.#comm(id).close();
  }

  /** @type {Record<string, import("./shell.mjs").Handler>} */
  handlers = {
    comm_info_request: ({ target_name }) => {
      const wanted = [...this.#open].filter(([, { target }]) => [undefined, target].includes(target_name));
      const comms = Object.fromEntries(wanted.map(([id, { target }]) => [id, { target_name: target }]));
      return { status: "ok", comms };
    },
    comm_open: ({ comm_id, target_name }, request) => {
      this.#hearFrom(request);
      const accept = this.#targets.get(target_name);
      if (!accept) return this.#output.publish("comm_close", { comm_id, data: {} });
      const hear = accept(this.#comm(comm_id), request.header.session);
      this.#open.set(comm_id, { target: target_name, hear, label: "" });
    },
    comm_msg: async ({ comm_id, data }, request) => {
      this.#hearFrom(request);
      const open = this.#open.get(comm_id);
      const reaction = open?.hear(data, request.buffers);
      if (!open || !reaction || Date.now() - this.#stopped < KEPT_BACK_MS) return;
      const error = await this.#cells.react(reaction, open.label);
      if (error instanceof Interrupted) this.#stopped = Date.now();
    },
    comm_close: ({ comm_id }) => void this.#open.delete(comm_id),
  };

  /** @param {Message} request */
  #hearFrom(request) {
    this.#request = request;
    this.#output.attach(this.#cells.publisher(request));
  }

  /** @param {string} comm_id @returns {Comm} */
  #comm(comm_id) {
    /** @param {string} type @param {object} data @param {Extras} [extras] */
    const publish = (type, data, extras) => this.#output.publish(type, { comm_id, data }, extras);
    return {
      id: comm_id,
      isOpen: () => this.#open.has(comm_id),
      send: (data, extras) => publish("comm_msg", data, extras),
      close: () => void (this.#open.delete(comm_id) && publish("comm_close", {})),
    };
  }
}
