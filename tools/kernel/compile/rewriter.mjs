// The syntax of live.mjs: turns what reads, writes or declares a shared name into what does so in its box.

/** @typedef {typeof import("@tslab/typescript-for-tslab")} TypeScript */
/** @typedef {import("@tslab/typescript-for-tslab").Node} Node */
/** @typedef {import("@tslab/typescript-for-tslab").Identifier} Identifier */
/** @typedef {import("@tslab/typescript-for-tslab").Expression} Expression */
/** @typedef {import("@tslab/typescript-for-tslab").Statement} Statement */
/** @typedef {import("@tslab/typescript-for-tslab").SourceFile} SourceFile */
/** @typedef {import("@tslab/typescript-for-tslab").BindingElement} BindingElement */
/** @typedef {import("@tslab/typescript-for-tslab").BindingName} BindingName */
/** @typedef {import("@tslab/typescript-for-tslab").VariableDeclarationList} VariableDeclarationList */
/** @typedef {import("@tslab/typescript-for-tslab").ImportDeclaration} ImportDeclaration */
/** @typedef {import("@tslab/typescript-for-tslab").Symbol} Symbol */

/**
 * @typedef {object} Names
 * @property {ReadonlySet<string>} earlier what the cells before have declared
 * @property {ReadonlySet<string>} anew namespaces and enums of the cell: `var` to JavaScript, but not one with an earlier cell's
 */

/** @param {SourceFile} file bound @returns {Map<string, Symbol>} its top-level names */
export function localsOf(file) {
  return /** @type {any} it is not among the published types */ (file).locals ?? new Map();
}

export class Rewriter {
  isAsync = false;
  #ts;
  #context;
  #factory;
  #file;
  #checker;
  #names;
  /** The boxes that the cell needs. @type {Map<string, Identifier>} */
  #boxes = new Map();

  /**
   * @param {TypeScript} ts
   * @param {import("@tslab/typescript-for-tslab").TransformationContext} context
   * @param {SourceFile} file the cell's JavaScript
   * @param {any} checker of a program of this file
   * @param {Names} names
   */
  constructor(ts, context, file, checker, names) {
    this.#ts = ts;
    this.#context = context;
    this.#factory = context.factory;
    this.#file = file;
    this.#checker = checker;
    this.#names = names;
  }

  /** The whole cell: boxes, functions and imports first, as in any module. */
  rewrite() {
    const { statements } = this.#file;
    /** @type {{ functions: Statement[], imports: Statement[], rest: Statement[] }} */
    const { functions, imports, rest } = { functions: [], imports: [], rest: [] };
    for (const statement of statements) {
      if (this.#ts.isExportDeclaration(statement)) continue; // tslab's own; a person's are gone (exports.mjs)
      if (this.#ts.isImportDeclaration(statement)) imports.push(this.#import(statement));
      else if (this.#ts.isFunctionDeclaration(statement)) functions.push(this.#function(statement));
      else rest.push(/** @type {Statement} */ (this.#visit(statement)));
    }
    const last = statements.filter((statement) => !this.#ts.isExportDeclaration(statement)).at(-1);
    if (last && this.#ts.isExpressionStatement(last)) rest.push(this.#return(rest.pop()));
    const all = [...this.#prologue(), ...functions, ...imports, ...rest];
    return this.#factory.updateSourceFile(this.#file, all);
  }

  /** `const { n: n_1 } = __cell.names;` */
  #prologue() {
    if (this.#boxes.size === 0) return [];
    const factory = this.#factory;
    const elements = [...this.#boxes].map(([name, box]) =>
      factory.createBindingElement(undefined, name, box),
    );
    const pattern = factory.createObjectBindingPattern(elements);
    const names = this.#ofCell("names");
    const declaration = factory.createVariableDeclaration(pattern, undefined, undefined, names);
    const list = factory.createVariableDeclarationList([declaration], this.#ts.NodeFlags.Const);
    return [factory.createVariableStatement(undefined, list)];
  }

  /** The last expression's value, in an array: an async function would wait for a promise by itself. @param {any} statement */
  #return(statement) {
    const array = this.#factory.createArrayLiteralExpression([statement.expression]);
    return this.#ts.setTextRange(this.#factory.createReturnStatement(array), statement);
  }

  /** @type {(node: Node) => Node} */
  #visit = (node) => {
    const ts = this.#ts;
    if (ts.isIdentifier(node)) return isReference(node) ? this.#read(node) : node;
    if (ts.isShorthandPropertyAssignment(node)) return this.#shorthand(node);
    if (ts.isVariableStatement(node)) return this.#variables(node);
    if (ts.isVariableDeclarationList(node)) return this.#loopVariables(node);
    if (ts.isClassDeclaration(node)) return this.#class(node);
    if (ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node)) return this.#call(node);
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
      return this.#ofCell("meta");
    if (
      ts.isBinaryExpression(node) &&
      ts.isIdentifier(node.left) &&
      this.#isAssignment(node.operatorToken.kind)
    )
      return this.#assignment(node, node.left);
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier))
      this.isAsync ||= ts.findAncestor(node, ts.isFunctionLike) === undefined;
    return this.#inside(node);
  };

  /** @template {Node} T @param {T} node @returns {T} */
  #inside(node) {
    return this.#ts.visitEachChild(node, this.#visit, this.#context);
  }

  /** @param {Identifier} name @returns {Expression} what reads, and what writes, the variable */
  #read(name) {
    const box = this.#box(name);
    return box ? this.#at(this.#factory.createPropertyAccessExpression(box, "v"), name) : name;
  }

  /** The box of the variable that is meant by a name, if it is one that cells share. @param {Identifier} name */
  #box(name) {
    const { text } = name;
    const { Value, Alias } = this.#ts.SymbolFlags;
    /** @type {Symbol | undefined} */
    const found = this.#checker.resolveName(text, name, Value | Alias, false);
    const isShared = found
      ? found === localsOf(this.#file).get(text) && !this.#isInClass(name, found)
      : this.#names.earlier.has(text);
    return isShared ? this.#boxOf(text) : undefined;
  }

  /** @param {string} name */
  #boxOf(name) {
    const { Optimistic } = this.#ts.GeneratedIdentifierFlags;
    const box = this.#boxes.get(name) ?? this.#factory.createUniqueName(name, Optimistic);
    this.#boxes.set(name, box);
    return box;
  }

  /** A class knows itself by a name of its own, whatever becomes of the variable. @param {Node} name @param {Symbol} symbol */
  #isInClass(name, symbol) {
    const { valueDeclaration } = symbol;
    if (!valueDeclaration || !this.#ts.isClassDeclaration(valueDeclaration)) return false;
    return this.#ts.findAncestor(name, (node) => node === valueDeclaration) !== undefined;
  }

  /** `{ n }` becomes `{ n: n_1.v }`. @param {import("@tslab/typescript-for-tslab").ShorthandPropertyAssignment} node */
  #shorthand(node) {
    const { name, objectAssignmentInitializer: otherwise } = node;
    const value = this.#read(name);
    if (value === name) return this.#inside(node);
    const full = otherwise ? this.#factory.createAssignment(value, this.#value(name, otherwise)) : value;
    return this.#at(this.#factory.createPropertyAssignment(name.text, full), node);
  }

  /**
   * `f(x)` becomes `(0, f_1.v)(x)`, since `f_1.v(x)` would make f's `this` of the box; `import(x)` becomes `__cell.importLater(x)`.
   * @param {import("@tslab/typescript-for-tslab").CallExpression | import("@tslab/typescript-for-tslab").TaggedTemplateExpression} node
   */
  #call(node) {
    const ts = this.#ts;
    const factory = this.#factory;
    const visited = this.#inside(node);
    if (ts.isTaggedTemplateExpression(visited)) {
      const tag = this.#withoutThis(node, visited.tag);
      return factory.updateTaggedTemplateExpression(visited, tag, undefined, visited.template);
    }
    const isImport = visited.expression.kind === ts.SyntaxKind.ImportKeyword;
    const callee = isImport ? this.#ofCell("importLater") : this.#withoutThis(node, visited.expression);
    return ts.isCallChain(visited)
      ? factory.updateCallChain(visited, callee, visited.questionDotToken, undefined, visited.arguments)
      : factory.updateCallExpression(visited, callee, undefined, visited.arguments);
  }

  /** @param {any} node a call, or a template's @param {Expression} callee its, visited */
  #withoutThis(node, callee) {
    const original = node.expression ?? node.tag;
    if (!this.#ts.isIdentifier(original) || callee === original) return callee;
    const both = this.#factory.createComma(this.#factory.createNumericLiteral(0), callee);
    const start = original.getStart(); // errors of the call are to be found at the name, not at the bracket behind it
    return this.#ts.setSourceMapRange(this.#factory.createParenthesizedExpression(both), {
      pos: start,
      end: start,
    });
  }

  /** @param {import("@tslab/typescript-for-tslab").SyntaxKind} kind */
  #isAssignment(kind) {
    const { FirstAssignment, LastAssignment } = this.#ts.SyntaxKind;
    return kind >= FirstAssignment && kind <= LastAssignment;
  }

  /** @param {import("@tslab/typescript-for-tslab").BinaryExpression} node @param {Identifier} name */
  #assignment(node, name) {
    const target = this.#read(name);
    if (target === name) return this.#inside(node);
    return this.#factory.updateBinaryExpression(
      node,
      target,
      node.operatorToken,
      this.#value(name, node.right),
    );
  }

  /**
   * What a variable is set to. A function without a name gets the variable's, by language rules that know no boxes: so the
   * arrow becomes `{ f: () => {} }.f`.
   * @param {Node} name @param {Expression} value
   */
  #value(name, value) {
    const ts = this.#ts;
    const factory = this.#factory;
    const visited = /** @type {Expression} */ (this.#visit(value));
    let bare = value;
    while (ts.isParenthesizedExpression(bare)) bare = bare.expression;
    const isNameless =
      ts.isArrowFunction(bare) ||
      ((ts.isFunctionExpression(bare) || ts.isClassExpression(bare)) && !bare.name);
    if (!isNameless || !ts.isIdentifier(name)) return visited;
    const named = factory.createObjectLiteralExpression([
      factory.createPropertyAssignment(name.text, visited),
    ]);
    return factory.createPropertyAccessExpression(named, name.text);
  }

  /** @param {import("@tslab/typescript-for-tslab").VariableStatement} node */
  #variables(node) {
    const { declarationList: list } = node;
    if (!this.#areShared(list)) return this.#inside(node);
    const assignments = this.#assignments(list);
    if (assignments.length === 0) return this.#factory.createEmptyStatement(); // `var n;`
    return this.#at(this.#factory.createExpressionStatement(this.#all(assignments)), node);
  }

  /** Those in the head of a `for`. @param {VariableDeclarationList} list */
  #loopVariables(list) {
    if (!this.#areShared(list)) return this.#inside(list);
    if (!this.#ts.isForStatement(list.parent)) return this.#target(list.declarations[0].name);
    const assignments = this.#assignments(list);
    return assignments.length > 0 ? this.#all(assignments) : this.#factory.createVoidZero();
  }

  /** Whether these are top-level variables; all in one list are, or none. @param {VariableDeclarationList} list */
  #areShared(list) {
    const name = list.declarations.map((declaration) => this.#firstName(declaration.name)).find(Boolean);
    return name !== undefined && this.#box(name) !== undefined;
  }

  /** @param {BindingName} name @returns {Identifier | undefined} */
  #firstName(name) {
    if (this.#ts.isIdentifier(name)) return name;
    for (const element of name.elements) {
      const found = "name" in element ? this.#firstName(element.name) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  /** @param {VariableDeclarationList} list @returns {Expression[]} */
  #assignments(list) {
    const isVar = (list.flags & this.#ts.NodeFlags.BlockScoped) === 0;
    return list.declarations.flatMap((declaration) => {
      const { name, initializer } = declaration;
      if (!initializer && isVar && !this.#isAnew(name)) return [];
      const value = initializer ? this.#value(name, initializer) : this.#factory.createVoidZero();
      return [this.#at(this.#factory.createAssignment(this.#target(name), value), declaration)];
    });
  }

  /** @param {Expression[]} assignments @returns {Expression} */
  #all(assignments) {
    return assignments.reduce((left, right) => this.#factory.createComma(left, right));
  }

  /** @param {BindingName} name */
  #isAnew(name) {
    return this.#ts.isIdentifier(name) && this.#names.anew.has(name.text);
  }

  /** What assigns to the names that a declaration declares. @param {BindingName} name @returns {Expression} */
  #target(name) {
    const ts = this.#ts;
    const factory = this.#factory;
    if (ts.isIdentifier(name)) return this.#read(name);
    if (ts.isObjectBindingPattern(name))
      return factory.createObjectLiteralExpression(name.elements.map((element) => this.#property(element)));
    const elements = name.elements.map((element) => {
      if (ts.isOmittedExpression(element)) return element;
      return element.dotDotDotToken
        ? factory.createSpreadElement(this.#target(element.name))
        : this.#element(element);
    });
    return factory.createArrayLiteralExpression(elements);
  }

  /** @param {BindingElement} element */
  #property(element) {
    const { name, propertyName, dotDotDotToken } = element;
    if (dotDotDotToken) return this.#factory.createSpreadAssignment(this.#target(name));
    const key = propertyName ? this.#visit(propertyName) : name;
    return this.#factory.createPropertyAssignment(/** @type {Identifier} */ (key), this.#element(element));
  }

  /** @param {BindingElement} element */
  #element({ name, initializer }) {
    const target = this.#target(name);
    return initializer ? this.#factory.createAssignment(target, this.#value(name, initializer)) : target;
  }

  /** @param {import("@tslab/typescript-for-tslab").ClassDeclaration} node */
  #class(node) {
    const visited = this.#inside(node);
    if (node.parent !== this.#file || !node.name) return visited;
    const { modifiers, name, heritageClauses, members } = visited;
    const value = this.#factory.createClassExpression(modifiers, name, undefined, heritageClauses, members);
    return this.#set(node.name, value, node);
  }

  /** @param {import("@tslab/typescript-for-tslab").FunctionDeclaration} node @returns {Statement} */
  #function(node) {
    const { asteriskToken: star, name, parameters, body, ...visited } = this.#inside(node);
    if (!node.name || !body) return node;
    const modifiers = visited.modifiers?.filter(this.#ts.isModifier);
    const value = this.#factory.createFunctionExpression(
      modifiers,
      star,
      name,
      undefined,
      parameters,
      undefined,
      body,
    );
    return this.#set(node.name, value, node);
  }

  /** @param {Identifier} name @param {Expression} value @param {Node} node the declaration of a function or a class */
  #set(name, value, node) {
    const target = this.#factory.createPropertyAccessExpression(this.#boxOf(name.text), "v");
    const assignment = this.#factory.createAssignment(target, this.#at(value, node));
    return this.#at(this.#factory.createExpressionStatement(assignment), node);
  }

  /** `import { a as b } from "m"` becomes `__cell.import("m", [["a", "b"]])`. @param {ImportDeclaration} node @returns {Statement} */
  #import(node) {
    const factory = this.#factory;
    const pairs = this.#imported(node).map((pair) =>
      factory.createArrayLiteralExpression(pair.map((word) => factory.createStringLiteral(word))),
    );
    const values = [node.moduleSpecifier, factory.createArrayLiteralExpression(pairs)];
    const call = factory.createCallExpression(this.#ofCell("import"), undefined, values);
    return this.#at(factory.createExpressionStatement(call), node);
  }

  /** @param {ImportDeclaration} node @returns {[key: string, name: string][]} */
  #imported({ importClause }) {
    const { name, namedBindings } = importClause ?? {};
    /** @type {[string, string][]} */
    const pairs = name ? [["default", name.text]] : [];
    if (!namedBindings) return pairs;
    if (this.#ts.isNamespaceImport(namedBindings)) return [...pairs, ["*", namedBindings.name.text]];
    for (const { propertyName, name } of namedBindings.elements)
      pairs.push([(propertyName ?? name).text, name.text]);
    return pairs;
  }

  /** @param {string} member */
  #ofCell(member) {
    return this.#factory.createPropertyAccessExpression(this.#factory.createIdentifier("__cell"), member);
  }

  /** Says of new code which code of the cell it stands for. @template {Node} T @param {T} made @param {Node} original @returns {T} */
  #at(made, original) {
    return this.#ts.setTextRange(made, original);
  }
}

/** Whether an identifier stands for a variable, not for a property, a label or a declaration. @param {Identifier} node */
function isReference(node) {
  const { name, propertyName, label } = /** @type {any} */ (node.parent);
  return node !== name && node !== propertyName && node !== label;
}
