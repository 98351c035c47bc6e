// Importing this sets up whatever is missing; on a failure it says what to do and ends the process. With --owner it also does so
// where the project is another user's.
import { tell } from "./errors.mjs";
import { SIGNALS, stopping } from "./run.mjs";
import { checkOwner, setUp } from "./set-up.mjs";

const stop = () => stopping.abort();
for (const signal of SIGNALS) process.once(signal, stop);

try {
  if (process.argv.includes("--owner")) checkOwner();
  await setUp();
} catch (error) {
  if (stopping.signal.aborted) {
    console.error("\nStopped. The same command goes on from here.");
    process.exit(130);
  }
  tell(error);
  process.exit();
}

for (const signal of SIGNALS) process.off(signal, stop);
