// Importing this sets up whatever is missing; on a failure it says what to do and ends the process. With --owner it also does so
// where the project is another user's.
import { tell } from "./errors.mjs";
import { stopping } from "./run.mjs";
import { checkOwner, setUp } from "./set-up.mjs";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
const stop = () => stopping.abort();
for (const signal of signals) process.once(signal, stop);

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

for (const signal of signals) process.off(signal, stop);
