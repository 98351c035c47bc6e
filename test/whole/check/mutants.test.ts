// Nothing wrong is accepted: every mutant of the worked solutions is refused by its check alone, without the hidden tests, or
// is known to do the same as the solution.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { Random } from "../../../src/base/random";
import { startTensorFlow, tf } from "../../../src/base/tf";
import { type Exercise, exercises } from "../../../src/check/exercises";
import { limited, limits } from "../../../src/check/guard/limits";
import { judge } from "../../../src/check/judging/finding";
import { verifiers } from "../../../src/check/judging/verify";
import { regions } from "../../../src/check/worked";
import { euclideanDistances } from "../../../src/kmeans/distance";
import { startingCentroids } from "../../../src/kmeans/starts";
import { assignLabels, updateCentroids } from "../../../src/kmeans/steps";
import { loadImage } from "../../../src/picture/image";
import { EQUIVALENT } from "./equivalent";
import { javaScript, type Mutant, mutantsOf } from "./mutations";
import { studentAnswers } from "./student-answers";

const FILE = "test/fixtures/rotated.jpg";
const random = new Random(1);
/** The notebook's variables, and what it imports. */
const notebook = () => {
  const pixels = tf.tensor2d(random.table(2000, 3));
  const clusters = tf.tensor2d(random.table(4, 3));
  const predicted = assignLabels(pixels, clusters);
  return {
    tf,
    Random,
    loadImage,
    startingCentroids,
    updateCentroids,
    assignLabels,
    euclideanDist: euclideanDistances,
    progressBar: () => () => {},
    imageFile: FILE,
    pixels,
    pixelsSmall: pixels.slice([0, 0], [50, -1]),
    clusteredImage: predicted,
    K: 4,
    kmeans: { K: 4, D: 3, clusters },
    palette: updateCentroids(pixels, predicted, clusters),
  };
};

const KMEANS = (method: string) => `return class KMeans {
  constructor(K, D) { this.K = K; this.D = D; this.clusters = tf.zeros([K, D]); }
  ${method}
};`;
/** The code around an answer: what becomes of it is what its check is called with. */
const FRAMES: Record<Exercise, (code: string) => string> = {
  load: (code) => `return (async () => { ${code}\nreturn image; })();`,
  standardise: (code) => `let image = file; ${code}\nreturn image;`,
  keep: (code) => `${code}\nreturn keep;`,
  euclideanDist: (code) => `return function euclideanDist(a, b) {
    const p = Array.isArray(a) ? tf.tensor2d(a) : a; const q = Array.isArray(b) ? tf.tensor2d(b) : b;
    ${code}\nreturn distances; };`,
  fit: (code) => KMEANS(`fit(data, iterations = 5) { const bar = progressBar(); ${code}\n}`),
  predict: (code) => KMEANS(`predict(data) { ${code}\nreturn labels; }`),
  palette: (code) => `${code}\nreturn palette;`,
  cluster2image: (code) => `return function (labels, palette, shape) { ${code}\nreturn finalImage; };`,
  inertia: (code) => `return function (data, labels, clusters) { ${code}\nreturn total; };`,
};
/** What the variables of an answer may be taken for. */
const NAMES: Record<Exercise, string[]> = {
  load: ["imageFile"],
  standardise: ["image"],
  keep: ["pixels", "draws", "pixelsSmall"],
  euclideanDist: ["p", "q", "differences", "squares", "pixelsSmall"],
  fit: ["data", "labels", "distances", "iterations", "pixelsSmall", "K"],
  predict: ["data", "labels", "pixels"],
  palette: ["pixels", "clusteredImage", "pixelsSmall", "kmeans.clusters", "K"],
  cluster2image: ["labels", "palette", "shape", "colours", "clusteredImage"],
  inertia: ["data", "labels", "clusters", "centroids", "pixelsSmall"],
};

let file: tf.Tensor3D;
before(async () => {
  await startTensorFlow();
  file = await loadImage(FILE);
});

/** The value of a program, with the notebook's variables around it. */
function resultOf(exercise: Exercise, code: string, around: Record<string, unknown>): unknown {
  const scope: Record<string, unknown> = { ...around, file };
  if (exercise === "palette") delete scope.palette;
  const make = new Function(...Object.keys(scope), javaScript(FRAMES[exercise](code)));
  return limited(() => make(...Object.values(scope)));
}

/** What is said against an answer; nothing if it gets its points. */
async function refusal(exercise: Exercise, code: string): Promise<string | undefined> {
  const around = notebook();
  if (exercise === "keep") around.pixels = tf.zeros([1_000_000, 3]);
  const { pixels, clusteredImage, kmeans } = around;
  let answer: unknown;
  try {
    answer = await resultOf(exercise, code, around);
  } catch (error) {
    return `The cell stops: ${error}`;
  }
  // biome-ignore lint/suspicious/noExplicitAny: nine different checks
  const verifier = verifiers[exercise] as (...given: any[]) => void;
  const given: Record<string, unknown[]> = {
    load: [file],
    standardise: [file],
    keep: [pixels],
    palette: [pixels, clusteredImage, kmeans],
  };
  const outcome = judge(exercise, () => verifier(answer, ...(given[exercise] ?? [])));
  return outcome.kind === "not yet" ? Object.values(outcome.finding).join("\n") : undefined;
}

const worked = regions(readFileSync("notebooks/lesson.ts", "utf8"));
/** The worked solution, and the first right answers of students. */
function solutions(exercise: Exercise): string[] {
  const answers = studentAnswers.find(([name]) => name === exercise)?.[1] ?? [];
  const right = answers.flatMap(({ code, says }) =>
    says === "correct" && typeof code === "string" ? [code] : [],
  );
  const isAlone = exercise === "load" || exercise === "standardise"; // theirs are a cell of their own
  return [worked.get(exercise)?.code ?? "", ...(isAlone ? [] : right.slice(1, 3))];
}

let made = 0;
for (const exercise of exercises) {
  test(`${exercise}: no mutant of a right answer is accepted, but those that do the same`, async () => {
    const isKnown = ({ change }: Mutant) => EQUIVALENT[exercise].some(([pattern]) => pattern.test(change));
    const survivors: Mutant[] = [];
    let count = 0;
    for (const solution of solutions(exercise)) {
      limits.seconds = 5;
      assert.equal(await refusal(exercise, solution), undefined, solution);
      for (const mutant of mutantsOf(solution, NAMES[exercise])) {
        count++;
        limits.seconds = isKnown(mutant) ? 60 : 0.5; // many of the others never end
        if (!(await refusal(exercise, mutant.code))) survivors.push(mutant);
      }
    }
    made += count;
    const unknown = survivors.filter((mutant) => !isKnown(mutant));
    console.log(
      `${exercise}: ${count} mutants, ${count - survivors.length} refused, ${survivors.length} equivalent`,
    );
    assert.deepEqual(
      unknown.map(({ change }) => change),
      [],
    );
  });
}

test("they are at least three hundred", () => assert(made >= 300, `${made}`));
