// Compares an answer with the right one on several inputs, and an answer that is wrong with what common slips give.
import { tf } from "../../base/tf";
import { misuse } from "../guard/misuse";
import { type Instead, sourceOfNaN, stranger, tensorAsCondition } from "./advice";
import { call } from "./call";
import { Crash, expect, type Finding, Mistake } from "./finding";
import {
  asTable,
  isPlural,
  type Nested,
  notDisposed,
  same,
  sameShape,
  type Table,
  tableOf,
  written,
} from "./table";

export interface Case<Args> {
  args: Args;
  /** The input as a student would write it. */
  input: string;
  /** What is special about it, by name: { D: 3 }. */
  about?: Record<string, string | number>;
  /** An extreme, from which nothing is concluded about the others. */
  isEdge?: boolean;
}

/** What one gets who makes a mistake. */
export type Gives<Args> = (args: Args) => Nested | Table;
/** By what to tell them. */
export type Slips<Args> = { [says: string]: Gives<Args> | Gives<Args>[] };

export interface Question<Args> {
  /** What the answer is called: "The distances". */
  name: string;
  right: (args: Args) => Nested | Table;
  slips: Slips<Args>;
  /** What to say of a wrong answer that is none of the slips. */
  otherwise?: (failing: Run<Args>[], runs: Run<Args>[]) => string | undefined;
  /** Whether `came` is right; by default up to float32 rounding. */
  fits?: (came: Table, args: Args) => boolean;
  /** Whether what came in one run is what the slip gives. */
  explains?: (gives: Gives<Args>, run: Run<Args>) => boolean;
  /** What to do about NaN, once it is known where it comes from. */
  whenNaN?: string;
  /** What to show of it. */
  shown?: (wrong: Run<Args>) => Partial<Finding>;
  /** The notebook's names, and what belongs in their place. */
  instead?: Instead;
}

/** What the answer made of one case: a table or an error. */
export interface Run<Args> extends Case<Args> {
  came?: Table;
  crash?: Crash;
  /** How a tensor was misused on the way. */
  misuse?: string;
  /** Does it once more. */
  again?: () => unknown;
}

/**
 * @param inputs what the student's code is called with: lists or tensors
 * @param code the student's, as text
 * @throws Mistake for the first input on which the answer is wrong; `cases` go from the smallest to the largest
 */
export function compare<Args, Inputs extends unknown[]>(
  question: Question<Args>,
  cases: Case<Args>[],
  inputs: (args: Args) => Inputs,
  answer: (...inputs: Inputs) => unknown,
  code = String(answer),
): void {
  const fresh = (args: Args) => inputs(structuredClone<unknown>(args) as Args);
  const runs = untilStopped(cases, (one) =>
    attempt(one, () => ask(question.name, one, fresh(one.args), answer)),
  );
  explain(question, runs, code);
}

/** Runs the cases, up to one that has to be stopped: the next would have to be, too. */
export function untilStopped<Args>(cases: Case<Args>[], run: (one: Case<Args>) => Run<Args>): Run<Args>[] {
  const runs: Run<Args>[] = [];
  for (const one of cases) {
    runs.push(run(one));
    if (/^Your code was stopped/.test(runs[runs.length - 1].crash?.message ?? "")) break;
  }
  return runs;
}

/** One run, with an error as its outcome where there is one. */
export function attempt<Args>(one: Case<Args>, again: () => Table): Run<Args> {
  try {
    const came = again();
    return { ...one, came, misuse: misuse(), again };
  } catch (error) {
    if (!(error instanceof Crash)) throw error instanceof Mistake ? withMisuse(error) : error;
    return { ...one, crash: error, misuse: misuse(), again };
  }
}

const withMisuse = ({ finding }: Mistake) => new Mistake({ ...finding, cause: finding.cause ?? misuse() });

function ask<Args, Inputs extends unknown[]>(
  name: string,
  { input }: Case<Args>,
  inputs: Inputs,
  answer: (...inputs: Inputs) => unknown,
): Table {
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
  return came;
}

/** A tensor's numbers, or those of nested lists. */
export function contents(input: unknown): string {
  return JSON.stringify(input instanceof tf.Tensor ? Array.from(input.dataSync()) : input);
}

/** @throws Mistake if one of the runs isn't right: for the first of them, with a reason if one explains them all */
export function explain<Args>(question: Question<Args>, runs: Run<Args>[], code: string): void {
  const expected = (args: Args) => tableOf(question.right(args));
  const { fits = (came: Table, args: Args) => same(came, expected(args)) } = question;
  const failing = runs.filter(({ came, args }) => !came || !fits(came, args));
  if (failing.length === 0) return;
  const [wrong] = failing;
  const cause = causeIn({ ...question, fits }, runs, failing, code);
  const where = inCommon(runs, failing);
  if (wrong.crash) throw new Crash({ ...wrong.crash.finding, cause: cause ?? where });
  const [came, right] = [wrong.came as Table, expected(wrong.args)];
  const byHand = () => [where, BY_HAND].filter(Boolean).join(" ");
  throw new Mistake({
    what: headline(question.name, came, right),
    input: wrong.input,
    expected: written(right),
    came: written(came),
    cause: cause ?? adviceOf(failing) ?? shapeless(runs, expected) ?? byHand(),
    ...question.shown?.(wrong),
  });
}

/** The reason, where one explains all the runs: what is certain comes first. */
function causeIn<Args>(question: Question<Args>, runs: Run<Args>[], failing: Run<Args>[], code: string) {
  const [wrong] = failing;
  return (
    stranger(code, question.instead) ??
    (failing.every((run) => run.misuse) ? wrong.misuse : undefined) ??
    tensorAsCondition(code) ??
    slipBehind(question, runs, failing) ??
    wrong.crash?.finding.cause ??
    causeOfNaN(wrong, question.whenNaN) ??
    question.otherwise?.(failing, runs)
  );
}

function causeOfNaN<Args>({ came, again }: Run<Args>, whenNaN = ""): string | undefined {
  if (!came || !Array.from(came.values).some(Number.isNaN)) return undefined;
  const source = again
    ? sourceOfNaN(again)
    : 'NaN means "not a number": 0 / 0, as in the mean of no points at all.';
  return `${source} ${whenNaN}`.trim();
}

function headline(name: string, came: Table, right: Table): string {
  if (sameShape(came, right)) return `${name} ${isPlural(name) ? "aren't" : "isn't"} right yet.`;
  const shapes = `[${came.shape.join(", ")}] instead of [${right.shape.join(", ")}]`;
  return `${name} ${isPlural(name) ? "have" : "has"} the wrong shape: ${shapes}.`;
}

/** The slip that explains all that came. Where two of them do, neither is told: it may be the other. */
function slipBehind<Args>({ slips, explains }: Question<Args>, runs: Run<Args>[], failing: Run<Args>[]) {
  const isTold = ({ came, isEdge }: Run<Args>) => came && !isEdge;
  const told = runs.filter(isTold);
  if (!failing.some(isTold)) return undefined;
  const gave = (gives: Gives<Args>, { came, args }: Run<Args>) =>
    same(came as Table, tableOf(gives(args)), 1e-3);
  const fits = (gives: Gives<Args>) => told.every((run) => (explains ?? gave)(gives, run));
  const fitting = Object.entries(slips).filter(([, gives]) => [gives].flat().some(fits));
  return fitting.length === 1 ? fitting[0][0] : undefined;
}

/** What the failing inputs have in common, and the others don't. */
function inCommon<Args>(runs: Run<Args>[], failing: Run<Args>[]): string | undefined {
  const passing = runs.filter((run) => !failing.includes(run));
  if (passing.length === 0) return undefined;
  const values = (of: Run<Args>[], key: string) => [...new Set(of.map(({ about = {} }) => about[key]))];
  const key = Object.keys(failing[0].about ?? {}).find((name) => {
    const good = values(passing, name);
    return !values(failing, name).some((value) => good.includes(value));
  });
  if (!key) return undefined;
  const named = (of: Run<Args>[]) => {
    const all = values(of, key);
    return typeof all[0] === "number" ? `${key} = ${all.join(", ")}` : all.join(", ");
  };
  return `It is right for ${named(passing)}, and wrong for ${named(failing)}.`;
}

/** What to say when all the numbers are right, one after another, and only their shape is not. */
function shapeless<Args>(runs: Run<Args>[], expected: (args: Args) => Table): string | undefined {
  const flat = ({ values }: Table): Table => ({ shape: [values.length], values });
  if (!runs.every(({ came, args }) => came && same(flat(came), flat(expected(args))))) return undefined;
  return "The numbers are right and in the right order, but their shape isn't: `reshape([…])` gives a tensor another one.";
}

const BY_HAND =
  "Work this input out by hand, print your code's intermediate results with `console.log(x.arraySync())`, and find the " +
  "first step where they differ.";

/** What a larger input made of the same answer. */
function adviceOf<Args>(failing: Run<Args>[]): string | undefined {
  const crash = failing.find((run) => run.crash)?.crash;
  if (!crash) return undefined;
  const { what, cause = "" } = crash.finding;
  return `On a larger input it stops${what.replace("Your code stopped", "").replace(/^Your code was stopped/, "")} ${cause}`.trim();
}
