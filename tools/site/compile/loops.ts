// A loop that runs for ever leaves a worker no moment to hear that it is to stop. So each loop looks for itself, each time that it
// comes round: `while (x) y();` becomes `while (x) { __stoppable.look(); y(); }`.
import type { Node, SourceFile, Statement, TransformerFactory } from "@tslab/typescript-for-tslab";

type TypeScript = typeof import("@tslab/typescript-for-tslab");

export function stoppableLoops(ts: TypeScript): TransformerFactory<SourceFile> {
  return (context) => (file) => {
    const { factory } = context;
    const look = () =>
      factory.createExpressionStatement(
        factory.createCallExpression(
          factory.createPropertyAccessExpression(factory.createIdentifier("__stoppable"), "look"),
          undefined,
          [],
        ),
      );
    const looking = (body: Statement) => factory.createBlock([look(), body]);
    const visit = (node: Node): Node => {
      const inner = ts.visitEachChild(node, visit, context);
      if (ts.isWhileStatement(inner))
        return factory.updateWhileStatement(inner, inner.expression, looking(inner.statement));
      if (ts.isDoStatement(inner))
        return factory.updateDoStatement(inner, looking(inner.statement), inner.expression);
      if (ts.isForStatement(inner)) {
        const { initializer, condition, incrementor, statement } = inner;
        return factory.updateForStatement(inner, initializer, condition, incrementor, looking(statement));
      }
      if (ts.isForOfStatement(inner)) {
        const { awaitModifier, initializer, expression, statement } = inner;
        return factory.updateForOfStatement(
          inner,
          awaitModifier,
          initializer,
          expression,
          looking(statement),
        );
      }
      return inner; // `for … in` goes through what is there, and ends
    };
    return ts.visitEachChild(file, visit, context);
  };
}
