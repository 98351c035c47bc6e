// `npm run site`: the whole lesson as a folder of files for any web server.
import { existsSync, readdirSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { callersFolder, parseOptions, runCommand, shown, UsageError } from "../command-line";
import { output } from "../setup/paths.mjs";
import { buildSite } from "./build";
import { serve } from "./serve";

const USAGE = `npm run site [-- --out FOLDER] [--serve] [--port N]
  --out FOLDER   where the site goes, build/site if left out; a site that is there already is deleted
  --serve        show it on this computer afterwards
  --port N       where to show it, 8000 if left out`;

runCommand(async () => {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values } = parseOptions({ options: { out: text, serve: flag, port: text } }, USAGE);
  const out = values.out === undefined ? join(output, "site") : resolve(callersFolder, values.out);
  refuseOthers(out);
  await buildSite(out);
  console.log(`The site is in ${shown(out)}.`);
  if (values.serve) {
    const server = await serve(out, { port: Number(values.port ?? 8000) });
    console.log(`Open http://localhost:${(server.address() as AddressInfo).port}/ (Ctrl-C ends it).`);
  }
  return 0;
});

/** @throws UsageError if anything else than a site would be deleted there */
function refuseOthers(out: string): void {
  if (!existsSync(out) || existsSync(join(out, "jupyter-lite.json"))) return;
  if (statSync(out).isDirectory() && readdirSync(out).length === 0) return;
  throw new UsageError(`--out: ${out} is no site, and would be deleted: name a new or an empty folder.`);
}
