// Importing this sets up whatever is missing; on a failure it says what to do and ends the process. With --owner it also does so
// where the project is another user's.
import { asSetupError, Interrupted } from "./errors.mjs";
import { stopAll } from "./run.mjs";
import { checkOwner, setUp } from "./set-up.mjs";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
for (const signal of signals) process.once(signal, stopAll);

try {
  if (process.argv.includes("--owner")) checkOwner();
  await setUp();
} catch (error) {
  if (error instanceof Interrupted) {
    console.error("\nStopped. The same command goes on from here.");
    process.exit(130);
  }
  const { message, mend } = asSetupError(error);
  console.error(`\n${message}\n  What to do: ${mend}`);
  process.exit(1);
}

for (const signal of signals) process.off(signal, stopAll);
