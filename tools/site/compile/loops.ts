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
    const visit = (node: Node): Node => {
      const body = ts.isIterationStatement(node, false) ? node.statement : undefined;
      const visitPart = (part: Node) =>
        part === body ? factory.createBlock([look(), visit(part) as Statement]) : visit(part);
      return ts.visitEachChild(node, visitPart, context);
    };
    return ts.visitEachChild(file, visit, context);
  };
}
