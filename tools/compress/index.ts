// `npm run compress`: pictures in a few colours, from the command line.
// Exits with 0 when all pictures are done, 1 when some could not be, 2 when the command can't be understood.
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { compress } from "../../src/palettes/compress";
import { callersFolder, makeOutputFolder, runCommand, shown, UsageError } from "../command-line";
import { clash, type Job, jobsOf } from "./files";
import { type CompressCommand, compressCommand } from "./options";

process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";

async function run({ paths, K, out, force }: CompressCommand): Promise<number> {
  const jobs = jobsOf(paths, K, out);
  const empty = paths.filter((path) => jobsOf([path], K).length === 0);
  if (empty.length > 0) {
    throw new UsageError(`There is no JPEG, PNG, WebP or AVIF picture in ${empty.map(shown).join(", ")}.`);
  }
  const [one, other] = clash(jobs) ?? [];
  if (one && other) {
    throw new UsageError(
      `${shown(one.path)} and ${shown(other.path)} would both become ${shown(one.target)}: rename one.`,
    );
  }
  if (out !== undefined) makeOutputFolder(out);
  let failed = 0;
  for (const [i, job] of jobs.entries()) {
    const name = `[${i + 1}/${jobs.length}] ${shown(job.path)}`;
    try {
      const done = await compressOne(job, K, force, name);
      tell("");
      console.log(`${name}: ${done}`);
    } catch (error) {
      failed++;
      tell("");
      console.error(`${name}: ${(error as Error).message}`);
    }
  }
  if (failed > 0) console.error(`${failed} of ${jobs.length} pictures could not be compressed.`);
  return failed > 0 ? 1 : 0;
}

/** @returns what was done, in words */
async function compressOne({ path, target }: Job, K: number, overwrite: boolean, name: string) {
  if (!overwrite && existsSync(target)) return `${shown(target)} is already there (--force writes it again)`;
  tell(`${name} …`);
  const onProgress = (iteration: number) => tell(`${name}: ${K} colours, iteration ${iteration}`);
  const options = { K, folder: dirname(target), overwrite, onProgress };
  const { file, palette, bytes, originalBytes } = await compress(path, options);
  const sizes = `${kilobytes(originalBytes)} -> ${kilobytes(bytes)}`;
  return `${shown(file)}, ${palette.length} colours, ${sizes}`;
}

/** Writes over the line of before, where there is a person to see it. */
function tell(text: string): void {
  if (process.stdout.isTTY)
    process.stdout.write(`\r\x1b[K${text.slice(0, (process.stdout.columns ?? 80) - 1)}`);
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString("en")} kB`;
}

runCommand(async () => run(compressCommand(process.argv.slice(2), callersFolder)), 2);
