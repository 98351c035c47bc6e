// The site, built once for all test files of a run (they are processes of their own), and handed out by a plain server.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { root } from "../../../tools/setup/paths.mjs";
import { buildSite } from "../../../tools/site/build";
import { type ServeOptions, serve } from "../../../tools/site/serve";

const runs = join(root, "build", "test-site");
const folder = join(runs, process.env.TALOS_TEST_RUN ?? `alone-${process.pid}`);
export const siteFolder = join(folder, "site");
const ended = join(folder, "ended");

/** Builds the site, or waits until another test file has. */
export async function builtSite(): Promise<string> {
  if (isFirst()) {
    await buildSite(siteFolder, join(folder, "work"));
    writeFileSync(ended, "");
  }
  while (!existsSync(ended)) {
    if (!existsSync(folder)) throw new Error("The test that built the site for this one gave up.");
    await setTimeout(200);
  }
  return siteFolder;
}

/** Making a folder succeeds for one process only. */
function isFirst(): boolean {
  mkdirSync(runs, { recursive: true });
  try {
    mkdirSync(folder);
  } catch {
    return false;
  }
  const isAlone = process.env.TALOS_TEST_RUN === undefined;
  process.once(
    "exit",
    () => (isAlone || !existsSync(ended)) && rmSync(folder, { recursive: true, force: true }),
  );
  return true;
}

export interface Served {
  /** The site's address, without a slash at its end. */
  address: string;
  close(): void;
}

/** Hands out the site. */
export async function servedSite(options: ServeOptions = {}): Promise<Served> {
  const server = await serve(await builtSite(), options);
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://localhost:${port}${options.under ?? ""}`, close };
}
