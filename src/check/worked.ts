// The worked code of each exercise stands in the lesson's source, and nowhere else.
import { existsSync, readFileSync } from "node:fs";
import { type Exercise, named } from "./exercises";

const FILE = "notebooks/lesson.ts";
const STUB = /^\s*\/\/ \[TODO\] (.*\btodo\("(\w+)".*)$/;

export interface Worked {
  /** The lines between [CODE HERE] and [/CODE HERE]. */
  code: string;
  /** What stands in their place in the exercises. */
  stub: string;
}

/** @throws if the lesson's source isn't there, or lacks the exercise */
export function worked(exercise: Exercise): Worked {
  if (!existsSync(FILE)) throw new Error(`There is no ${FILE}, which holds the worked code.`);
  const found = regions(readFileSync(FILE, "utf8")).get(exercise);
  if (!found) throw new Error(`${FILE} has no [CODE HERE] region with a line todo("${exercise}", …).`);
  return found;
}

/** The regions of the lesson by exercise. */
export function regions(source: string): Map<Exercise, Worked> {
  const found = new Map<Exercise, Worked>();
  let code: string[] = [];
  for (const line of source.split("\n")) {
    const [, stub, name] = STUB.exec(line) ?? [];
    if (line.includes("[CODE HERE]")) code = [];
    else if (name) found.set(named(name), { stub, code: dedent(code) });
    else code.push(line);
  }
  return found;
}

function dedent(lines: string[]): string {
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join("\n");
}
