// Which centroid is nearest to a colour, without measuring the distance to all of them: the cube of all colours is cut
// into small boxes, and each box knows the few centroids that can be nearest inside it (the filtering of Kanungo et
// al. 2002). Most boxes of a photo have a single one.

/** A box holds 8 x 8 x 8 byte colours, with its borders half-way between two bytes. */
const BOXES_PER_UNIT = 255 / 8;
/** Box 0 is what lies below black, so that black is the first colour of box 1. */
const BLACK = 1 + 0.5 / 8;
/** The boxes 1 to 32 of an axis cover the values from 0 to 1. */
const LAST = 32;
/** What `labels` says of a box that nobody has asked for yet; below it stand the places of lists of candidates. */
const UNKNOWN = -1;

/** Answers for one set of centroids, in float64: of two equally near ones the first wins. */
export class CentroidGrid {
  private readonly labels = new Int32Array(64 * 64 * 64).fill(UNKNOWN);
  /** For each box with several candidates: where its list ends, then the candidates in ascending order. */
  private lists = new Int32Array(4096);
  private used = 0;
  private readonly squared: Float64Array;

  /** @param centroids K times red, green and blue, 0-1 */
  constructor(private readonly centroids: ArrayLike<number>) {
    this.squared = new Float64Array(centroids.length / 3);
  }

  /** The number of the centroid nearest to a colour; right for any numbers, fast for 0-1. */
  nearest(red: number, green: number, blue: number): number {
    const label = this.labelOfBox(boxOf(red, green, blue));
    return label >= 0 ? label : this.nearestOf(label, red, green, blue);
  }

  /** The centroid that is nearest everywhere in a box; below 0 if there is no such one, for `nearestOf`. */
  labelOfBox(box: number): number {
    const label = this.labels[box];
    return label === UNKNOWN ? this.open(box) : label;
  }

  /** The nearest of a box's candidates. */
  nearestOf(label: number, red: number, green: number, blue: number): number {
    const { centroids, lists } = this;
    const place = UNKNOWN - 1 - label;
    let nearest = lists[place + 1];
    let least = Number.POSITIVE_INFINITY;
    for (let i = place + 1; i < lists[place]; i++) {
      const r = red - centroids[3 * lists[i]];
      const g = green - centroids[3 * lists[i] + 1];
      const b = blue - centroids[3 * lists[i] + 2];
      const squared = r * r + g * g + b * b;
      if (squared < least) {
        least = squared;
        nearest = lists[i];
      }
    }
    return nearest;
  }

  /** Finds a box's candidates and writes them down. */
  private open(box: number): number {
    const { centroids, squared } = this;
    const K = squared.length;
    const best = this.measureFrom(box);
    const reach = 2 * halfWidth(box);
    this.makeRoom(K + 1);
    let end = this.used + 1;
    for (let k = 0; k < K; k++) {
      // The difference between the squared distances to k and to the best is linear in the colour: going from the box's
      // middle to any of its corners changes it by at most `reach` times the sum of the centroids' coordinate differences.
      const apart =
        Math.abs(centroids[3 * k] - centroids[3 * best]) +
        Math.abs(centroids[3 * k + 1] - centroids[3 * best + 1]) +
        Math.abs(centroids[3 * k + 2] - centroids[3 * best + 2]);
      const beaten = squared[k] - squared[best] > reach * apart + 1e-12;
      if (!beaten) this.lists[end++] = k;
    }
    this.labels[box] = best;
    if (end === this.used + 2) return best;
    this.labels[box] = UNKNOWN - 1 - this.used;
    this.lists[this.used] = end;
    this.used = end;
    return this.labels[box];
  }

  /** Fills `squared` with the squared distances from the box's middle, and returns the nearest centroid. */
  private measureFrom(box: number): number {
    const { centroids, squared } = this;
    const [red, green, blue] = [box >> 12, (box >> 6) & 63, box & 63].map(middle);
    let best = 0;
    for (let k = 0; k < squared.length; k++) {
      const r = red - centroids[3 * k];
      const g = green - centroids[3 * k + 1];
      const b = blue - centroids[3 * k + 2];
      squared[k] = r * r + g * g + b * b;
      if (squared[k] < squared[best]) best = k;
    }
    return best;
  }

  private makeRoom(numbers: number): void {
    if (this.used + numbers <= this.lists.length) return;
    const larger = new Int32Array(2 * (this.used + numbers));
    larger.set(this.lists);
    this.lists = larger;
  }
}

/** The number of the box in which a colour lies; 0 for what is far outside of 0-1. */
export function boxOf(red: number, green: number, blue: number): number {
  const r = (red * BOXES_PER_UNIT + BLACK) | 0;
  const g = (green * BOXES_PER_UNIT + BLACK) | 0;
  const b = (blue * BOXES_PER_UNIT + BLACK) | 0;
  return (r | g | b) & ~63 ? 0 : (r << 12) | (g << 6) | b;
}

function middle(index: number): number {
  return (index + 0.5 - BLACK) / BOXES_PER_UNIT;
}

/** Half the width of a box; endless for those at the rim, which hold everything beyond it too. */
function halfWidth(box: number): number {
  const inside = (index: number) => index >= 1 && index <= LAST;
  const bounded = inside(box >> 12) && inside((box >> 6) & 63) && inside(box & 63);
  return bounded ? (0.5 + 1e-9) / BOXES_PER_UNIT : Number.POSITIVE_INFINITY;
}
