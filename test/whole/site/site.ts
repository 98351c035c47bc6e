// The site, built once for all test files of a run, and handed out by a plain server.
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buildSite } from "../../../tools/site/build";
import { type ServeOptions, serve } from "../../../tools/site/serve";
import { madeOnce } from "../made-once";

export interface Served {
  /** The site's address, without a slash at its end. */
  address: string;
  close(): void;
}

/** @returns the site's folder */
export async function builtSite(): Promise<string> {
  const { folder } = await madeOnce("site", (folder) =>
    buildSite(join(folder, "site"), join(folder, "work")),
  );
  return join(folder, "site");
}

/** Hands out a site. */
export async function servedSite(site: string, options: ServeOptions = {}): Promise<Served> {
  const server = await serve(site, options);
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://localhost:${port}${options.under ?? ""}`, close };
}
