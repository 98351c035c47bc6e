// A real JupyterLab for tests, with settings, workspaces and notebooks of its own. Its server has Notebook 7, too.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type Notebook, parseNotebook } from "../../../tools/notebooks/notebook";
import { jupyterEnv } from "../../../tools/setup/env.mjs";
import { python } from "../../../tools/setup/paths.mjs";
import { until } from "./chromium";

/** Where a notebook opens: in JupyterLab, or in Notebook 7 on the same server. */
export type FrontEnd = "lab/tree" | "notebooks";

export interface JupyterLab {
  address(notebook: string, frontEnd?: FrontEnd): string;
  /** A notebook as it was last saved there. */
  saved(notebook: string): Notebook;
  stop(): Promise<void>;
}

/** Starts JupyterLab in a folder of its own, with a copy of this notebook: what is saved there changes nothing here. */
export async function startJupyterLab(notebook: string, ...more: string[]): Promise<JupyterLab> {
  const folder = mkdtempSync(join(tmpdir(), "lesson-lab-"));
  copyFileSync(notebook, join(folder, basename(notebook)));
  const env = { ...jupyterEnv(), ...ownFolders(join(folder, ".jupyter")) };
  const { address, stop } = await startServer(folder, (options) =>
    spawn(python, ["-I", "-m", "jupyterlab", ...options, ...more], { cwd: folder, env }),
  );
  return {
    address: (notebook, frontEnd = "lab/tree") => address(`${frontEnd}/${basename(notebook)}`),
    saved: (notebook) => parseNotebook(readFileSync(join(folder, basename(notebook)), "utf8")),
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * @param folder that it shows
 * @param start starts JupyterLab with these options
 */
export async function startServer(folder: string, start: (options: string[]) => ChildProcess) {
  const [port, token] = [await freePort(), randomUUID()];
  const address = (path: string) => `http://localhost:${port}/${path}?token=${token}`;
  const server = start([
    "--no-browser",
    `--ServerApp.port=${port}`,
    `--ServerApp.root_dir=${folder}`,
    `--IdentityProvider.token=${token}`,
    // so that tests can ask JupyterLab itself how far it is
    ...["LabApp", "JupyterNotebookApp"].map((app) => `--${app}.expose_app_in_browser=True`),
  ]);
  let log = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on("data", (text) => {
      log += text;
    });
  }
  await until(async () => {
    if (server.exitCode !== null) throw new Error(`JupyterLab ended:\n${log}`);
    return (await fetch(address("api/status")).catch(() => undefined))?.ok ?? false;
  }, "JupyterLab");
  const stop = async () => {
    server.kill("SIGTERM");
    if (server.exitCode === null) await once(server, "exit");
  };
  return { address, stop };
}

function ownFolders(folder: string) {
  return {
    JUPYTER_CONFIG_DIR: join(folder, "config"),
    JUPYTER_DATA_DIR: join(folder, "data"),
    JUPYTER_RUNTIME_DIR: join(folder, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(folder, "settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(folder, "workspaces"),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}
