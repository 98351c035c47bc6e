// What to think of an error or a NaN inside an answer, in the student's terms.
import { tf } from "../../base/tf";
import { wrap } from "../guard/undo";

/** By what to say of them: the first that fits the error's text; what it found stands in place of $1, $2 … */
const CAUSES: { [says: string]: RegExp } = {
  "Look at the sizes: is one of them far too large?":
    /refused, it would fill|Invalid (?:typed )?array length:? ?(?:\d{7}|$)|OOM when/,
  "`dispose()`, or the end of a `tf.tidy`, has freed this tensor before it was used. Leave them out: memory is given back by itself.":
    /disposed/,
  "One tensor has the shape [$1], the other [$2]. You can combine two tensors only if each pair of axes has the same length or one of the two is 1. `expandDims(axis)` inserts an axis of length 1.":
    /(?:Incompatible shapes: |together with shapes )\[?([\d,]*)\]? (?:vs\. \[|and )([\d,]*)/,
  "`matMul` gets [$1] and [$2]: the first must have as many columns as the second has rows (after transposing).":
    /(?:In\[0\]: \[|with shapes )([\d,]*)(?:\], In\[1\]: \[| and )([\d,]*)/,
  "`matMul` needs two tables (two axes each): `expandDims(axis)` inserts an axis.":
    /In\[\d\] ndims must be >= 2/,
  "`slice` reaches past the end of axis $1: only $2 are left there, and $3 are asked for. -1 stands for all the rest.":
    /(?:Expected (?:size|begin)\[(\d)\] in \[0, (\d+)\], but got (\d+))/,
  "`gather` is asked for row $1, but the rows go from 0 to $2. The table is its first argument, the row numbers the second.":
    /index value (-?\d+) is not in \[0, (-?\d+)\]/,
  "Row numbers must be whole numbers: `labels.toInt()`. `tf.gather(palette, labels)`: the table is the first argument, the row numbers are the second.":
    /'indices' passed to '(\w+)' must be int32/,
  "`tf.oneHot` needs at least two columns: is its second argument the number of clusters?":
    /depth must be >=2/,
  "`tf.stack` needs tensors of the same shape, and here one is [$1$3] and another [$2$4].":
    /Shapes of all inputs must match.*= \[([\d,]*)\] != .*= \[([\d,]*)\]|passed to stack .* Shapes ([\d,]*) and ([\d,]*) must/,
  "`reshape` keeps the number of values: there are $1$2 of them, and the new shape has room for another number.":
    /reshape is a tensor with (\d+) values|Size\((\d+)\) must match the product of shape/,
  "There is no such axis in this tensor. The axes are counted from 0: in [N, K] axis 0 runs along the points, axis 1 along the clusters.":
    /axis param must be in range \[-(\d)|Expected dimension in the range \[-(\d)|Axis must be <= rank/,
  "`squeeze` drops axes of length 1 only, and axis $1 is $2 long.":
    /Can't squeeze axis (\d) since its dim '(\d+)'/,
  "`unsortedSegmentSum` isn't there without native TensorFlow: `tf.oneHot` and `matMul`, or `updateCentroids`, do the same.":
    /'UnsortedSegmentSum' not registered/,
  "An operation was given a $1 in place of a tensor: has that variable got a value yet?":
    /must be a Tensor or TensorLike, but got '(\w+)'/,
  "The rows of the list don't have the length that is needed. Is it already flat, or is a tensor among its values (`tf.stack` puts tensors together)?":
    /requires (?:values|shape) to be|Invalid typed array length/,
  "Each point needs one label. In a table of distances [N, K], `argMin(1)` looks along each row, from cluster to cluster.":
    /points, but \d+ labels/,
  "A label is the number of a cluster. `argMin(1)` finds the number of the nearest one, `min(1)` its distance.":
    /which is no label/,
  "`for … of` and `...` go through lists: `t.arraySync()` makes lists of a tensor, `tf.unstack(t)` a list of its rows.":
    /is not iterable/,
  "Is it a tensor where a list is meant, or the other way round? `arraySync()` makes lists of a tensor.":
    /is not a function/,
  "Either a list is shorter than the loop expects, or a row or variable hasn't been created yet. (A tensor can't be indexed with [i].)":
    /of undefined|of null/,
  "Is the name spelt exactly as it is where it is declared? If an earlier cell declares it, run that cell first.":
    /is not defined/,
};

export function causeOf(error: string): string | undefined {
  const says = Object.keys(CAUSES).find((cause) => CAUSES[cause].test(error));
  return says?.replace(/\$(\d)/g, (_, n) => CAUSES[says].exec(error)?.[n] ?? "");
}

/** What each operation makes NaN of. */
const SOURCES: Record<string, string> = {
  Sqrt: "`sqrt` of a negative number. Squares can't be negative, but |p|² - 2 p·q + |q|² can be, by a rounding error, where two points are the same: put `relu()` before the root",
  RealDiv: "`div`, as 0 / 0: the mean of no points at all, or a length of 0",
  Mean: "`mean` of no numbers at all",
  Log: "`log` of a negative number",
  Pow: "`pow` of a negative number",
};
const PLAIN =
  "reading past the end of a list (the value there is `undefined`), from `Math.sqrt` of a negative number, or from 0 / 0";

/** Runs `body` once more and says which of its operations was the first to make a NaN of numbers. */
export function sourceOfNaN(body?: () => unknown): string {
  let first: string | undefined;
  const isNaNIn = (value: unknown) =>
    value instanceof tf.Tensor && value.dtype === "float32" && value.dataSync().some(Number.isNaN);
  const undo = wrap(tf.engine(), "runKernel", (original, engine, args) => {
    const result = Reflect.apply(original, engine, args);
    const [kernel, inputs] = args;
    if (!first && [result].flat().some(isNaNIn) && !Object.values(inputs).flat().some(isNaNIn))
      first = SOURCES[kernel] ?? `the operation ${kernel}`;
    return result;
  });
  try {
    body?.();
  } finally {
    undo();
  }
  return `NaN means "not a number". Here it comes from ${first ?? PLAIN}.`;
}

/** The notebook's names, by what they hold. */
const NOTEBOOK = {
  pixelsSmall: "points",
  pixels: "points",
  randomPixel: "pixel",
  image: "image",
  height: "sizes",
  width: "sizes",
  channels: "sizes",
  clusteredImage: "labels",
  kmeans: "model",
  palette: "palette",
  K: "K",
  "16": "K",
} as const;
type Name = keyof typeof NOTEBOOK;

/** By what they hold: what belongs in the place of the notebook's names, inside a function. */
export type Instead = { [held in (typeof NOTEBOOK)[Name]]?: string };

/**
 * A name of the notebook that the code uses where a parameter belongs: right there, wrong with any other input.
 * @param code a function's text as the kernel has compiled it, where the notebook's K is `K_1.v` and a K of its own is `K`
 */
export function stranger(code: string, instead: Instead = {}): string | undefined {
  const bare = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*|`(?:\\.|[^`])*`|"(?:\\.|[^"])*"|'(?:\\.|[^'])*'/g, '""');
  const found = (Object.keys(NOTEBOOK) as Name[]).find((name) => {
    const asCompiled = name === "16" ? "(?<![.\\w$]|e-)16\\b(?!\\s*:)" : `\\b${name}_\\d+_*\\.v\\b`;
    return instead[NOTEBOOK[name]] && new RegExp(asCompiled).test(bare);
  });
  if (!found) return undefined;
  const what = /^\d/.test(found) ? "is right for the notebook's data only" : "is a variable of the notebook";
  return `\`${found}\` ${what}: inside the function it must be \`${instead[NOTEBOOK[found]]}\`, which holds what this call is about.`;
}

/** A comparison of tensors as a condition: a tensor, like every object, counts as true. */
export function tensorAsCondition(code: string): string | undefined {
  const condition =
    /\b(?:if|while)\s*\((?![^{;]*(?:Sync|data\b|array\b))[^{;]*\.(?:less|greater|equal|notEqual|lessEqual|greaterEqual|all|any|logicalAnd)\(/;
  if (!condition.test(code)) return undefined;
  return "A tensor as a condition is always true, whatever it holds: write `if (t.dataSync()[0])`.";
}
