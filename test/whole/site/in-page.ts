// What tests do inside of the page, in any browser: each function stands alone, because only its text goes there.

/** What each code cell shows, as text. */
export function texts(): string[] {
  const cells = jupyterapp.shell.currentWidget.content.widgets;
  return cells.flatMap(({ model: { outputs } }) =>
    outputs
      ? outputs
          .toJSON()
          .map(({ text, data }) => text ?? data?.["text/plain"] ?? "")
          .join("")
      : [],
  );
}

/** All that the cell with these words shows, figures too. */
export function shown(words: string): string {
  const cells = jupyterapp.shell.currentWidget.content.widgets;
  const cell = cells.find(({ model }) => model.outputs && model.sharedModel.getSource().includes(words));
  return JSON.stringify(cell?.model.outputs?.toJSON());
}

export interface Run {
  /** The value of its last expression. */
  text: string;
  errors: string[];
}

/** Puts a cell below the others and runs it. */
export async function runCode(code: string): Promise<Run> {
  const { content } = jupyterapp.shell.currentWidget;
  content.activeCellIndex = content.widgets.length - 1;
  await jupyterapp.commands.execute("notebook:insert-cell-below");
  const { model } = content.widgets[content.widgets.length - 1];
  model.sharedModel.setSource(code);
  await jupyterapp.commands.execute("notebook:run-cell");
  while ((model.executionState ?? "idle") !== "idle") await new Promise((done) => setTimeout(done, 50));
  const outputs = model.outputs?.toJSON() ?? [];
  const colour = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");
  return {
    text: outputs.map(({ data }) => data?.["text/plain"] ?? "").join(""),
    errors: outputs.flatMap(({ traceback }) => (traceback ? [traceback.join("\n").replace(colour, "")] : [])),
  };
}

/** What Tab completes and Shift-Tab explains, at the end of each text. */
export async function askKernel(texts: { complete: string; inspect: string }) {
  const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  const at = (code: string) => ({ code, cursor_pos: code.length, detail_level: 0 });
  const completed = await kernel.requestComplete(at(texts.complete));
  const inspected = await kernel.requestInspect(at(texts.inspect));
  return { matches: completed.content.matches, help: inspected.content.data["text/plain"] };
}

/** Puts a file into the page's storage, as a drop into the file browser does. */
export async function saveFile({ path, base64 }: { path: string; base64: string }): Promise<void> {
  const model = { type: "file", format: "base64", content: base64 };
  await jupyterapp.serviceManager.contents.save(path, model);
}

/** Brings a notebook to the front, opened if it isn't open yet. @returns whether it is there, and its kernel ready */
export async function bringToFront(path: string): Promise<boolean> {
  await jupyterapp.commands.execute("docmanager:open", { path });
  const { context, sessionContext } = jupyterapp.shell.currentWidget;
  return context.path === path && sessionContext.session?.kernel?.status === "idle";
}

/** The text of the last cell. */
export function lastSource(): string {
  return jupyterapp.shell.currentWidget.content.widgets.at(-1)?.model.sharedModel.getSource() ?? "";
}

/** Replaces words in the cell that has them. */
export function replaceWords({ words, by }: { words: string; by: string }): void {
  for (const { model } of jupyterapp.shell.currentWidget.content.widgets) {
    const source = model.sharedModel.getSource();
    if (source.includes(words)) model.sharedModel.setSource(source.replace(words, () => by));
  }
}

/** Replaces words in the cell that has them, runs it and the cell with `check`; gives what that shows, as text. */
export async function answer(words: { blank: string; answer: string; check: string }): Promise<string> {
  const { content } = jupyterapp.shell.currentWidget;
  const cellWith = (text: string) =>
    content.widgets.findIndex(({ model }) => model.sharedModel.getSource().includes(text));
  const { sharedModel } = content.widgets[cellWith(words.blank)].model;
  sharedModel.setSource(sharedModel.getSource().replace(words.blank, () => words.answer));
  for (const index of [cellWith(words.answer), cellWith(words.check)]) {
    content.activeCellIndex = index;
    await jupyterapp.commands.execute("notebook:run-cell");
    const { model } = content.widgets[index];
    while ((model.executionState ?? "idle") !== "idle") await new Promise((done) => setTimeout(done, 50));
  }
  const outputs = content.widgets[cellWith(words.check)].model.outputs?.toJSON() ?? [];
  return outputs.map(({ data }) => data?.["text/plain"] ?? "").join("\n");
}

/** The notebook as File, Download hands it out. */
export async function downloaded(path: string): Promise<string> {
  await jupyterapp.commands.execute("docmanager:save");
  return JSON.stringify((await jupyterapp.serviceManager.contents.get(path, { content: true })).content);
}
