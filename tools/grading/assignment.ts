// `npm run assignment`: the notebook to hand out, and the one it is made from.
import { relative } from "node:path";
import { notebookOf } from "./course";
import { makeAssignment } from "./make";

const from = process.env.INIT_CWD ?? process.cwd(); // where npm was called, which runs us in the project's folder

async function make() {
  await makeAssignment();
  console.log(`To hand out:                      ${relative(from, notebookOf("release"))}`);
  console.log(`With solutions and hidden tests:  ${relative(from, notebookOf("source"))}`);
}

make().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
