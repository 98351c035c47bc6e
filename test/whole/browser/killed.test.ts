// A kernel that dies in the middle of a cell, as when the memory of a laptop runs out: JupyterLab starts it again.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { screenshot, skip } from "./chromium";
import { withNotebook } from "./jupyterlab";

const SOURCES = [
  "// The student's own work.\nconst mine = 42;",
  // A kernel that ends in its first seconds is started again with new ports, and its page may then look for it at the old ones.
  'while (process.uptime() < 6);\nconsole.log("kernel " + process.pid);\nwhile (true);',
];
const folder = mkdtempSync(join(tmpdir(), "lesson-killed-"));
const file = join(folder, "killed.ipynb");
after(() => rmSync(folder, { recursive: true }));

const lab = withNotebook(() => {
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
  return file;
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
  await lab.page.evaluate(() => void jupyterapp.commands.execute("notebook:run-all-cells"));
  const output = lab.page.locator(".jp-OutputArea-output").getByText(/kernel \d+/);
  const [pid] = /\d+/.exec(await output.innerText()) ?? assert.fail();
  process.kill(Number(pid), "SIGKILL");

  const dialog = lab.page.getByRole("dialog");
  await dialog.getByText(/appears to have died/).waitFor();
  await screenshot(lab.page, "lab-killed");
  await dialog.getByRole("button", { name: "Ok" }).click();
  await lab.page.waitForFunction(
    () => jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === "idle",
  );
  const status = await lab.page.evaluate(async () => {
    const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
    return (await kernel.requestExecute({ code: "6 * 7" }).done).content.status;
  });
  assert.equal(status, "ok");

  await lab.page.evaluate(() => jupyterapp.commands.execute("docmanager:save"));
  const address = new URL(lab.address);
  const saved = await fetch(new URL(`/api/contents/killed.ipynb${address.search}`, address));
  const { content } = await saved.json();
  assert.deepEqual(
    content.cells.map(({ source }: { source: string }) => source),
    SOURCES,
  );
});
