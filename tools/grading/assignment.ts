// `npm run assignment`: the notebook to hand out, and the one it is made from.
import { join, resolve } from "node:path";
import { callersFolder, runCommand, shown } from "../command-line";
import { output } from "../setup/paths.mjs";
import { Course } from "./course";

runCommand(async () => {
  const own = process.env.TALOS_GRADING;
  const course = new Course(own ? resolve(callersFolder, own) : join(output, "grading"));
  await course.makeAssignment();
  console.log(`To hand out:     ${shown(course.notebookOf("release"))}`);
  console.log(`With solutions:  ${shown(course.notebookOf("source"))}`);
  return 0;
});
