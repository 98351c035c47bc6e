// `npm run hub`: a JupyterHub for a try-out, on this machine alone; installed at its first start.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import "../setup/index.mjs";
import { tell } from "../setup/errors.mjs";
import { own, python, root, venvBin } from "../setup/paths.mjs";
import { handOver, runOrExplain } from "../setup/run.mjs";
import { npm } from "../setup/steps/packages.mjs";
import { pip } from "../setup/steps/python.mjs";

const PROXY = "configurable-http-proxy@5.3.0";
/** TALOS_PORT: of the address; the next two are for the hub's own talk. */
const port = Number(process.env.TALOS_PORT || 8000);
const proxy = join(own, "hub");
const state = process.env.TALOS_HUB || proxy;
const here = join(root, "tools", "hub");

async function install() {
  if (existsSync(join(venvBin, "jupyterhub")) && existsSync(join(proxy, "node_modules", ".bin"))) return;
  console.log("Installing JupyterHub and its proxy …");
  await pip("Installing JupyterHub", "install", join(here, "requirements.txt"));
  const command = [...npm, "install", "--prefix", proxy, "--ignore-scripts", PROXY];
  await runOrExplain("Installing JupyterHub's proxy", command);
}

try {
  for (const folder of [proxy, state]) mkdirSync(folder, { recursive: true, mode: 0o700 });
  await install();
  const password = process.env.TALOS_PASSWORD || randomBytes(12).toString("hex");
  console.log(`http://127.0.0.1:${port}: log in with any name and the password ${password}`);
  const env = {
    ...process.env,
    PATH: [venvBin, join(proxy, "node_modules", ".bin"), process.env.PATH].join(delimiter),
    TALOS_LESSON: root,
    TALOS_HUB: state,
    TALOS_PORT: String(port),
    TALOS_PASSWORD: password,
  };
  const command = [python, "-I", "-m", "jupyterhub", "-f", join(here, "try_out_config.py")];
  handOver([...command, ...process.argv.slice(2)], { cwd: state, env });
} catch (error) {
  tell(error);
}
