// What to do about the compiler's complaints that students meet most: the compiler only says what is wrong. Knows no Node.js.

const PROMISE =
  "A promise is a result that isn't there yet: in a cell, write `(await call(…))`, with the brackets if more follows; inside a " +
  "function use the `…Sync` version.";
const AWAIT =
  "`await` works in cells and in functions marked `async`, but the lesson's functions must give their result at once: use " +
  "`t.arraySync()` or `t.dataSync()`. (`booleanMaskAsync` has no synchronous version: multiply by the mask.)";
const PAGE =
  'That belongs to web pages. Show with `console.log("…")`, and write what you would ask for into the cell.';
const TWICE =
  "A variable is declared once: leave out the second `let` or `const`, and the line stores a new value in it.";
const COMPARE =
  "`<` and `>` are for numbers: `a.less(b)` and `a.greater(b)` compare all the values of tensors at once.";
const OPERATORS =
  "`+`, `-`, `*`, `/` and `**` are for numbers. Tensors have methods: `a.add(b)`, `a.sub(b)`, `a.mul(b)`, `a.div(b)`, `a.square()`.";
const INDEX =
  "A tensor can't be an index: `tf.gather(palette, labels)` looks up a row of `palette` for each of the `labels`.";
const OBJECT =
  "Inside the class, the object is called `this`: `this.clusters`, `this.K`. Elsewhere, run the cell that makes `kmeans` first.";
const NAME =
  "Is it spelt exactly as it is where it is declared? If an earlier cell declares it, run that cell first.";
const LENGTH = "A tensor's number of rows is `t.shape[0]`; `t.size` counts all its values.";
const NO_TENSOR =
  'This is no tensor: `tf.tensor(list)` makes one of a list, `tf.tensor1d(list, "bool")` of a list of booleans.';
const MEMBER = "Press Tab after the dot to see what is available.";
const MATH =
  "`Math` is for numbers. A tensor has methods of its own: `t.sqrt()`, `t.abs()`, `t.square()`; and `t.dataSync()[0]` gets the " +
  "number out of a tensor with a single value.";
const AXES =
  "TypeScript doesn't know how many axes this tensor has. If there are $1, say so: `(…) as tf.Tensor$1D`.";
const LOOP =
  "A loop goes through lists: `t.arraySync()` makes lists of a tensor, `tf.unstack(t)` a list of its rows.";
const LIST =
  "`await t.array()` makes a list of a tensor t (inside a function, `t.arraySync()`), and `tf.tensor(list)` a tensor of a list.";
const NUMBER =
  "`t.dataSync()[0]` gets the number out of a tensor t, and `tf.scalar(x)` makes a tensor of a number.";

/** The first match wins; $1 is what the words' first group has found. */
const ADVICE = [
  { code: /^(1308|1378)$/, advice: AWAIT },
  { words: /'Promise</, advice: PROMISE },
  { words: /^Cannot find name '(prompt|alert|confirm)'/, advice: PAGE },
  { code: /^2451$/, advice: TWICE },
  { code: /^2365$/, words: /'[<>]=?'/, advice: COMPARE },
  { code: /^(2362|2363|2365)$/, advice: OPERATORS },
  { code: /^2538$/, words: /'Tensor/, advice: INDEX },
  { code: /^(2304|2552)$/, words: /'kmeans'/, advice: OBJECT },
  { code: /^(2304|2552)$/, advice: NAME },
  { code: /^2339$/, words: /'length' .*'Tensor/, advice: LENGTH },
  { code: /^2339$/, words: /on type '(number|boolean)(\[\])*'/, advice: NO_TENSOR },
  { code: /^(2339|2551)$/, advice: MEMBER },
  { code: /^2345$/, words: /'Tensor.* parameter of type 'number'/, advice: MATH },
  { code: /^(2322|2345|2740)$/, words: /type 'Tensor<Rank>' .*Tensor(\d)D/is, advice: AXES },
  { code: /^(2488|2495|2461)$/, words: /'Tensor/, advice: LOOP },
  { words: /'Tensor.*'(number|boolean)\[|'(number|boolean)\[.*'Tensor/s, advice: LIST },
  { words: /'Tensor.*'number'|'number'.*'Tensor/s, advice: NUMBER },
];

/**
 * @param {number} code the complaint's number
 * @param {string} text
 * @returns {string | undefined}
 */
export function adviceOn(code, text) {
  for (const { code: codes = /./, words = /(?:)/, advice } of ADVICE) {
    const found = codes.test(`${code}`) ? words.exec(text) : null;
    if (found) return advice.replaceAll("$1", found[1]);
  }
  return undefined;
}
