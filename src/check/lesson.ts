// The worked code of each exercise stands in the lesson's source, and nowhere else.
import { existsSync, readFileSync } from "node:fs";
import { type Exercise, named } from "./exercises";

const FILE = "notebooks/lesson.ts";
const REGION = /\[CODE HERE\][^\n]*\n(.*?)\n[^\n]*\[\/CODE HERE\]/gs;
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
  for (const [, body] of source.matchAll(REGION)) {
    const lines = body.split("\n");
    const [, stub, name] = lines.map((line) => STUB.exec(line)).find((match) => match !== null) ?? [];
    if (name) found.set(named(name), { stub, code: dedent(lines.filter((line) => !STUB.test(line))) });
  }
  return found;
}

function dedent(lines: string[]): string {
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join("\n");
}
