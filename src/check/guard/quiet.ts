// A check calls the student's code many times; the progress bars of those calls would bury the outcome.
import { undoable } from "./undo";

type Write = (message: object, isUpdate: boolean) => void;

/** Runs `body` without anything being displayed, in a notebook or outside of one. */
export function muted<T>(body: () => T): T {
  const jupyter = require("tslab/dist/jupyter") as { lastWriteDisplayData: Write | null };
  const write = jupyter.lastWriteDisplayData;
  jupyter.lastWriteDisplayData = () => {};
  const unmute = undoable(() => {
    jupyter.lastWriteDisplayData = write;
  });
  try {
    return body();
  } finally {
    unmute();
  }
}
