// Compares an answer with the right one on several inputs, and an answer that is wrong with what common slips give.
import { tf } from "../../base/tf";
import { call } from "./call";
import { expect, Mistake } from "./finding";
import { asTable, type Nested, same, sameShape, type Table, table, written } from "./table";
import { notDisposed } from "./tensors";

export interface Case<Args> {
  args: Args;
  /** The input as a student would write it. */
  input: string;
}

export interface Slip<Args> {
  /** What one gets who makes this mistake. */
  gives: (args: Args) => Nested;
  /** What to tell them. */
  says: string;
}

export interface Question<Args> {
  /** What the answer is called: "The distances". */
  name: string;
  cases: Case<Args>[];
  right: (args: Args) => Nested;
  slips: Slip<Args>[];
  /** What to say of a wrong answer that is none of the slips. */
  otherwise?: (came: Table, expected: Table) => string | undefined;
  /** Whether `came` is right; by default up to float32 rounding. */
  fits?: (came: Table, expected: Table, args: Args) => boolean;
}

type Run<Args> = Case<Args> & { came: Table; expected: Table };

/**
 * @param inputs what the student's code is called with: lists or tensors
 * @throws Mistake for the first input on which the answer is wrong; `cases` go from the smallest to the largest
 */
export function compare<Args, Inputs extends unknown[]>(
  question: Question<Args>,
  inputs: (args: Args) => Inputs,
  answer: (...inputs: Inputs) => unknown,
): void {
  const { fits = (came: Table, expected: Table) => same(came, expected), cases } = question;
  const runs: Run<Args>[] = [];
  let crash: unknown;
  for (const one of cases) {
    try {
      runs.push({
        ...one,
        ...ask(question, one, inputs(structuredClone<unknown>(one.args) as Args), answer),
      });
    } catch (error) {
      crash = error; // a wrong answer before it tells more
      break;
    }
  }
  const wrong = runs.find(({ came, expected, args }) => !fits(came, expected, args));
  if (wrong) throw new Mistake(findingOf(question, wrong, runs, crash));
  if (crash) throw crash;
}

function ask<Args, Inputs extends unknown[]>(
  { name, right }: Question<Args>,
  { args, input }: Case<Args>,
  inputs: Inputs,
  answer: (...inputs: Inputs) => unknown,
) {
  const before = inputs.map(contents);
  const came = asTable(
    call(() => answer(...inputs), input),
    name,
  );
  notDisposed(inputs, input);
  expect(inputs.map(contents).join() === before.join(), {
    what: "Your code changes its input: what it is given must stay as it is.",
    input,
    cause: "Assign only to tables that your code has made itself. To change a list, copy it first.",
  });
  return { came, expected: table(right(args)) };
}

/** A tensor's numbers, or those of nested lists. */
function contents(input: unknown): string {
  return JSON.stringify(input instanceof tf.Tensor ? Array.from(input.dataSync()) : input);
}

function findingOf<Args>(
  { name, slips, otherwise }: Question<Args>,
  wrong: Run<Args>,
  runs: Run<Args>[],
  crash: unknown,
) {
  const { input, came, expected } = wrong;
  const slip = slips.find(({ gives }) =>
    runs.every(({ args, came }) => same(table(gives(args)), came, 1e-3)),
  );
  const shapes = `has the shape [${came.shape.join(", ")}] instead of [${expected.shape.join(", ")}]`;
  const what = sameShape(came, expected) ? `${name}: not right yet.` : `${name}: the result ${shapes}.`;
  return {
    what,
    input,
    expected: written(expected),
    came: written(came),
    cause: slip?.says ?? otherwise?.(came, expected) ?? adviceOf(crash) ?? shapeless(runs) ?? BY_HAND,
  };
}

/** What to say when all the numbers are right, one after another, and only their shape is not. */
function shapeless<Args>(runs: Run<Args>[]): string | undefined {
  const flat = ({ values }: Table): Table => ({ shape: [values.length], values });
  if (!runs.every(({ came, expected }) => same(flat(came), flat(expected)))) return undefined;
  return "The numbers are right and in the right order, but their shape isn't: `reshape([…])` gives a tensor another one.";
}

const BY_HAND =
  "Work it out by hand for this input, and print what your code makes of it after each step: " +
  "`console.log(x.arraySync())`. Where do the two part?";

/** What a larger input made of the same answer. */
function adviceOf(crash: unknown): string | undefined {
  if (!(crash instanceof Mistake)) return undefined;
  return `On a larger input it stops: ${crash.finding.what} ${crash.finding.cause ?? ""}`.trim();
}
