// `await x` becomes `await __stoppable(x)`, and what `for await` goes through becomes `__stoppable.each(…)`:
// see stop/interruption.mjs. Knows no Node.js.
/** @import * as TS from "@tslab/typescript-for-tslab" */

/** @param {typeof TS} ts @returns {TS.TransformerFactory<TS.SourceFile>} */
export function stoppableAwaits(ts) {
  return (context) => (file) => {
    const { factory } = context;
    const stoppable = factory.createIdentifier("__stoppable");
    /** @param {TS.Expression} callee @param {TS.Expression} value */
    const call = (callee, value) => factory.createCallExpression(callee, undefined, [value]);
    /** @param {TS.Node} node @returns {TS.Node} */
    const visit = (node) => {
      const inner = ts.visitEachChild(node, visit, context);
      if (ts.isAwaitExpression(inner))
        return factory.updateAwaitExpression(inner, call(stoppable, inner.expression));
      if (!ts.isForOfStatement(inner) || !inner.awaitModifier) return inner;
      const { awaitModifier, initializer, expression, statement } = inner;
      const each = call(factory.createPropertyAccessExpression(stoppable, "each"), expression);
      return factory.updateForOfStatement(inner, awaitModifier, initializer, each, statement);
    };
    return ts.visitEachChild(file, visit, context);
  };
}
