// The first start of the lesson in a folder, as far as JupyterLab and a cell; bundle.test.ts runs it where there is no network.
// Prints what came of it as JSON.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { startLab } from "../../setup/project";

const [project, python, cell] = process.argv.slice(2);
const tool = (...args: string[]) => spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });

void (async () => {
  const { status, stdout, stderr } = tool("tools/setup/index.mjs");
  if (status !== 0) throw new Error(stdout + stderr);
  const again = tool("tools/setup/index.mjs").stdout;

  const { lab, address } = await startLab(project);
  const page = await fetch(address, { headers: { Connection: "close" } });
  const title = /<title>(.*)<\/title>/.exec(await page.text())?.[1];
  lab.kill("SIGINT");
  await once(lab, "exit");

  const ran = spawnSync(python, [join(import.meta.dirname, "run_cell.py"), cell], {
    cwd: project,
    encoding: "utf8",
  });
  const computed = ran.stdout + (ran.status === 0 ? "" : ran.stderr);
  console.log(
    JSON.stringify({ networks: Object.keys(networkInterfaces()), said: stdout, again, title, computed }),
  );
})();
