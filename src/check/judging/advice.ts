// What to think of an error or a NaN inside an answer, in the student's terms.
import { tf } from "../../base/tf";
import { wrap } from "../guard/undo";

const SHAPES =
  "You can combine two tensors only if each pair of axes has the same length or one of the two is 1. " +
  "`expandDims(axis)` inserts an axis of length 1.";
const AXES =
  "The axes are counted from 0: in [N, K] axis 0 runs along the points, axis 1 along the clusters.";
const LABEL_FOR_EACH =
  "Each point needs one label. In a table of distances [N, K], `argMin(1)` looks along each row, from cluster to cluster.";
const TOO_LARGE = "Look at the sizes: is one of them far too large?";
const LISTS =
  "The rows of the list don't have the length that is needed. Is it already flat, or is a tensor among its values " +
  "(`tf.stack` puts tensors together)?";

/** The first that fits the error's text; what it found stands in place of $1, $2 … */
const CAUSES: [pattern: RegExp, cause: string][] = [
  [/refused, it would fill|Invalid (?:typed )?array length:? ?(?:\d{7}|$)|OOM when/, TOO_LARGE],
  [/disposed/, "`dispose()`, or the end of a `tf.tidy`, has freed this tensor before it was used. Leave them out: memory is given back by itself."], // biome-ignore format: one line a cause
  [
    /Cannot return a Promise inside of tidy/,
    "`tf.tidy` can't wait for anything: leave out `async` and `await` inside it.",
  ],
  [
    /(?:Incompatible shapes: |together with shapes )\[?([\d,]*)\]? (?:vs\. \[|and )([\d,]*)/,
    `One tensor has the shape [$1], the other [$2]. ${SHAPES}`,
  ],
  [
    /In\[0\]: \[([\d,]*)\], In\[1\]: \[([\d,]*)\]/,
    "`matMul` gets [$1] and [$2] (after transposing): the columns of the first must be as many as the rows of the second.",
  ],
  [
    /inner shapes \((\w+)\) and \((\w+)\)/,
    "`matMul`: the first table has $1 columns, the second $2 rows; there must be as many of both.",
  ],
  [
    /In\[\d\] ndims must be >= 2/,
    "`matMul` needs two tables (two axes each): `expandDims(axis)` inserts an axis.",
  ],
  [
    /(?:Expected (?:size|begin)\[(\d)\] in \[0, (\d+)\], but got (\d+))/,
    "`slice` reaches past the end of axis $1: only $2 are left there, and $3 are asked for. -1 stands for all the rest.",
  ],
  [
    /index value (-?\d+) is not in \[0, (-?\d+)\]/,
    "`gather` is asked for row $1, but the rows go from 0 to $2. The table is its first argument, the row numbers the second.",
  ],
  [
    /'indices' passed to '(\w+)' must be int32/,
    "Row numbers must be whole numbers: `labels.toInt()`. `tf.gather(palette, labels)`: the table is the first argument, the row numbers are the second.",
  ],
  [
    /depth must be >=2/,
    "`tf.oneHot` needs at least two columns: is its second argument the number of clusters?",
  ],
  [
    /Shapes of all inputs must match.*= \[([\d,]*)\] != .*= \[([\d,]*)\]|passed to stack .* Shapes ([\d,]*) and ([\d,]*) must/,
    "`tf.stack` needs tensors of the same shape, and here one is [$1$3] and another [$2$4].",
  ],
  [
    /Dimension \d in both shapes must be equal|does not match the shape of the rest/,
    "`concat` puts tensors one behind the other: the other axes must be equally long. `tf.stack` makes a new axis.",
  ],
  [
    /reshape is a tensor with (\d+) values, but the requested shape has (\d+)/,
    "`reshape` keeps the number of values: there are $1, and the new shape has room for $2.",
  ],
  [
    /Size\((\d+)\) must match the product of shape ([\d,]+)/,
    "`reshape` keeps the number of values: there are $1, and the new shape [$2] has another number.",
  ],
  [
    /axis param must be in range \[-(\d)|Expected dimension in the range \[-(\d)|Axis must be <= rank/,
    `There is no such axis in this tensor. ${AXES}`,
  ],
  [
    /Can't squeeze axis (\d) since its dim '(\d+)'/,
    "`squeeze` drops axes of length 1 only, and axis $1 is $2 long.",
  ],
  [
    /does not start with segment_ids.shape = \[([\d,]*)\]/,
    "`unsortedSegmentSum` needs one label for each row of the data, and the labels have the shape [$1].",
  ],
  [
    /segment_ids\[\d+\] = (-?\d+) is out of range \[0, (\d+)\)/,
    "A label is $1, but only $2 clusters are asked for: labels count from 0.",
  ],
  [
    /'UnsortedSegmentSum' not registered/,
    "`unsortedSegmentSum` isn't there without native TensorFlow: `tf.oneHot` and `matMul`, or `updateCentroids`, do the same.",
  ],
  [
    /must be a Tensor or TensorLike, but got '(\w+)'/,
    "An operation was given a $1 in place of a tensor: has that variable got a value yet?",
  ],
  [
    /must be bool tensor/,
    "A condition is a tensor of booleans, as `a.less(b)`, `a.equal(b)` or `toBool()` make it.",
  ],
  [/requires (?:values|shape) to be|Invalid typed array length/, LISTS],
  [
    /points and centroids must have the same dimension D, but their shapes are (\[[\d,]+\]) and (\[[\d,]+\])/,
    "The points are $1, the clusters $2: the columns must be the same. Are both those of this call?",
  ],
  [/points, but \d+ labels/, LABEL_FOR_EACH],
  [
    /which is no label/,
    "A label is the number of a cluster. `argMin(1)` finds the number of the nearest one, `min(1)` its distance.",
  ],
  [
    /is not iterable/,
    "`for … of` and `...` go through lists: `t.arraySync()` makes lists of a tensor, `tf.unstack(t)` a list of its rows.",
  ],
  [
    /is not a function/,
    "Is it a tensor where a list is meant, or the other way round? `arraySync()` makes lists of a tensor.",
  ],
  [
    /of undefined|of null/,
    "Either a list is shorter than the loop expects, or a row or variable hasn't been created yet. (A tensor can't be indexed with [i].)",
  ],
  [/Maximum call stack/, "A function keeps calling itself and never stops."],
  [
    /is not defined/,
    "Is the name spelt exactly as it is where it is declared? If an earlier cell declares it, run that cell first.",
  ],
];

export function causeOf(error: string): string | undefined {
  for (const [pattern, cause] of CAUSES) {
    const found = pattern.exec(error);
    if (found) return cause.replace(/\$(\d)/g, (_, n) => found[n] ?? "");
  }
  return undefined;
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
export function sourceOfNaN(body: () => unknown): string {
  let first: string | undefined;
  const isNaNIn = (value: unknown) =>
    value instanceof tf.Tensor && value.dtype === "float32" && value.dataSync().some(Number.isNaN);
  const undo = wrap(tf.engine(), "runKernel", (original) => {
    return function (this: unknown, kernel: string, inputs: object, ...rest: unknown[]) {
      const result = original.call(this, kernel, inputs, ...rest);
      if (!first && [result].flat().some(isNaNIn) && !Object.values(inputs).flat().some(isNaNIn))
        first = SOURCES[kernel] ?? `the operation ${kernel}`;
      return result;
    };
  });
  try {
    body();
  } finally {
    undo();
  }
  return `NaN means "not a number". Here it comes from ${first ?? PLAIN}.`;
}

/** What belongs in the place of the notebook's variables, inside a function. */
export type Instead = Record<string, string>;

/**
 * A name of the notebook that the code uses where a parameter belongs: right there, wrong with any other input.
 * @param code a function's text
 */
export function stranger(code: string, instead: Instead = {}): string | undefined {
  const bare = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*|`(?:\\.|[^`])*`|"(?:\\.|[^"])*"|'(?:\\.|[^'])*'/g, '""');
  const found = Object.keys(instead).find((name) => {
    const isUsed = new RegExp(`(?<![.\\w$])(?:exports\\.)?${name}(?:_\\d+\\.v)?\\b(?!\\s*:)`).test(bare);
    const isOwn = new RegExp(
      `(?:const|let|var|function)\\b[^=;]*\\b${name}\\b|[(,]\\s*${name}\\s*(?:,[^()]*)?\\)\\s*(?:=>|\\{)`,
    );
    return isUsed && !isOwn.test(bare);
  });
  if (!found) return undefined;
  const what = /^\d/.test(found) ? "is right for the notebook's data only" : "is a variable of the notebook";
  return `\`${found}\` ${what}: inside the function it must be \`${instead[found]}\`, which holds what this call is about.`;
}

/** A comparison of tensors as a condition: a tensor, like every object, counts as true. */
export function tensorAsCondition(code: string): string | undefined {
  const condition =
    /\b(?:if|while)\s*\((?![^{;]*(?:Sync|data\b|array\b))[^{;]*\.(?:less|greater|equal|notEqual|lessEqual|greaterEqual|all|any|logicalAnd)\(/;
  if (!condition.test(code)) return undefined;
  return "A tensor as a condition is always true, whatever it holds: write `if (t.dataSync()[0])`.";
}
