// What is measured, and what is to be reached.

export type Name = "native" | "wasm" | "npm" | "python";

export interface Line {
  /** What the reader sees. */
  work: string;
  contender: string;
  /** Who is asked, and what for. */
  by: Name | "lesson";
  request: string;
  rounds: number;
  /** Takes seconds: not warmed up. */
  slow?: boolean;
}

const SAMPLE = "fit of the sample, 30 iterations";
const PREDICT = "predict all pixels";
const ALL = "exact fit of all pixels, 30 iterations";
const AGAIN = "the K cell again";
const SHOW = "the compressed picture as a PNG for the page";
export const LESSON = "the whole walkthrough";

const line = (work: string, contender: string, by: Line["by"], request: string, rounds = 15): Line => ({ work, contender, by, request, rounds }); // biome-ignore format: one line
const slow = (work: string, contender: string, by: Line["by"], request: string, rounds = 7): Line => ({ ...line(work, contender, by, request, rounds), slow: true }); // biome-ignore format: one line

export const lines: Line[] = [
  line(SAMPLE, "ours, native", "native", "fit sample", 60),
  line(SAMPLE, "ours, wasm", "wasm", "fit sample", 30),
  line(SAMPLE, "scikit-learn", "python", "fit sample", 60),
  line(SAMPLE, "original's loops", "python", "fit sample, loops"),
  line(SAMPLE, "ml-kmeans", "npm", "fit sample, ml-kmeans", 30),
  line(SAMPLE, "skmeans", "npm", "fit sample, skmeans", 30),
  line(PREDICT, "ours, native", "native", "predict"),
  line(PREDICT, "ours, wasm", "wasm", "predict"),
  line(PREDICT, "scikit-learn", "python", "predict"),
  slow(PREDICT, "original's loops", "python", "predict, loops"),
  line(ALL, "ours, native", "native", "fit all"),
  line(ALL, "ours, wasm", "wasm", "fit all"),
  line(ALL, "ours, native, on the histogram", "native", "fit all, histogram"),
  line(ALL, "scikit-learn on the histogram", "python", "fit all, histogram"),
  line(ALL, "scikit-learn on the pixels", "python", "fit all", 10),
  line(AGAIN, "ours, native", "native", "K again"),
  line(AGAIN, "ours, wasm", "wasm", "K again"),
  line(AGAIN, "scikit-learn and NumPy", "python", "K again"),
  line(SHOW, "ours, indexed", "native", "show PNG"),
  line(SHOW, "jimp, 24 bits", "npm", "show PNG"),
  slow(LESSON, "npm run lesson", "lesson", "", 7),
  slow(LESSON, "the original's computing", "python", "original"),
];

/** A ratio of two contenders' minima, and what it should be. */
export interface Goal {
  name: string;
  work: string;
  of: string;
  to: string;
  reach: string;
}

const goal = (name: string, work: string, of: string, to: string, reach: string): Goal => ({
  name,
  work,
  of,
  to,
  reach,
});

export const goals: Goal[] = [
  goal("fit of the sample: ours / scikit-learn", SAMPLE, "ours, native", "scikit-learn", "<= 2"),
  goal("fit of the sample: original's loops / ours", SAMPLE, "original's loops", "ours, native", ">= 60"),
  goal("predict all pixels: ours / scikit-learn", PREDICT, "ours, native", "scikit-learn", "<= 1.3"),
  goal("predict all pixels: original's loops / ours", PREDICT, "original's loops", "ours, native", ">= 250"),
  goal(
    "exact fit of all pixels: ours / scikit-learn",
    ALL,
    "ours, native",
    "scikit-learn on the pixels",
    "<= 0.3",
  ),
  goal(
    "exact fit of all pixels: ours / scikit-learn given the histogram",
    ALL,
    "ours, native",
    "scikit-learn on the histogram",
    "<= 1",
  ),
  goal(
    "exact fit of all pixels, both given the histogram: ours / scikit-learn",
    ALL,
    "ours, native, on the histogram",
    "scikit-learn on the histogram",
    "<= 1",
  ),
  goal(
    "the K cell again: ours / scikit-learn and NumPy",
    AGAIN,
    "ours, native",
    "scikit-learn and NumPy",
    "<= 0.5",
  ),
  goal("PNG for the page: ours / jimp", SHOW, "ours, indexed", "jimp, 24 bits", "<= 0.3"),
  goal(
    "the whole walkthrough: npm run lesson / the original's computing",
    LESSON,
    "npm run lesson",
    "the original's computing",
    "<= 0.6",
  ),
];
