// The colours of a picture as an octree, boxes within boxes, so that k-means can move whole boxes of colours
// at once.
import { type ColourTable, colourCode } from "./table";

/** Boxes of at most so many colours are leaves. */
const LEAF = 64;

export interface ColourTree {
  /** U times red, green, blue, 0-1 */
  colours: Float32Array;
  /** How many pixels have each colour. */
  counts: Float32Array;
  /**
   * The boxes in depth-first order: for each its first colour, the end of its colours, and the next box that
   * is not inside it.
   */
  begins: number[];
  ends: number[];
  nexts: number[];
  /** The lowest and the highest red, green and blue of the colours in each box. */
  lows: Float64Array;
  highs: Float64Array;
  /** Four numbers a box: the sums of red, green and blue over its pixels, and how many there are. */
  sums: Float64Array;
}

const grown = new WeakMap<ColourTable, ColourTree>();

/** The octree of a table's colours, made once for each table. */
export function treeOf(table: ColourTable): ColourTree {
  const { colours, counts } = table;
  const tree = grown.get(table) ?? growTree(colours.dataSync<"float32">(), counts.dataSync<"float32">());
  grown.set(table, tree);
  return tree;
}

function growTree(colours: Float32Array, counts: Float32Array): ColourTree {
  const boxes = { begins: [], ends: [], nexts: [] };
  const byte = (i: number) => Math.round(255 * colours[i]);
  const codes = new Uint32Array(counts.length);
  for (let i = 0; i < codes.length; i++) {
    codes[i] = colourCode(byte(3 * i), byte(3 * i + 1), byte(3 * i + 2));
  }
  divide(codes, 0, counts.length, boxes);
  const size = boxes.begins.length;
  const lows = new Float64Array(3 * size).fill(Number.POSITIVE_INFINITY);
  const highs = new Float64Array(3 * size).fill(Number.NEGATIVE_INFINITY);
  const tree = { colours, counts, ...boxes, lows, highs, sums: new Float64Array(4 * size) };
  for (let box = size - 1; box >= 0; box--) measure(tree, box); // what is inside a box before the box
  return tree;
}

/**
 * Makes a box of the colours from `begin` to `end`, and inside it a box for each value of their next three
 * code bits.
 */
function divide(
  codes: Uint32Array,
  begin: number,
  end: number,
  boxes: Pick<ColourTree, "begins" | "ends" | "nexts">,
): void {
  const box = boxes.begins.push(begin) - 1;
  boxes.ends.push(end);
  boxes.nexts.push(0);
  if (end - begin > LEAF) {
    const shift = highestThird(codes[begin] ^ codes[end - 1]);
    for (let from = begin, to = begin; from < end; from = to) {
      while (to < end && codes[to] >> shift === codes[from] >> shift) to++;
      divide(codes, from, to, boxes);
    }
  }
  boxes.nexts[box] = boxes.begins.length;
}

/** The position of the bit triple that holds the highest bit of a code: 0, 3, … 21. */
function highestThird(code: number): number {
  return 3 * Math.floor((31 - Math.clz32(code)) / 3);
}

/** How far the colours of a box reach, and their sums: of a leaf by its colours, else by the boxes inside it. */
function measure(tree: ColourTree, box: number): void {
  const { colours, counts, begins, ends, nexts, lows, highs, sums } = tree;
  const isLeaf = nexts[box] === box + 1;
  for (let i = begins[box]; isLeaf && i < ends[box]; i++) {
    for (let d = 0; d < 3; d++) {
      const value = colours[3 * i + d];
      lows[3 * box + d] = Math.min(lows[3 * box + d], value);
      highs[3 * box + d] = Math.max(highs[3 * box + d], value);
      sums[4 * box + d] += counts[i] * value;
    }
    sums[4 * box + 3] += counts[i];
  }
  for (let inner = box + 1; inner < nexts[box]; inner = nexts[inner]) {
    for (let d = 0; d < 3; d++) {
      lows[3 * box + d] = Math.min(lows[3 * box + d], lows[3 * inner + d]);
      highs[3 * box + d] = Math.max(highs[3 * box + d], highs[3 * inner + d]);
    }
    for (let n = 0; n < 4; n++) sums[4 * box + n] += sums[4 * inner + n];
  }
}
