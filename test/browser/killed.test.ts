// A kernel that dies in the middle of a cell, as when the memory of a laptop runs out: JupyterLab starts it again.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { type Browser, openBrowser, screenshot, skip } from "./chromium";
import { type JupyterLab, openNotebook, startJupyterLab } from "./jupyterlab";

const SOURCES = [
  "// The student's own work.\nconst mine = 42;",
  'console.log("kernel " + process.pid);\nwhile (true);',
];
const folder = mkdtempSync(join(tmpdir(), "lesson-killed-"));
const file = join(folder, "killed.ipynb");

let lab: JupyterLab;
let browser: Browser;
let page: Page;

before(async () => {
  if (skip) return;
  const cells = SOURCES.map((source, i) => ({
    cell_type: "code",
    id: `cell-${i}`,
    metadata: {},
    source,
    execution_count: null,
    outputs: [],
  }));
  const kernelspec = { name: "talos", display_name: "TypeScript (Talos)", language: "typescript" };
  writeFileSync(file, JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }));
  lab = await startJupyterLab(file);
  browser = await openBrowser();
  page = await browser.context.newPage();
  await openNotebook(page, lab.address(file));
});
after(async () => {
  await browser?.close();
  await lab?.stop();
  rmSync(folder, { recursive: true });
});

declare const jupyterapp: {
  commands: { execute(command: string): Promise<unknown> };
  shell: {
    currentWidget: {
      sessionContext: {
        session: {
          kernel: {
            status: string;
            requestExecute(content: { code: string }): { done: Promise<{ content: { status: string } }> };
          };
        };
      };
    };
  };
};

test("a kernel killed in the middle of a cell starts again, and the notebook file is whole", {
  skip,
}, async () => {
  await page.evaluate(() => void jupyterapp.commands.execute("notebook:run-all-cells"));
  const output = page.locator(".jp-OutputArea-output").getByText(/kernel \d+/);
  const [pid] = /\d+/.exec(await output.innerText()) ?? assert.fail();
  process.kill(Number(pid), "SIGKILL");

  const dialog = page.getByRole("dialog");
  await dialog.getByText(/appears to have died/).waitFor();
  await screenshot(page, "lab-killed");
  await dialog.getByRole("button", { name: "Ok" }).click();
  await page.waitForFunction(
    () => jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === "idle",
  );
  const status = await page.evaluate(async () => {
    const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
    return (await kernel.requestExecute({ code: "6 * 7" }).done).content.status;
  });
  assert.equal(status, "ok");

  await page.evaluate(() => jupyterapp.commands.execute("docmanager:save"));
  const address = new URL(lab.address(file));
  const saved = await fetch(new URL(`/api/contents/killed.ipynb${address.search}`, address));
  const { content } = await saved.json();
  assert.deepEqual(
    content.cells.map(({ source }: { source: string }) => source),
    SOURCES,
  );
});
