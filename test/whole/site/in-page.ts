// What tests do inside of the page, in any browser: each function stands alone, because only its text goes there.

/** The page's JupyterLab, as much of it as is used here. */
interface Cell {
  model: {
    executionCount?: number | null;
    executionState?: string;
    outputs?: { toJSON(): { output_type: string }[] };
  };
}
interface OpenNotebook {
  context: { path: string };
  sessionContext: { session?: { kernel?: { status: string } } };
  content: { widgets: Cell[] };
}
declare const jupyterapp: {
  shell?: { currentWidget?: OpenNotebook };
  commands: { execute(command: string, args?: object): Promise<unknown> };
};

/** Waits until a notebook is open and its kernel ready. */
export async function idle(name: string): Promise<void> {
  const isReady = () => {
    const open = "jupyterapp" in globalThis ? jupyterapp.shell?.currentWidget : undefined;
    return open?.context?.path.includes(name) && open.sessionContext.session?.kernel?.status === "idle";
  };
  while (!isReady()) await new Promise((done) => setTimeout(done, 100));
}

/** Runs all cells to the end; for each code cell, the number that it got and the errors that it shows. */
export async function runAll(): Promise<{ number?: number | null; errors: object[] }[]> {
  const open = jupyterapp.shell?.currentWidget as OpenNotebook;
  await jupyterapp.commands.execute("notebook:run-all-cells");
  const states = () => [
    open.sessionContext.session?.kernel?.status,
    ...open.content.widgets.map(({ model }) => model.executionState ?? "idle"),
  ];
  while (states().some((state) => state !== "idle")) await new Promise((done) => setTimeout(done, 200));
  return open.content.widgets.flatMap(({ model: { executionCount, outputs } }) => {
    if (!outputs) return []; // a text
    const errors = outputs.toJSON().filter(({ output_type }) => output_type === "error");
    return [{ number: executionCount, errors }];
  });
}
