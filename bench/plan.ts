// What is measured, and what is to be reached.

export type Name = "native" | "wasm" | "grown" | "npm" | "python" | "lessonKernel" | "pythonKernel";

export interface Line {
  /** What the reader sees. */
  work: string;
  contender: string;
  /** Who is asked, and what for. */
  by: Name;
  request: string;
  rounds: number;
  /** Takes seconds: not warmed up. */
  slow?: boolean;
  size?: number;
  /** Where it is not 16; "another": a new one in each round. */
  K?: number | "another";
}

const FIT = "fit: the lesson's class on the sample, 30 iterations";
const TEN = "the best of ten runs on the sample";
const PREDICT = "predict: the lesson's class on all pixels";
const PALETTE = "the palette: the mean colours of all pixels";
const PNG = "the compressed picture as a PNG file";
const ALL = "exact, all pixels (explore): 30 iterations, colours counted first";
const AGAIN = "from const K to the compressed picture, with another K, through the kernel";
const LESSON = "the whole lesson";

const line = (work: string, contender: string, by: Name, request: string, rounds = 15): Line => ({ work, contender, by, request, rounds }); // biome-ignore format: one line
const slow = (work: string, contender: string, by: Name, request: string, rounds = 7): Line => ({ ...line(work, contender, by, request, rounds), slow: true }); // biome-ignore format: one line

const MILLION = 1_000_000;
const OURS = ["ours, native", "ours, wasm"] as const;
const ours = (work: string, request: string, rounds?: number) => [
  line(work, OURS[0], "native", request, rounds),
  line(work, OURS[1], "wasm", request, rounds),
];

/** How time grows with N and K. */
const GROWN = { predict: "predict, grown", "exact, all pixels": "all pixels, grown" };
const SIZES = [[0.3, 16], [3, 2], [3, 16], [3, 64], [3, 256], [12, 16], [12, 256]]; // biome-ignore format: one line
const named = (size: number, K: number) => `${size} million pixels, K = ${K}`;
const grown = Object.entries(GROWN).flatMap(([work, request]) =>
  SIZES.map(
    ([size, K]): Line => ({ ...slow(work, named(size, K), "grown", request, 5), size: size * MILLION, K }),
  ),
);

export const lines: Line[] = [
  ...ours(FIT, "fit", 30),
  line(FIT, "scikit-learn", "python", "fit", 30),
  line(FIT, "original's loops", "python", "fit, loops"),
  line(FIT, "ml-kmeans", "npm", "fit, ml-kmeans"),
  line(FIT, "skmeans", "npm", "fit, skmeans"),
  ...ours(TEN, "best of ten"),
  line(TEN, "scikit-learn", "python", "best of ten"),
  ...ours(PREDICT, "predict"),
  line(PREDICT, "scikit-learn", "python", "predict"),
  slow(PREDICT, "original's loops", "python", "predict, loops"),
  ...ours(PALETTE, "palette"),
  line(PALETTE, "NumPy", "python", "palette"),
  line(PNG, "ours, indexed", "native", "PNG"),
  line(PNG, "jimp", "npm", "PNG"),
  line(PNG, "Pillow", "python", "PNG"),
  ...ours(ALL, "all pixels"),
  line(ALL, "scikit-learn, on the histogram", "python", "all pixels, histogram"),
  line(ALL, "scikit-learn, on the pixels", "python", "all pixels", 7),
  { ...line(AGAIN, "the lesson", "lessonKernel", ""), K: "another" },
  { ...line(AGAIN, "a Python notebook", "pythonKernel", ""), K: "another" },
  slow(LESSON, "npm run lesson", "npm", "lesson"),
  slow(LESSON, "the original's computing", "python", "original"),
  ...grown,
];

/** A ratio of two contenders' minima, and what it should be. */
export interface Goal {
  name: string;
  of: [work: string, contender: string];
  to: [work: string, contender: string];
  reach: string;
  /** By how much more work there is in the first than in the second. */
  more?: number;
}

const beside = (work: string, of: string, to: string, reach: string): Goal => ({ name: `${work.split(":")[0]}: ${of} / ${to}`, of: [work, of], to: [work, to], reach }); // biome-ignore format: one line
const growth = (work: string, of: [number, number], to: [number, number], more: number): Goal => ({
  name: `${work}, growth: ${named(...of)} / ${named(...to)}, divided by ${more}`,
  of: [work, named(...of)],
  to: [work, named(...to)],
  reach: "<= 1.25",
  more,
});

export const goals: Goal[] = [
  beside(FIT, "original's loops", OURS[0], ">= 10"),
  beside(TEN, OURS[0], "scikit-learn", "<= 4"),
  beside(PREDICT, OURS[0], "scikit-learn", "<= 1.3"),
  beside(PREDICT, "original's loops", OURS[0], ">= 250"),
  beside(PALETTE, OURS[0], "NumPy", "<= 6"),
  beside(PNG, "ours, indexed", "jimp", "<= 0.3"),
  beside(ALL, OURS[0], "scikit-learn, on the pixels", "<= 0.3"),
  beside(ALL, OURS[0], "scikit-learn, on the histogram", "<= 1"),
  beside(AGAIN, "the lesson", "a Python notebook", "<= 1"),
  beside(LESSON, "npm run lesson", "the original's computing", "<= 0.6"),
  ...Object.keys(GROWN).flatMap((work) => [
    growth(work, [12, 16], [3, 16], 4),
    growth(work, [3, 256], [3, 16], 16),
  ]),
];
