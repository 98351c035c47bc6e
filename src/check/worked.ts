// The worked code of each exercise stands in the lesson's source, and nowhere else.
import { readFileSync } from "node:fs";
import type { Exercise } from "./exercises";

const FILE = "notebooks/lesson.ts";
const REGION = /^( *)\/\/ \[CODE HERE\].*((?:\n.*)*?)\n *\/\/ \[TODO\] (.*\btodo\("(\w+)".*)/gm;

export interface Worked {
  /** The lines between [CODE HERE] and [/CODE HERE]. */
  code: string;
  /** What stands in their place in the exercises. */
  stub: string;
}

/** @throws if the lesson's source isn't there, or lacks the exercise */
export function worked(exercise: Exercise): Worked {
  const found = regions(readFileSync(FILE, "utf8")).get(exercise);
  if (!found) throw new Error(`${FILE} has no [CODE HERE] region with a line todo("${exercise}", …).`);
  return found;
}

/** The regions of the lesson by exercise. */
export function regions(source: string): Map<Exercise, Worked> {
  const found = [...source.matchAll(REGION)].map(([, indent, lines, stub, name]): [Exercise, Worked] => {
    const code = lines.replaceAll(`\n${indent}`, "\n").slice(1);
    return [name as Exercise, { stub, code }];
  });
  return new Map(found);
}
