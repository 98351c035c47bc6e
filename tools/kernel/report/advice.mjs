// What to do about the compiler's complaints that students meet most: the compiler only says what is wrong. Knows no Node.js.

const LIST = "`await t.array()` makes a list of a tensor t, and `tf.tensor(list)` a tensor of a list.";
const NUMBER =
  "`t.dataSync()[0]` gets the number out of a tensor t, and `tf.scalar(x)` makes a tensor of a number.";
const OPERATORS =
  "`+`, `-`, `*` and `/` are for numbers. Tensors have methods: `a.add(b)`, `a.sub(b)`, `a.mul(b)`, `a.div(b)`.";
const NAME = "Is it spelt as where it is declared? If another cell declares it, run that cell first.";
const MEMBER = "Tab after the dot shows what there is.";
const PROMISE = "A promise is something that will only be there later: put `await` before the call.";

const PAGE =
  'That belongs to web pages. Show with `console.log("…")`, and write what you would ask for into the cell.';

/** The first match wins. */
const ADVICE = [
  { words: /'Promise</, advice: PROMISE },
  { words: /^Cannot find name '(prompt|alert|confirm)'/, advice: PAGE },
  { code: /^(2362|2363|2365)$/, advice: OPERATORS },
  { code: /^(2304|2552)$/, advice: NAME },
  { code: /^(2339|2551)$/, advice: MEMBER },
  { words: /'Tensor.*'number\[|'number\[.*'Tensor/s, advice: LIST },
  { words: /'Tensor.*'number'|'number'.*'Tensor/s, advice: NUMBER },
];

/**
 * @param {number} code the complaint's number
 * @param {string} text
 * @returns {string | undefined}
 */
export function adviceOn(code, text) {
  return ADVICE.find((one) => (one.code?.test(`${code}`) ?? true) && (one.words?.test(text) ?? true))?.advice;
}
