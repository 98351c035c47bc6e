// Where the outputs of an interactive cell stand: each run's n-th output replaces the n-th output of the run before. They are the cell's
// ordinary outputs, so a saved notebook, GitHub's viewer or the offline page need to know nothing of sliders.
import { randomUUID } from "node:crypto";
import type { Bundle } from "../display";
import type { Publish } from "./model";

interface Content {
  data: Bundle;
  transient?: { display_id?: string };
  name?: string;
  text?: string;
  traceback?: string[];
}

export class Places {
  readonly #publish: Publish;
  /** The display_id of each place. */
  readonly #ids: string[] = [];
  #used = 0;
  /** The place of each display of this run, by the display_id that the run has for it. */
  #known = new Map<string | undefined, number>();
  /** The text that is being written, if that came last. */
  #text = { name: "", text: "" };

  /** @param publish the way to the cell */
  constructor(publish: Publish) {
    this.#publish = publish;
  }

  /** @returns where the output of a run is to go */
  begin(): Publish {
    this.#used = 0;
    this.#known.clear();
    this.#text.name = "";
    return (type, content, extras) =>
      this.#take(type, content as Content) || this.#publish(type, content, extras);
  }

  /** Places that the run has not needed become empty. */
  end(): void {
    for (let place = this.#used; place < this.#ids.length; place++) this.#put(place, { "text/plain": "" });
  }

  /** @returns whether it was something to show */
  #take(type: string, { data, transient, name = "", text = "", traceback }: Content): boolean {
    const place = this.#known.get(transient?.display_id);
    if (type === "stream") this.#write(name, text);
    else if (type === "error") this.#write("stderr", traceback?.join("\n") ?? "");
    else if (type === "display_data") {
      this.#text.name = "";
      this.#known.set(transient?.display_id, this.#used);
      this.#put(this.#used++, data);
    } else if (type === "update_display_data" && place !== undefined) this.#put(place, data);
    else return false;
    return true;
  }

  /** Text, as JupyterLab shows what a cell prints. */
  #write(name: string, more: string): void {
    if (this.#text.name !== name) {
      this.#text = { name, text: "" };
      this.#used++;
    }
    const text = this.#text.text + more;
    this.#text.text = text;
    this.#put(this.#used - 1, { [`application/vnd.jupyter.${name}`]: text, "text/plain": text });
  }

  #put(place: number, data: Bundle): void {
    const figure = data["application/vnd.plotly.v1+json"] as { layout: { uirevision?: unknown } } | undefined;
    if (figure?.layout) figure.layout.uirevision ??= "kept"; // for Plotly: the same figure, so the camera stays where the mouse has put it
    const isNew = place === this.#ids.length;
    if (isNew) this.#ids.push(randomUUID());
    const transient = { display_id: this.#ids[place] };
    this.#publish(isNew ? "display_data" : "update_display_data", { data, metadata: {}, transient });
  }
}
