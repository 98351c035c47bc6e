// The tests that students don't see: the checks again, on inputs that no answer can have been made for. They run in the
// notebook while nbgrader grades it; an error means no points.
import { Random } from "../../src/base/random";
import { given as image } from "../../src/check/answers/cluster2image";
import { sets } from "../../src/check/answers/euclidean-dist";
import { given as clustering } from "../../src/check/answers/inertia";
import { given as clusters } from "../../src/check/answers/predict";
import { type Exercise, record, titleOf } from "../../src/check/exercises";
import { task } from "../../src/check/fit/cases";
import { judge } from "../../src/check/judging/finding";
import { verifiers } from "../../src/check/judging/verify";
import { outcomePanel } from "../../src/check/panel";

const random = new Random(20);
const points = (count: number, D: number) => random.table(count, D).map((p) => p.map((v) => 10 * v - 3));
const numbers = (count: number, below: number) => Array.from({ length: count }, () => random.integer(below));

/** @throws unless the answer is right and the student's own */
function demand(exercise: Exercise, verify: () => void): void {
  const title = titleOf(exercise);
  if (!record.done.has(exercise)) throw bare(`No points for ${title}: its check says why.`);
  const outcome = judge(exercise, verify);
  if (outcome.kind === "correct") return;
  const found = outcomePanel(`On other inputs, ${title} is not right`, outcome, record.done)["text/plain"];
  throw bare(found);
}

/** An error without the lines it comes from, which would show the hidden tests to the student. */
function bare(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}

/** Two groups far apart: every start ends in the same two clusters. */
const GROUPS = [...points(9, 2), ...points(7, 2).map(([x, y]) => [x + 60, y - 80])];

/** Other inputs than the check's own, for the exercises that are functions of their inputs. */
export const HIDDEN: { [E in Exercise]?: unknown[] } = {
  euclideanDist: [sets(points(5, 2), points(3, 2)), sets(points(4, 7), points(9, 7))],
  fit: [task(GROUPS, 2, 1), task(points(6, 3), 3, 1), task(points(7, 4), 2, 1), task(GROUPS, 2, 20)],
  predict: [clusters(points(6, 3), points(40, 3)), clusters(points(5, 5), points(20, 5))],
  cluster2image: [image({ labels: numbers(35, 5), palette: random.table(5, 3), shape: [5, 7, 3] })],
  inertia: [clustering(points(30, 4), points(5, 4)), clustering(points(12, 3), points(4, 3), 6)],
};

// biome-ignore lint/suspicious/noExplicitAny: the arguments of nine different checks
type Verifier = (...given: any[]) => ((cases?: any) => void) | Promise<() => void>;

/** One function for each exercise, called after its check with the same arguments. */
export const grade = Object.fromEntries(
  Object.entries<Verifier>(verifiers).map(([name, verifier]) => [
    name,
    async (...given: unknown[]) => {
      const exercise = name as Exercise;
      const verify: (cases?: unknown) => void = await verifier(...given);
      demand(exercise, () => verify(HIDDEN[exercise]));
    },
  ]),
);
