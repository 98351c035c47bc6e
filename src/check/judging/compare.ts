// Tries an answer on several inputs.
import { tf } from "../../base/tf";
import { misuse } from "../guard/misuse";
import { callOn } from "./call";
import { explain, type Question } from "./explain";
import { Crash, type Finding, Mistake } from "./finding";
import { asTable, type Table } from "./table";

export interface Case<Args> {
  args: Args;
  /** The input as a student would write it. */
  input: string;
  /** What is special about it, by name: { D: 3 }. */
  about?: Record<string, string | number>;
  /** An extreme, from which nothing is concluded about the others. */
  isEdge?: boolean;
}

/** What the answer made of one case: a table or an error. */
export interface Run<Args> extends Case<Args> {
  came?: Table;
  crash?: Finding;
  /** How a tensor was misused on the way. */
  misuse?: string;
  /** Does it once more. */
  again?: () => unknown;
}

/** @param about what is special about the input */
export function caseOf<Args extends object>(args: Args, about?: Case<Args>["about"]): Case<Args> {
  const input = Object.entries(args).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return { args, about, input: input.join(", ") };
}

/** As the lesson gives them to an answer. */
const asTensors = (args: object): unknown[] =>
  Object.entries(args).map(([name, value]) => {
    if (name === "shape") return value;
    return name === "labels" ? tf.tensor1d(value, "int32") : tf.tensor2d(value);
  });

// biome-ignore lint/suspicious/noExplicitAny: the answers to different exercises
type Answer = (...inputs: any[]) => unknown;

/**
 * @param inputs what the student's code is called with: lists or tensors
 * @param code the student's, as text
 * @throws Mistake for the first input on which the answer is wrong; `cases` go from the smallest to the largest
 */
export function compare<Args extends object>(
  question: Question<Args>,
  cases: Case<Args>[],
  answer: Answer,
  { inputs = asTensors, code = String(answer) } = {},
): void {
  const runs = runsOf(cases, ({ args, input }) => {
    const given = inputs(structuredClone(args));
    const came = callOn(given, input, () => answer(...given));
    return asTable(came, question.name);
  });
  explain(question, runs, code);
}

/** Runs the cases, up to one that has to be stopped: the next would have to be, too. */
export function runsOf<Args>(cases: Case<Args>[], run: (one: Case<Args>) => Table): Run<Args>[] {
  const runs: Run<Args>[] = [];
  for (const one of cases) {
    const last = attempt({ ...one }, run);
    runs.push(last);
    if (/^Your code was stopped/.test(last.crash?.what ?? "")) break;
  }
  return runs;
}

/** With an error as its outcome where there is one. */
function attempt<Args>(one: Case<Args>, run: (one: Case<Args>) => Table): Run<Args> {
  const again = () => run(one);
  try {
    const came = again();
    return { ...one, came, misuse: misuse(), again };
  } catch (error) {
    if (error instanceof Crash) return { ...one, crash: error.finding, misuse: misuse(), again };
    if (!(error instanceof Mistake)) throw error;
    throw new Mistake({ ...error.finding, cause: error.finding.cause ?? misuse() });
  }
}
