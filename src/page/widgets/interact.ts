import { inCode } from "../../base/arguments";
import { escapeHtml } from "../../base/html";
import type { Bundle } from "../display";
import { type Choice, type Control, checkChoice, control, type Value } from "./controls";
import { kernel, Model } from "./model";
import { Places } from "./places";

type Values<C> = { [N in keyof C]: Value<C[N]> };

/**
 * Controls, and below them what `render` shows for their values: anew, in the same places, whenever one of them is moved. Only the newest
 * value counts: those that were passed while `render` was at work are left out. Await it, so that the cell waits for the first run.
 *
 *     await interact({ K: [2, 64] }, ({ K }) => console.log(K));
 *
 * @param choices by name: [least, most], [least, most, step] or [least, most, step, first] gives a slider, which begins in the middle
 *   if it isn't told where; a list of texts a list; true or false a box
 * @param render shows things (show, showImages, console.log) as any cell does
 * @throws if a choice is none of these, or outside of a notebook
 */
export async function interact<const C extends Record<string, Choice>>(
  choices: C,
  render: (values: Values<C>) => unknown,
): Promise<void> {
  check(choices, render);
  const { cell, redirect } = kernel();
  const { publish } = cell();
  const controls = Object.entries(choices).map(([name, choice]) => control(name, choice));
  const values = () => Object.fromEntries(controls.map(({ name, value }) => [name, value()])) as Values<C>;
  const places = new Places(publish);
  const begin = () => {
    const sink = places.begin();
    sink("display_data", { data: inWords(controls), metadata: {} });
    return sink;
  };
  for (const { model } of controls)
    model.react = () => ({
      sink: begin(),
      run: render.bind(undefined, values()), // bound, so that the way to an error begins in the student's code
      done: () => places.end(),
    });
  publish("display_data", { data: widgets(controls), metadata: {} });
  redirect(begin());
  try {
    await render(values());
    places.end();
  } finally {
    redirect(publish);
  }
}

function check(choices: unknown, render: unknown): void {
  const entries = typeof choices === "object" && choices !== null ? Object.entries(choices) : [];
  if (entries.length === 0)
    throw new Error(`interact needs at least one choice, such as { K: [2, 64] }, not ${inCode(choices)}.`);
  for (const [name, choice] of entries) checkChoice(name, choice);
  if (typeof render !== "function")
    throw new Error(`interact needs a function that shows something for the values, not ${inCode(render)}.`);
}

function widgets(controls: Control[]): Bundle {
  const { comm } = new Model("VBox", { children: controls.map(({ model }) => model) });
  const view = { version_major: 2, version_minor: 0, model_id: comm.id };
  return { "application/vnd.jupyter.widget-view+json": view, "text/plain": "" };
}

/** What is chosen, for pages without widgets; where there are some, talos-live-figures hides it. */
function inWords(controls: Control[]): Bundle {
  const it = controls.length === 1 ? "it" : "them";
  const text = `${controls.map((one) => one.describe()).join("; ")}. Run this cell in a notebook to move ${it}.`;
  return { "text/html": `<p class="talos-chosen">${escapeHtml(text)}</p>`, "text/plain": text };
}
