// Another picture or another K in the lesson's text.
import { isAbsolute, relative, sep } from "node:path";
import { root } from "../setup/paths.mjs";

/** The lesson with another picture (an absolute path) or another K, where they are given. */
export function withChoices(lesson: string, { image, K }: { image?: string; K?: number }): string {
  let text = lesson;
  if (image !== undefined) {
    const line = `const imageFile = ${JSON.stringify(fromRoot(image))};`;
    text = replaceLine(text, /^const imageFile = ".*";$/gm, line);
  }
  if (K !== undefined) text = replaceLine(text, /^const K = \d+;$/gm, `const K = ${K};`);
  return text;
}

/** The path as the kernel sees it, from the project's folder, if the file lies inside it. */
function fromRoot(file: string): string {
  const path = relative(root, file);
  return path.startsWith("..") || isAbsolute(path) ? file : path.split(sep).join("/");
}

function replaceLine(text: string, line: RegExp, replacement: string): string {
  const found = text.match(line)?.length ?? 0;
  if (found !== 1) {
    throw new Error(`notebooks/lesson.ts must have one line like ${line.source}, but it has ${found}.`);
  }
  return text.replace(line, () => replacement); // a function: "$&" in a file's name must stay as it is
}
