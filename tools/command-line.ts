// What the commands have in common: options, the folder that the command was given in, and mistakes told without a stack trace.
import { mkdirSync } from "node:fs";
import { relative } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { SetupError, tell } from "./setup/errors.mjs";

/** Something to be said without a stack trace. */
export class UsageError extends Error {}

/** What --help asks for. */
class Help extends Error {}

/** Where npm was called, which runs us in the project's folder. */
export const callersFolder = process.env.INIT_CWD ?? process.cwd();

/** A file as one would name it in the caller's folder. */
export function shown(file: string): string {
  const path = relative(callersFolder, file);
  return path.startsWith("..") ? file : path;
}

/** @throws UsageError with the usage, if there are words that it doesn't know; the usage alone, which is no failure, for --help */
export function parseOptions<T extends ParseArgsConfig>(config: T, usage: string) {
  if ((config.args ?? process.argv).includes("--help")) throw new Help(usage);
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(". ")[0]}.\n${usage}`);
  }
}

/** The number of clusters or colours that an option asks for: they must fit into a palette. */
export function paletteSize(option: string, text: string): number {
  const K = Number(text);
  if (/^\d+$/.test(text) && K >= 1 && K <= 256) return K;
  throw new UsageError(`--${option} must be a whole number from 1 to 256, not "${text}".`);
}

/** Makes the folder that --out names, if it isn't there. */
export function makeOutputFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    throw new UsageError(`--out: the folder can't be made: ${(error as Error).message}`);
  }
}

/**
 * @param command gives the exit code
 * @param misused the exit code for a command line that can't be understood
 */
export async function runCommand(command: () => Promise<number>, misused = 1): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (error instanceof Help) return console.log(error.message);
    if (error instanceof SetupError) tell(error);
    else if (error instanceof UsageError) console.error(error.message);
    else throw error;
    process.exitCode = misused;
  }
}
