// Jupyter's widgets: an object here and its counterpart on the page, which hold the same state. The only place that knows what
// they say to each other: https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md
export type State = Record<string, unknown>;
/** How output leaves the kernel: a message of Jupyter's, by type. */
export type Publish = (type: string, content: object, extras?: object) => void;
/** Code to run because a widget was moved, and who gets its output. */
interface Reaction {
  sink: Publish;
  run(): unknown;
  done(): void;
}
type Hear = (data: { method: string; state?: State }) => Reaction | undefined;
interface Comm {
  id: string;
  isOpen(): boolean;
  send(data: object): void;
}
/** What the kernel offers: tools/kernel/protocol/comms.mjs. */
interface Comms {
  open(target: string, data: object, extras: object, hear: Hear): Comm;
  target(name: string, accept: (comm: Comm, session: string) => Hear): void;
  cell(): { session: string; publish: Publish };
  redirect(sink: Publish): void;
}

export function kernel(): Comms {
  const { comms } = (globalThis as { [key: symbol]: { comms?: Comms } })[Symbol.for("talos.kernel")] ?? {};
  if (!comms) throw new Error("There is no notebook cell to show this in: run it in a notebook.");
  return comms;
}

const MODULE = "@jupyter-widgets/controls";
const VERSION = "2.0.0";

const models = new Set<Model>();

export class Model {
  readonly state: State;
  /** Open until its cell is run again. */
  readonly comm: Comm;
  readonly #session: string;
  /** What is to be done when the page has changed the state. */
  react?: () => Reaction;

  /** @param kind as ipywidgets calls it: IntSlider, VBox, … */
  constructor(kind: string, state: State) {
    this.state = {
      _model_module: MODULE,
      _model_module_version: VERSION,
      _model_name: `${kind}Model`,
      _view_module: MODULE,
      _view_module_version: VERSION,
      _view_name: `${kind}View`,
      ...state,
    };
    const { open, target, cell } = kernel();
    this.#session = cell().session;
    target("jupyter.widget.control", (comm, session) => ({ method }) => {
      if (method === "request_states") comm.send(allStates(session));
      return undefined;
    });
    const data = { state: this.state, buffer_paths: [] };
    const metadata = { version: "2.1.0" }; // of the protocol
    this.comm = open("jupyter.widget", data, { metadata }, (said) => this.#hear(said));
    for (const model of models) if (!model.comm.isOpen()) models.delete(model);
    models.add(this);
  }

  /** How the state of another widget names this one. */
  toJSON(): string {
    return `IPY_MODEL_${this.comm.id}`;
  }

  #hear({ method, state }: { method: string; state?: State }): Reaction | undefined {
    const send = (as: string) => this.comm.send({ method: as, state: this.state, buffer_paths: [] });
    if (method === "request_state") send("update");
    if (method !== "update") return undefined;
    Object.assign(this.state, state);
    send("echo_update"); // for other pages
    return this.react?.();
  }

  /**
   * The state for a page that was loaded after the widget was made. JupyterLab gives such a page no new outputs of
   * a cell that it has not itself run, so what could be moved rests there until the cell is run again.
   */
  stateFor(session: string): State {
    if (!this.react || session === this.#session) return this.state;
    const description = `${this.state.description} (run this cell again to change it)`;
    return { ...this.state, disabled: true, description };
  }
}

function allStates(session: string): object {
  const open = [...models].filter(({ comm }) => comm.isOpen());
  const states = open.map((model) => {
    const state = model.stateFor(session);
    const names = { model_name: state._model_name, model_module: MODULE, model_module_version: VERSION };
    return [model.comm.id, { ...names, state }];
  });
  return { method: "update_states", states: Object.fromEntries(states), buffer_paths: [] };
}
