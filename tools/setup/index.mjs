import { explain, Interrupted, SetupError } from "./errors.mjs";
import { stopAll } from "./run.mjs";
import { setUp } from "./set-up.mjs";

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, stopAll);

try {
  await setUp();
} catch (error) {
  if (error instanceof Interrupted) {
    console.error("\nStopped. The same command goes on from here.");
    process.exitCode = 130;
  } else {
    const known = error instanceof SetupError ? error : explain("Setting up", String(error));
    console.error(`\n${known.message}\n  What to do: ${known.mend}`);
    process.exitCode = 1;
  }
}
