// What can be moved: a slider for numbers, a list for texts, a box for true or false.
import { inCode } from "../../base/arguments";
import { Model, type State } from "./model";

/** [least, most], [least, most, step] or [least, most, step, first]; texts; or whether a box is ticked at first. */
export type Choice = readonly number[] | readonly string[] | boolean;
export type Value<C> = C extends readonly number[]
  ? number
  : C extends readonly (infer Text)[]
    ? Text
    : boolean;

export interface Control {
  name: string;
  model: Model;
  value(): unknown;
  /** For a page without widgets. */
  describe(): string;
}

const isNumber = (value: unknown) => Number.isFinite(value);
const isText = (value: unknown) => typeof value === "string";

/** @throws unless the choice is one of those above */
export function checkChoice(name: string, choice: unknown): void {
  if (typeof choice === "boolean") return;
  const values = Array.isArray(choice) ? choice : [];
  if (values.length > 0 && values.every(isText)) return;
  if (values.length < 2 || values.length > 4 || !values.every(isNumber)) {
    const given = values.length > 0 ? `[${values.map(inCode).join(", ")}]` : inCode(choice);
    throw new Error(
      `${name} must be [least, most] or [least, most, step, first] for a slider, a list of texts, or true or false, not ${given}.`,
    );
  }
  const [least, most, step = 1, first = least] = values;
  if (most <= least) throw new Error(`${name} goes from ${least} to ${most}: the second must be larger.`);
  if (step <= 0) throw new Error(`${name} moves in steps of ${step}: the third number must be above 0.`);
  if (first < least || first > most)
    throw new Error(`${name} begins at ${first}: the fourth number must be from ${least} to ${most}.`);
}

export function control(name: string, choice: Choice): Control {
  const make = (kind: string, state: State) => new Model(kind, { description: name, ...state });
  if (typeof choice === "boolean") {
    const model = make("Checkbox", { value: choice, indent: false });
    const value = () => model.state.value;
    return { name, model, value, describe: () => `${name}: ${value() ? "on" : "off"} (a switch)` };
  }
  if (typeof choice[0] === "string") {
    const model = make("Dropdown", { _options_labels: choice, index: 0 });
    const value = () => choice[model.state.index as number];
    return { name, model, value, describe: () => `${name}: ${value()} (one of ${choice.join(", ")})` };
  }
  const [min, max, step = 1, first = min + step * Math.floor((max - min) / step / 2)] = choice as number[];
  const kind = [min, step, first].every(Number.isInteger) ? "IntSlider" : "FloatSlider";
  const model = make(kind, { min, max, step, value: first });
  const value = () => model.state.value;
  return { name, model, value, describe: () => `${name} = ${value()} (a slider from ${min} to ${max})` };
}
