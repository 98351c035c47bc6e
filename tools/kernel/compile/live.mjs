// One variable for each name that a cell declares, shared by that cell, the cells after it and every closure,
// as in the REPLs of Node.js and Deno. tslab gives each cell variables of its own and copies their values.
// Here each shared name has a box on the kernel's scope (run/scope.mjs), and a cell's JavaScript reads and
// writes the box: `n = 1` becomes `n_1.v = 1`. Knows no Node.js.
import { Edits } from "./edits.mjs";
/** @import * as TS from "@tslab/typescript-for-tslab" */

/**
 * @typedef {object} LiveCell a function's body (run/run-cell.mjs); its result is the last expression's value,
 *   in an array
 * @property {string} head what comes before the first line: `const { n: n_1 } = __cell.names;`
 * @property {string} js
 * @property {import("./edits.mjs").Columns[]} columns where each line's columns were before
 * @property {boolean} isAsync
 * @property {string[]} names what it declares, but for `var`
 * @property {string[]} variables what it declares with `var`: undefined to begin with
 */

/**
 * @typedef {object} Names
 * @property {ReadonlySet<string>} earlier what the cells before have declared
 * @property {ReadonlySet<string>} anew namespaces and enums of the cell: `var` to JavaScript, but not one
 *   with an earlier cell's
 */

/**
 * @param {typeof TS} ts
 * @param {string} js a cell as TypeScript wrote it: a module
 * @param {Names} names
 * @returns {LiveCell}
 */
export function liveCell(ts, js, names) {
  const target = ts.ScriptTarget.ES2022;
  const file = ts.createSourceFile("cell.ts", js, target, true); // as TypeScript: it treats JavaScript specially
  /** @type {any} it is not among the published types */ (ts).bindSourceFile(file, { target });
  return new Rewriter(ts, file, names).rewrite();
}

/** @param {TS.Node} node of a file that is bound @returns {Map<string, TS.Symbol>} the names that are declared right in it */
export function localsOf(node) {
  return /** @type {any} it is not among the published types */ (node).locals ?? new Map();
}

class Rewriter {
  #ts;
  #file;
  #names;
  #edits = new Edits();
  #isAsync = false;
  /** The boxes that the cell needs, by the names of their variables. @type {Map<string, string>} */
  #boxes = new Map();

  /**
   * @param {typeof TS} ts
   * @param {TS.SourceFile} file bound
   * @param {Names} names
   */
  constructor(ts, file, names) {
    this.#ts = ts;
    this.#file = file;
    this.#names = names;
  }

  rewrite() {
    const first = [...this.#file.statements].flatMap((statement) => this.#statement(statement));
    const { text, columns } = this.#edits.apply(this.#file.text);
    const boxes = [...this.#boxes].map(([name, box]) => `${name}: ${box}`).join(", ");
    const head = [`const { ${boxes} } = __cell.names;`, ...first].join(" ");
    return { head, js: text, columns, isAsync: this.#isAsync, ...this.#declared() };
  }

  #declared() {
    const all = [...localsOf(this.#file)];
    const isVar = (/** @type {[string, TS.Symbol]} */ [, { flags }]) =>
      (flags & this.#ts.SymbolFlags.FunctionScopedVariable) !== 0;
    return {
      names: all.filter((one) => !isVar(one)).map(([name]) => name),
      variables: all.filter(isVar).map(([name]) => name),
    };
  }

  /** @param {TS.Statement} statement at the top @returns {string[]} what is to be done first of all */
  #statement(statement) {
    const ts = this.#ts;
    const { statements } = this.#file;
    const start = statement.getStart();
    if (ts.isExportDeclaration(statement)) {
      this.#edits.replace(start, statement.end, ""); // tslab's own; a person's are gone (exports.mjs)
      return [];
    }
    if (ts.isImportDeclaration(statement)) {
      const call = `__cell.import(${statement.moduleSpecifier.getText()}, ${JSON.stringify(this.#imported(statement))});`;
      this.#edits.replace(start, statement.end, call);
      const isFirst = statements.slice(0, statements.indexOf(statement)).every(ts.isImportDeclaration);
      return isFirst ? [] : [call];
    }
    const { name } = /** @type {{ name?: TS.Identifier }} */ (statement);
    if (name && ts.isClassDeclaration(statement)) this.#edits.insert(start, `${this.#boxOf(name.text)}.v = `);
    const last = statements.filter((one) => !ts.isExportDeclaration(one)).at(-1);
    const isValue = statement === last && ts.isExpressionStatement(statement);
    if (isValue) this.#edits.insert(start, "return [");
    this.#visit(statement);
    if (isValue) this.#edits.insert(statement.expression.end, "]");
    if (name && ts.isClassDeclaration(statement)) this.#edits.insert(statement.end, ";");
    return name && ts.isFunctionDeclaration(statement) ? [`${this.#boxOf(name.text)}.v = ${name.text};`] : [];
  }

  /** @param {TS.ImportDeclaration} statement @returns {[key: string, name: string][]} */
  #imported({ importClause: { name, namedBindings } = /** @type {any} */ ({}) }) {
    /** @type {[string, string][]} */
    const pairs = name ? [["default", name.text]] : [];
    if (namedBindings && this.#ts.isNamespaceImport(namedBindings))
      pairs.push(["*", namedBindings.name.text]);
    else
      for (const one of namedBindings?.elements ?? [])
        pairs.push([(one.propertyName ?? one.name).text, one.name.text]);
    return pairs;
  }

  /** @type {(node: TS.Node) => void} */
  #visit = (node) => {
    const ts = this.#ts;
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier))
      this.#isAsync ||= ts.findAncestor(node, ts.isFunctionLike) === undefined;
    if (ts.isIdentifier(node)) this.#identifier(node);
    else if (node.kind === ts.SyntaxKind.ImportKeyword)
      this.#edits.replace(node.getStart(), node.end, "__cell.importLater");
    else if (ts.isMetaProperty(node) && node.getText() === "import.meta")
      this.#edits.replace(node.getStart(), node.end, "__cell.meta");
    else if (ts.isVariableDeclarationList(node)) this.#variables(node);
    else this.#parts(node);
  };

  /** @param {TS.Node} node */
  #parts(node) {
    const name = this.#nameFor(node);
    if (name) this.#edits.insert(node.getStart(), `{ ${name}: `);
    this.#ts.forEachChild(node, this.#visit);
    if (name) this.#edits.insert(node.end, ` }.${name}`);
  }

  /**
   * Reads, writes, or in a pattern declares what its name says; or it is but the name of a property.
   * @param {TS.Identifier} node
   */
  #identifier(node) {
    const ts = this.#ts;
    const { parent } = node;
    const { name, propertyName, label } = /** @type {any} */ (parent);
    const isDeclared = name === node && (ts.isBindingElement(parent) || ts.isVariableDeclaration(parent));
    const isShorthand = name === node && ts.isShorthandPropertyAssignment(parent);
    if (!isDeclared && !isShorthand && [name, propertyName, label].includes(node)) return;
    const box = this.#box(node);
    if (!box) return;
    const isKey = isShorthand || (isDeclared && ts.isObjectBindingPattern(parent.parent) && !propertyName);
    const isRest = ts.isBindingElement(parent) && parent.dotDotDotToken;
    // `f(x)` becomes `(0, f_1.v)(x)`: `f_1.v(x)` would make f's `this` of the box.
    const isCalled =
      (ts.isCallExpression(parent) && parent.expression === node) ||
      (ts.isTaggedTemplateExpression(parent) && parent.tag === node);
    const value = isCalled ? `(0, ${box}.v)` : `${box}.v`;
    this.#edits.replace(node.getStart(), node.end, isKey && !isRest ? `${node.text}: ${value}` : value);
  }

  /**
   * `const a = 1, { b } = c;` becomes `(a_1.v = 1, { b: b_1.v } = c_1.v);`.
   * @param {TS.VariableDeclarationList} list
   */
  #variables(list) {
    const ts = this.#ts;
    const { declarations, flags, parent } = list;
    const isShared = declarations.some(({ name }) => this.#isShared(name));
    if (!isShared) return ts.forEachChild(list, this.#visit);
    const isInHead = ts.isForInStatement(parent) || ts.isForOfStatement(parent);
    this.#edits.replace(list.getStart(), declarations[0].getStart(), isInHead ? "" : "(");
    for (const declaration of declarations) {
      const { name, initializer } = declaration;
      this.#parts(declaration);
      const isReset = (flags & ts.NodeFlags.BlockScoped) !== 0 || this.#names.anew.has(name.getText());
      if (!initializer && !isInHead && isReset) this.#edits.insert(declaration.end, " = void 0");
    }
    if (!isInHead) this.#edits.insert(list.end, ")");
  }

  /** @param {TS.BindingName} name @returns {boolean} */
  #isShared(name) {
    if (this.#ts.isIdentifier(name)) return this.#box(name) !== undefined;
    return name.elements.some((element) => "name" in element && this.#isShared(element.name));
  }

  /**
   * The box of the variable that is meant by a name, if it is one that cells share.
   * @param {TS.Identifier} name
   */
  #box(name) {
    const found = this.#meantBy(name);
    const own = localsOf(this.#file).get(name.text);
    const isShared = found
      ? found === own && !this.#isInClass(name, found)
      : this.#names.earlier.has(name.text);
    return isShared ? this.#boxOf(name.text) : undefined;
  }

  /** @param {TS.Identifier} name @returns {TS.Symbol | undefined} the innermost of the cell's own that is called so */
  #meantBy(name) {
    const ts = this.#ts;
    /** @type {any} what a file, block, loop or function declares, and a function's body, are in no common type */
    let node = name.parent;
    for (let from = /** @type {TS.Node} */ (name); node; from = node, node = node.parent) {
      const { body, symbol } = node;
      const found = localsOf(node).get(name.text);
      const start = found?.valueDeclaration?.pos ?? 0;
      // The parameters of a function do not see what its body declares; its name, if that is computed, sees neither.
      const isInSight = !body || from === body || (ts.isParameter(from) && start < body.pos);
      if (found && isInSight) return found;
      const isItself = ts.isFunctionExpression(node) || ts.isClassExpression(node);
      if (isItself && node.name?.text === name.text) return symbol;
    }
    return undefined;
  }

  /**
   * A class knows itself by a name of its own, whatever becomes of the variable.
   * @param {TS.Node} name
   * @param {TS.Symbol} symbol
   */
  #isInClass(name, { valueDeclaration }) {
    if (!valueDeclaration || !this.#ts.isClassDeclaration(valueDeclaration)) return false;
    return this.#ts.findAncestor(name, (node) => node === valueDeclaration) !== undefined;
  }

  /** @param {string} name */
  #boxOf(name) {
    let box = this.#boxes.get(name) ?? `${name}_1`;
    while (!this.#boxes.has(name) && this.#file.text.includes(box)) box += "_";
    this.#boxes.set(name, box);
    return box;
  }

  /**
   * A function without a name gets that of the variable that it is assigned to, but not that of a box: so the
   * arrow of `f = () => {}` becomes `{ f: () => {} }.f`.
   * @param {TS.Node} node @returns {string | undefined} the variable's name
   */
  #nameFor(node) {
    const ts = this.#ts;
    const isNameless =
      ts.isArrowFunction(node) ||
      ((ts.isFunctionExpression(node) || ts.isClassExpression(node)) && !node.name);
    if (!isNameless) return undefined;
    let value = /** @type {TS.Node} */ (node);
    while (ts.isParenthesizedExpression(value.parent)) value = value.parent;
    const { name, initializer, left, right, objectAssignmentInitializer } = /** @type {any} */ (value.parent);
    const target =
      value === right
        ? left
        : value === initializer || value === objectAssignmentInitializer
          ? name
          : undefined;
    return target && ts.isIdentifier(target) && this.#box(target) ? target.text : undefined;
  }
}
