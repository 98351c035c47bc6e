// A program's near relatives: every small change that its syntax tree allows, one at a time.
import { createRequire } from "node:module";

type TypeScript = typeof import("@tslab/typescript-for-tslab");
const ts: TypeScript = createRequire(import.meta.url)("@tslab/typescript-for-tslab");
type Node = import("@tslab/typescript-for-tslab").Node;

export interface Mutant {
  /** The changed line, and what stood in it. */
  change: string;
  code: string;
}

/** What a method or an operator is easily mistaken for. */
const KIN = [
  ["add", "sub", "mul", "div"],
  ["sum", "mean", "max", "min"],
  ["square", "abs", "sqrt", "neg"],
  ["argMin", "argMax", "min"],
  ["less", "greater", "lessEqual", "equal", "notEqual"],
  ["+", "-", "*", "/"],
  ["<", "<=", ">", "===", "!=="],
  ["+=", "-=", "="],
  ["++", "--"],
  ["assignLabels", "euclideanDist"],
  ['"random"', '"k-means++"'],
  ['"float32"', '"int32"', '"bool"'],
];
const kinOf = (word: string) =>
  [...new Set(KIN.filter((kin) => kin.includes(word)).flat())].filter((w) => w !== word);

/** @param names what each variable may be taken for */
export function mutantsOf(code: string, names: string[]): Mutant[] {
  const tree = ts.createSourceFile("code.ts", code, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Mutant>();
  const text = (node: Node) => node.getText(tree);
  const put = (node: Node, instead: string, start = node.getStart(tree)) => {
    const mutant = code.slice(0, start) + instead + code.slice(node.end);
    const before = code.slice(start, node.end);
    const from = code.lastIndexOf("\n", start) + 1;
    const end = start + instead.length;
    const to = `${mutant}\n`.indexOf("\n", end);
    const change = `${mutant.slice(from, to).trim()} // was ${before.length > 60 ? "more" : before}`;
    if (mutant !== code && !found.has(mutant)) found.set(mutant, { change, code: mutant });
  };
  const visit = (node: Node): void => {
    if (ts.isTypeNode(node)) return;
    change(node, text, put, names);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return [...found.values()];
}

type Put = (node: Node, instead: string, start?: number) => void;
type Text = (node: Node) => string;

function change(node: Node, text: Text, put: Put, names: string[]): void {
  if (ts.isNumericLiteral(node)) for (const other of numbersNear(Number(node.text))) put(node, other);
  if (ts.isStringLiteral(node)) for (const other of kinOf(text(node))) put(node, other);
  if (ts.isBinaryExpression(node)) {
    for (const other of kinOf(text(node.operatorToken))) put(node.operatorToken, other);
    if (text(node.operatorToken) !== "=") {
      put(node, text(node.left));
      put(node, text(node.right));
    }
  }
  if (ts.isPostfixUnaryExpression(node)) put(node, `${text(node.operand)}--`);
  if (ts.isIdentifier(node) && isVariable(node)) for (const other of names) put(node, other);
  if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) {
    for (const other of ["this.K", "this.D", "this.clusters", "kmeans.clusters", "data"]) put(node, other);
  }
  if (ts.isCallExpression(node)) changeCall(node, text, put);
  if (ts.isExpressionStatement(node)) put(node, "");
  if (ts.isForStatement(node)) {
    put(node, `{ let i = 0; ${text(node.statement)} }`);
    put(node, "");
  }
  if (ts.isIfStatement(node)) {
    put(node, text(node.thenStatement));
    put(node, node.elseStatement ? text(node.elseStatement) : "");
  }
  if (ts.isConditionalExpression(node)) {
    put(node, text(node.whenTrue));
    put(node, text(node.whenFalse));
  }
}

function changeCall(node: import("@tslab/typescript-for-tslab").CallExpression, text: Text, put: Put): void {
  const called = node.expression;
  const args = node.arguments.map(text);
  const name = ts.isPropertyAccessExpression(called) ? called.name : called;
  for (const other of kinOf(text(name))) put(name, other);
  for (const i of args.keys()) put(node, `${text(called)}(${args.filter((_, k) => k !== i).join(", ")})`);
  if (args.length > 1) put(node, `${text(called)}(${[args[1], args[0], ...args.slice(2)].join(", ")})`);
  for (const arg of node.arguments) put(node, text(arg));
  if (!ts.isPropertyAccessExpression(called)) return;
  const receiver = text(called.expression);
  if (receiver !== "tf" && receiver !== "Math") put(node, receiver);
  if (args.length === 1) put(node, `${args[0]}.${text(called.name)}(${receiver})`);
}

/** Not the name of a property, nor one that is only just declared. */
function isVariable(node: import("@tslab/typescript-for-tslab").Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isCallExpression(parent) && parent.expression === node) return false;
  if (ts.isVariableDeclaration(parent) && parent.name === node) return false;
  return !ts.isParameter(parent) && !ts.isTypeNode(parent) && node.text !== "tf" && node.text !== "Math";
}

function numbersNear(n: number): string[] {
  const others = Number.isInteger(n) ? [n + 1, n - 1, 0, -1, 2 * n] : [2 * n, n / 2, 0, 1];
  return others.filter((other) => other !== n).map(String);
}

/** The JavaScript of a program. */
export function javaScript(code: string): string {
  return ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  }).outputText;
}
