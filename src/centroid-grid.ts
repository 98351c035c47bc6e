// Which centroid is nearest to a colour, without measuring the distance to all of them: the cube of all colours is halved
// along its three axes again and again, and each part keeps only the centroids that can be nearest somewhere in it. Most of
// the smallest parts, the boxes, are left with one or two.
import { keepCandidates } from "./candidates";

/** Halvings from the whole to a box. */
const DEPTH = 5;
/** Boxes along each axis, to cover 0 to 1. */
const SIDE = 1 << DEPTH;
/** A box is as wide as 8 of 255 steps. */
const BOXES_PER_UNIT = 255 / 8;
/** The number of what stands for all boxes outside of 0 to 1. */
const OUTSIDE = SIDE ** 3;
/** Differences of squared distances below this are within the rounding of float64. */
const CLOSE = 1e-12;

/** What to ask of the colours in each box. The first K questions are for boxes with a single candidate: its number. */
export interface CentroidGrid {
  /** K times red, green and blue */
  centroids: Float64Array;
  /** The number of each box's question. */
  questions: Int32Array;
  /** Four numbers a question: the direction of the plane half-way between two centroids, and how far along it the plane is. */
  planes: Float64Array;
  /** Three a question: the centroid before the plane, too close to it, beyond it; below 0 a list's place, counted from -1. */
  answers: Int32Array;
  /** At each place: where the list ends, then its centroids in ascending order. */
  lists: number[];
}

/** @param centroids K times red, green and blue, 0-1 */
export function makeGrid(centroids: Float64Array): CentroidGrid {
  const making = new GridInTheMaking(centroids);
  const K = centroids.length / 3;
  making.questions[OUTSIDE] = making.ask(0, K);
  making.divide(0, 0, 0, SIDE, 0, K);
  return making;
}

class GridInTheMaking implements CentroidGrid {
  readonly questions = new Int32Array(OUTSIDE + 1);
  readonly planes: Float64Array;
  readonly answers: Int32Array;
  readonly lists: number[] = [];
  /** How many questions there are. */
  #asked: number;
  /** The candidates of all parts on the way down, one list after the other: first of all, every centroid. */
  #candidates: Int32Array;
  // What is known of the part that is being looked at.
  #middles = new Float64Array(3);
  #widths = new Float64Array(3);
  #squared: Float64Array;

  constructor(readonly centroids: Float64Array) {
    const K = centroids.length / 3;
    this.planes = new Float64Array(4 * (K + this.questions.length));
    this.answers = new Int32Array(3 * (K + this.questions.length));
    for (let k = 0; k < K; k++) {
      this.planes[4 * k + 3] = 1; // no colour is beyond a plane without a direction
      this.answers[3 * k] = k;
    }
    this.#asked = K;
    this.#candidates = Int32Array.from({ length: K * (DEPTH + 2) }, (_, k) => k);
    this.#squared = new Float64Array(K);
  }

  /** Halves a cube until one candidate is left, or a box. @param from the place of the candidates around it, up to `to` */
  divide(x: number, y: number, z: number, width: number, from: number, to: number): void {
    this.#setBounds(0, x, width);
    this.#setBounds(1, y, width);
    this.#setBounds(2, z, width);
    const [middles, widths, candidates] = [this.#middles, this.#widths, this.#candidates];
    const end = keepCandidates(middles, widths, 0, this.centroids, candidates, from, to, this.#squared);
    if (end === to + 1) this.#fill(x, y, z, width, candidates[to]);
    else if (width === 1) this.#fill(x, y, z, width, this.ask(to, end));
    else {
      const half = width / 2;
      for (let part = 0; part < 8; part++) {
        const [right, up, back] = [part >> 2, (part >> 1) & 1, part & 1];
        this.divide(x + half * right, y + half * up, z + half * back, half, to, end);
      }
    }
  }

  /** The first boxes reach as far below 0 as above, because numbers are cut toward 0. */
  #setBounds(axis: number, first: number, width: number): void {
    const low = ((first || -1) - 1e-9) / BOXES_PER_UNIT;
    const high = (first + width + 1e-9) / BOXES_PER_UNIT;
    this.#middles[axis] = (low + high) / 2;
    this.#widths[axis] = high - low;
  }

  /** Writes down the question of all boxes of a cube. */
  #fill(x: number, y: number, z: number, width: number, question: number): void {
    for (let i = x; i < x + width; i++) {
      for (let j = y; j < y + width; j++) {
        const first = (i * SIDE + j) * SIDE + z;
        this.questions.fill(question, first, first + width);
      }
    }
  }

  /** A new question between several candidates: a plane decides between two, more are put on a list. */
  ask(from: number, to: number): number {
    const [candidates, lists, asked] = [this.#candidates, this.lists, this.#asked];
    this.answers.fill(-1 - lists.length, 3 * asked, 3 * asked + 3);
    lists.push(lists.length + 1 + to - from);
    for (let i = from; i < to; i++) lists.push(candidates[i]);
    if (to === from + 2) this.#separate(candidates[from], candidates[from + 1]);
    return this.#asked++;
  }

  #separate(before: number, beyond: number): void {
    const { centroids, planes, answers } = this;
    const asked = this.#asked;
    for (let d = 0; d < 3; d++) {
      const a = centroids[3 * before + d];
      const b = centroids[3 * beyond + d];
      planes[4 * asked + d] = 2 * (b - a);
      planes[4 * asked + 3] += b * b - a * a;
    }
    answers[3 * asked] = before;
    answers[3 * asked + 2] = beyond;
  }
}

/**
 * Writes the number of the nearest centroid of each colour into `labels`, found in float64: of two equally near ones the first.
 * @param colours red, green, blue, red, …; fast for 0-1
 */
export function labelColours(colours: Float32Array, grid: CentroidGrid, labels: Int32Array): void {
  askAll(colours, grid.questions, grid.planes, grid.answers, labels);
  searchLists(colours, grid.centroids, grid.lists, labels);
}

/** Without a branch: on the changing colours of a photo, a processor guesses them wrong so often that it doubles the time. */
function askAll(
  colours: Float32Array,
  questions: Int32Array,
  planes: Float64Array,
  answers: Int32Array,
  labels: Int32Array,
): void {
  for (let i = 0, j = 0; i < labels.length; i++, j += 3) {
    const red = colours[j];
    const green = colours[j + 1];
    const blue = colours[j + 2];
    const x = (red * BOXES_PER_UNIT) | 0;
    const y = (green * BOXES_PER_UNIT) | 0;
    const z = (blue * BOXES_PER_UNIT) | 0;
    const question = questions[(x | y | z) & -SIDE ? OUTSIDE : (x << (2 * DEPTH)) | (y << DEPTH) | z];
    const plane = 4 * question;
    const beyond =
      planes[plane] * red + planes[plane + 1] * green + planes[plane + 2] * blue - planes[plane + 3];
    labels[i] = answers[3 * question + Number(beyond > -CLOSE) + Number(beyond > CLOSE)];
  }
}

/** Where the answer was a list, the nearest centroid on it. */
function searchLists(
  colours: Float32Array,
  centroids: Float64Array,
  lists: number[],
  labels: Int32Array,
): void {
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] >= 0) continue;
    const list = -1 - labels[i];
    let least = Number.POSITIVE_INFINITY;
    for (let j = list + 1; j < lists[list]; j++) {
      const k = lists[j];
      const r = colours[3 * i] - centroids[3 * k];
      const g = colours[3 * i + 1] - centroids[3 * k + 1];
      const b = colours[3 * i + 2] - centroids[3 * k + 2];
      const squared = r * r + g * g + b * b;
      if (squared < least) {
        least = squared;
        labels[i] = k;
      }
    }
  }
}
