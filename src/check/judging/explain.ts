// Finds out what is wrong with an answer, from what it made of several inputs.
import { type Instead, sourceOfNaN, stranger, tensorAsCondition } from "./advice";
import type { Run } from "./compare";
import { type Finding, Mistake } from "./finding";
import { common, type Gives, type Slips } from "./slips";
import { isPlural, same, sameShape, shapeOf, type Table, tableOf, written } from "./table";

export interface Question<Args> {
  /** What the answer is called: "The distances". */
  name: string;
  right: Gives<Args>;
  /** Its own, before those that all exercises share. */
  slips: Slips<Args>;
  /** What the lists among the arguments hold: { data: "point" }. */
  lists?: { [name in keyof Args]?: string };
  /** What to say of a wrong answer that is none of the slips. */
  otherwise?: (failing: Run<Args>[], runs: Run<Args>[]) => string | undefined;
  /** Whether `came` is right; by default up to float32 rounding. */
  fits?: (came: Table, args: Args) => boolean;
  /** Whether `came` is what the slip gives. */
  explains?: (gives: Gives<Args>, came: Table, args: Args) => boolean;
  /** What to do about NaN, once it is known where it comes from. */
  whenNaN?: string;
  /** What to show of it, where that is something else than the whole. */
  shown?: (came: Table, args: Args, input: string) => Partial<Finding>;
  /** What belongs in the place of the notebook's names. */
  instead?: Instead;
}

/** @throws Mistake if one of the runs isn't right: for the first of them, with a reason if one explains them all */
export function explain<Args>(question: Question<Args>, runs: Run<Args>[], code: string): void {
  const expected = (args: Args) => tableOf(question.right(args));
  const { fits = (came: Table, args: Args) => same(came, expected(args)) } = question;
  const failing = runs.filter(({ came, args }) => !came || !fits(came, args));
  if (failing.length === 0) return;
  const [wrong] = failing;
  const cause = causeIn(question, runs, failing, code);
  const where = inCommon(runs, failing);
  if (wrong.crash) throw new Mistake({ ...wrong.crash, cause: cause ?? where });
  const [came, right] = [wrong.came as Table, expected(wrong.args)];
  throw new Mistake({
    what: headline(question.name, came, right),
    input: wrong.input,
    expected: written(right),
    came: written(came),
    cause: cause ?? onLarger(failing) ?? shapeless(runs, expected) ?? [where, BY_HAND].join(" ").trim(),
    ...question.shown?.(came, wrong.args, wrong.input),
  });
}

const BY_HAND =
  "Work this input out by hand, print your code's intermediate results with `console.log(x.arraySync())`, and find the " +
  "first step where they differ.";

/** The reason, where one explains all the runs: what is certain comes first. */
function causeIn<Args>(question: Question<Args>, runs: Run<Args>[], failing: Run<Args>[], code: string) {
  const [wrong] = failing;
  const isNaNIn = ({ values }: Table) => Array.prototype.some.call(values, Number.isNaN);
  const isInShape = (came: Table) => sameShape(came, tableOf(question.right(wrong.args))); // before, NaN says nothing of its own
  return (
    stranger(code, question.instead) ??
    (failing.every((run) => run.misuse) ? wrong.misuse : undefined) ??
    tensorAsCondition(code) ??
    slipBehind(question, runs, failing) ??
    wrong.crash?.cause ??
    (wrong.came && isNaNIn(wrong.came) && isInShape(wrong.came)
      ? [sourceOfNaN(wrong.again), question.whenNaN].join(" ").trim()
      : undefined) ??
    question.otherwise?.(failing, runs)
  );
}

function headline(name: string, came: Table, right: Table): string {
  if (sameShape(came, right)) return `${name} ${isPlural(name) ? "aren't" : "isn't"} right yet.`;
  return `${name} ${isPlural(name) ? "have" : "has"} the wrong shape: ${shapeOf(came)} instead of ${shapeOf(right)}.`;
}

/** The slip that explains all that came. Where two of its own do, neither is told: it may be the other. */
function slipBehind<Args>(question: Question<Args>, runs: Run<Args>[], failing: Run<Args>[]) {
  const gave = (gives: Gives<Args>, came: Table, args: Args) => same(came, tableOf(gives(args)), 1e-3);
  const { right, slips, lists = {}, explains = gave } = question;
  const isTold = ({ came, isEdge }: Run<Args>) => came && !isEdge;
  const told = runs.filter(isTold);
  if (!failing.some(isTold)) return undefined;
  const fits = (gives: Gives<Args>) => told.every(({ came, args }) => explains(gives, came as Table, args));
  const fitting = (from: Slips<Args>) =>
    Object.keys(from).filter((says) => [from[says]].flat().some((gives) => fits(gives)));
  const own = fitting(slips);
  return own.length === 0 ? fitting(common(right, lists))[0] : own.length === 1 ? own[0] : undefined;
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

/** What a larger input made of the same answer. */
function onLarger<Args>(failing: Run<Args>[]): string | undefined {
  const crash = failing.find((run) => run.crash)?.crash;
  if (!crash) return undefined;
  const { what, cause = "" } = crash;
  return `${what.replace(/^Your code (was )?stopped/, "On a larger input it stops")} ${cause}`.trim();
}
