// The Assignments panel in a browser, in a JupyterLab as jupyterhub_config.py starts it for a student.
import { type ChildProcess, execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { python, root } from "../../../tools/setup/paths.mjs";
import { screenshot } from "../browser/chromium";
import { cellsWith, goToCell, saveNotebook, showCell, untilIdle, untilReady } from "../browser/jupyterlab";
import { startServer } from "../browser/server";

const READ = `import json, sys
from traitlets.config import Config
c = Config()
exec(open(sys.argv[1]).read(), {"get_config": lambda: c})
print(json.dumps({"start": c.Spawner.cmd[0], "environment": c.Spawner.environment}))`;

/** What the configuration for schools gives to each student's server. */
function spawner(): { start: string; environment: Record<string, string> } {
  const args = ["-c", READ, join(root, "tools", "hub", "jupyterhub_config.py")];
  return JSON.parse(
    execFileSync(python, args, { encoding: "utf8", env: { ...process.env, TALOS_LESSON: root } }),
  );
}

/**
 * @param settings a folder with nbgrader's settings
 * @param spawn starts a program as the student
 */
export function studentsLab(
  home: string,
  settings: string,
  spawn: (command: string[], variables: Record<string, string>) => ChildProcess,
) {
  const { start, environment } = spawner();
  const JUPYTER_CONFIG_PATH = `${settings}:${environment.JUPYTER_CONFIG_PATH}`;
  return startServer(home, (options) =>
    spawn([start, python, "-m", "jupyterlab", ...options], { ...environment, JUPYTER_CONFIG_PATH }),
  );
}

const list = (page: Page, which: string) => page.locator(`#${which}_assignments_list`);

/** Opens the panel, and fetches the assignment that was released. */
export async function fetchByClick(page: Page, address: string, assignment: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("menuitem", { name: "Nbgrader", exact: true }).click();
  await page.getByRole("menuitem", { name: "Assignment List", exact: true }).click();
  await list(page, "released").getByText(assignment, { exact: true }).waitFor();
  await screenshot(page, "assignments-released");
  await list(page, "released").getByRole("button", { name: "Fetch", exact: true }).click();
  await list(page, "fetched").getByText(assignment, { exact: true }).waitFor();
}

/**
 * Opens a notebook of the fetched assignment from the panel, runs the cell with these words, and saves it.
 * @returns what the cell shows
 */
export async function openAndRun(
  page: Page,
  assignment: string,
  notebook: string,
  words: string,
): Promise<string> {
  await list(page, "fetched").getByText(assignment, { exact: true }).click();
  await list(page, "fetched").getByText(notebook, { exact: true }).click();
  await untilReady(page);
  const [index] = await cellsWith(page, words);
  await goToCell(page, index);
  await page.keyboard.press("Shift+Enter");
  await untilIdle(page);
  const shown = (await showCell(page, index)).locator(".jp-OutputArea");
  await shown.waitFor();
  await screenshot(page, "assignments-first-cell");
  await saveNotebook(page);
  return shown.innerText();
}

/** Goes back to the panel and submits. */
export async function submitByClick(page: Page, assignment: string): Promise<void> {
  await page.getByRole("tab", { name: "Assignments", exact: true }).click();
  await list(page, "fetched").getByRole("button", { name: "Submit", exact: true }).click();
  await list(page, "submitted").getByText(assignment, { exact: true }).waitFor();
  await screenshot(page, "assignments-submitted");
}
