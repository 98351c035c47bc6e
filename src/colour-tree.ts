// A picture's colours as a tree of boxes, so that k-means can move whole boxes of colours at once.
import { type ColourTable, colourCode } from "./colour-table";

/** Boxes with so few colours are not divided. */
const LEAF = 64;

export interface ColourTree {
  /** U times red, green, blue, 0-1 */
  colours: Float32Array;
  /** How many pixels have each colour. */
  counts: Float32Array;
  /** The boxes, each before those inside it: its first colour, the end of its colours, and the next box outside of it. */
  begins: number[];
  ends: number[];
  nexts: number[];
  /** Three numbers a box: its least red, green and blue. */
  lows: Float64Array;
  /** Three numbers a box: its greatest red, green and blue. */
  highs: Float64Array;
  /** Four numbers a box: the sums of red, green and blue over its pixels, and how many there are. */
  sums: Float64Array;
}

const grown = new WeakMap<ColourTable, ColourTree>();

/** The tree of a picture's colours, made once for each picture. */
export function treeOf(picture: ColourTable): ColourTree {
  const { colours, counts } = picture;
  const tree = grown.get(picture) ?? growTree(colours.dataSync<"float32">(), counts.dataSync<"float32">());
  grown.set(picture, tree);
  return tree;
}

/**
 * @param colours U times red, green, blue, 0-1, in the order of their codes
 * @param counts how many pixels have each colour
 */
export function growTree(colours: Float32Array, counts: Float32Array): ColourTree {
  const boxes = { begins: [], ends: [], nexts: [] };
  divide(codesOf(colours), 0, counts.length, boxes);
  const size = boxes.begins.length;
  const lows = new Float64Array(3 * size).fill(Number.POSITIVE_INFINITY);
  const highs = new Float64Array(3 * size).fill(Number.NEGATIVE_INFINITY);
  const tree = { colours, counts, ...boxes, lows, highs, sums: new Float64Array(4 * size) };
  for (let box = size - 1; box >= 0; box--) measure(tree, box); // those inside a box before it
  return tree;
}

function codesOf(colours: Float32Array): Uint32Array {
  const codes = new Uint32Array(colours.length / 3);
  for (let i = 0, j = 0; i < codes.length; i++, j += 3) {
    codes[i] = colourCode(byte(colours[j]), byte(colours[j + 1]), byte(colours[j + 2]));
  }
  return codes;
}

function byte(value: number): number {
  return (value * 255 + 0.5) | 0;
}

/** Makes a box of the colours from `begin` to `end`, and of those that agree in one more bit of each channel the boxes in it. */
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

/** Where the three bits stand that hold the highest bit of a code: 0, 3, … 21. */
function highestThird(code: number): number {
  return 3 * Math.floor((31 - Math.clz32(code)) / 3);
}

/** Writes down how far a box reaches, and its sums: from its colours, or from the boxes inside it. */
function measure(tree: ColourTree, box: number): void {
  const { begins, ends, nexts } = tree;
  if (nexts[box] === box + 1) for (let i = begins[box]; i < ends[box]; i++) takeColour(tree, box, i);
  else for (let inner = box + 1; inner < nexts[box]; inner = nexts[inner]) takeBox(tree, box, inner);
}

function takeColour({ colours, counts, lows, highs, sums }: ColourTree, box: number, i: number): void {
  for (let d = 0; d < 3; d++) {
    const value = colours[3 * i + d];
    lows[3 * box + d] = Math.min(lows[3 * box + d], value);
    highs[3 * box + d] = Math.max(highs[3 * box + d], value);
    sums[4 * box + d] += counts[i] * value;
  }
  sums[4 * box + 3] += counts[i];
}

function takeBox({ lows, highs, sums }: ColourTree, box: number, inner: number): void {
  for (let d = 0; d < 3; d++) {
    lows[3 * box + d] = Math.min(lows[3 * box + d], lows[3 * inner + d]);
    highs[3 * box + d] = Math.max(highs[3 * box + d], highs[3 * inner + d]);
    sums[4 * box + d] += sums[4 * inner + d];
  }
  sums[4 * box + 3] += sums[4 * inner + 3];
}
