// Which centroid is nearest to a colour, without measuring the distance to all of them: the cube of all colours is halved
// along its three axes again and again, and each part keeps only the centroids that can be nearest somewhere in it (the
// filtering of Kanungo et al. 2002). Most of the smallest parts, the boxes, are left with one or two.

/** Boxes along each axis, to cover 0 to 1. */
const SIDE = 32;
/** A box is as wide as 8 of 255 steps. */
const BOXES_PER_UNIT = 255 / 8;
/** The number of what stands for all boxes outside of 0 to 1. */
const OUTSIDE = SIDE ** 3;
/** Differences of squared distances below this are within the rounding of float64. */
const CLOSE = 1e-12;

/** Answers for one set of centroids, in float64: of two equally near ones the first wins. */
export class CentroidGrid {
  /** For each box the number of its question, below. Boxes with the same single candidate share theirs. */
  private readonly questions = new Int32Array(OUTSIDE + 1);
  /** Four numbers a question: the direction of the plane half-way between two centroids, and how far along it the plane is. */
  private readonly planes: Float64Array;
  /** Three a question: the centroid before the plane, too close to it, beyond it; below 0 a list's place, counted from -1. */
  private readonly answers: Int32Array;
  /** At each place: where the list ends, then its centroids in ascending order. */
  private readonly lists: number[] = [];
  private asked: number;

  /** @param centroids K times red, green and blue, 0-1 */
  constructor(private readonly centroids: Float64Array) {
    const K = centroids.length / 3;
    this.planes = new Float64Array(4 * (K + OUTSIDE + 1));
    this.answers = new Int32Array(3 * (K + OUTSIDE + 1));
    for (let k = 0; k < K; k++) {
      this.planes[4 * k + 3] = 1; // no colour is beyond a plane without a direction
      this.answers[3 * k] = k;
    }
    this.asked = K;
    const all = Array.from({ length: K }, (_, k) => k);
    this.questions[OUTSIDE] = this.ask(all);
    this.divide(0, 0, 0, SIDE, all);
  }

  /**
   * Writes the number of the nearest centroid of each colour into `labels`.
   * @param colours red, green, blue, red, …; fast for 0-1
   */
  label(colours: Float32Array, labels: Int32Array): void {
    const { questions, planes, answers } = this;
    // Without a branch: on the changing colours of a photo, a processor guesses them wrong so often that it doubles the time.
    for (let i = 0, j = 0; i < labels.length; i++, j += 3) {
      const red = colours[j];
      const green = colours[j + 1];
      const blue = colours[j + 2];
      const x = (red * BOXES_PER_UNIT) | 0;
      const y = (green * BOXES_PER_UNIT) | 0;
      const z = (blue * BOXES_PER_UNIT) | 0;
      const question = questions[(x | y | z) & -SIDE ? OUTSIDE : (x * SIDE + y) * SIDE + z];
      const plane = 4 * question;
      const beyond =
        planes[plane] * red + planes[plane + 1] * green + planes[plane + 2] * blue - planes[plane + 3];
      labels[i] = answers[3 * question + Number(beyond > -CLOSE) + Number(beyond > CLOSE)];
    }
    for (let i = 0; i < labels.length; i++) {
      if (labels[i] < 0) labels[i] = this.nearestOf(-1 - labels[i], colours, 3 * i);
    }
  }

  /** The nearest centroid of a list. */
  private nearestOf(list: number, colours: Float32Array, at: number): number {
    const { centroids, lists } = this;
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let i = list + 1; i < lists[list]; i++) {
      const c = 3 * lists[i];
      const r = colours[at] - centroids[c];
      const g = colours[at + 1] - centroids[c + 1];
      const b = colours[at + 2] - centroids[c + 2];
      const squared = r * r + g * g + b * b;
      if (squared < least) {
        least = squared;
        nearest = lists[i];
      }
    }
    return nearest;
  }

  /** Writes down the questions of all boxes of a cube. */
  private divide(x: number, y: number, z: number, width: number, candidates: number[]): void {
    const left = this.filter(x, y, z, width, candidates);
    if (left.length === 1 || width === 1) {
      const question = left.length === 1 ? left[0] : this.ask(left);
      for (let i = x; i < x + width; i++) {
        for (let j = y; j < y + width; j++) {
          this.questions.fill(question, (i * SIDE + j) * SIDE + z, (i * SIDE + j) * SIDE + z + width);
        }
      }
      return;
    }
    const half = width / 2;
    for (let part = 0; part < 8; part++) {
      const [i, j, k] = [part >> 2, (part >> 1) & 1, part & 1];
      this.divide(x + i * half, y + j * half, z + k * half, half, left);
    }
  }

  /** Those of the candidates that can be nearest somewhere in a cube. */
  private filter(x: number, y: number, z: number, width: number, candidates: number[]): number[] {
    const [red, green, blue] = [span(x, width), span(y, width), span(z, width)];
    const { centroids } = this;
    const squared = candidates.map((k) => {
      const r = red.middle - centroids[3 * k];
      const g = green.middle - centroids[3 * k + 1];
      const b = blue.middle - centroids[3 * k + 2];
      return r * r + g * g + b * b;
    });
    const least = squared.reduce((a, b) => Math.min(a, b));
    const best = 3 * candidates[squared.indexOf(least)];
    return candidates.filter((k, i) => {
      // The difference of the squared distances to two centroids is linear in the colour: from the cube's middle to its
      // corners it changes by at most this much.
      const change =
        red.width * Math.abs(centroids[3 * k] - centroids[best]) +
        green.width * Math.abs(centroids[3 * k + 1] - centroids[best + 1]) +
        blue.width * Math.abs(centroids[3 * k + 2] - centroids[best + 2]);
      return squared[i] - least <= change + CLOSE;
    });
  }

  /** A question for boxes where several centroids can be nearest: between two a plane decides, more are put on a list. */
  private ask(candidates: number[]): number {
    const { centroids, planes, answers } = this;
    const question = this.asked++;
    const list = this.lists.length;
    this.lists.push(list + 1 + candidates.length, ...candidates);
    answers.fill(-1 - list, 3 * question, 3 * question + 3);
    if (candidates.length !== 2) return question;
    const [before, beyond] = candidates;
    for (let d = 0; d < 3; d++) {
      const [from, to] = [centroids[3 * before + d], centroids[3 * beyond + d]];
      planes[4 * question + d] = 2 * (to - from);
      planes[4 * question + 3] += to * to - from * from;
    }
    answers[3 * question] = before;
    answers[3 * question + 2] = beyond;
    return question;
  }
}

/** The middle and the width of some boxes along one axis. The first reaches as far below 0, because numbers are cut toward 0. */
function span(first: number, boxes: number) {
  const [low, high] = [first || -1, first + boxes];
  return { middle: (low + high) / 2 / BOXES_PER_UNIT, width: ((1 + 1e-9) * (high - low)) / BOXES_PER_UNIT };
}
