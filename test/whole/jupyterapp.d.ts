// JupyterLab itself, as it is to be found in its page: as much of it as the tests ask for. Some is missing while it starts.
declare namespace Jupyter {
  interface Output {
    output_type: string;
    text?: string;
    data?: Record<string, string>;
    traceback?: string[];
  }
  interface Cell {
    model: {
      executionCount?: number | null;
      executionState?: string;
      /** Only those of code have any. */
      outputs?: { toJSON(): Output[] };
      sharedModel: { getSource(): string; setSource(code: string): void };
    };
  }
  interface Kernel {
    status: string;
    restart(): Promise<void>;
    requestExecute(content: object): { done: Promise<{ content: { status: string } }> };
    requestComplete(at: object): Promise<{ content: { matches: string[] } }>;
    requestInspect(at: object): Promise<{ content: { data: Record<string, string> } }>;
    requestCommInfo(content: object): Promise<{ content: { comms: object } }>;
  }
}
declare const jupyterapp: {
  shell: {
    currentWidget: {
      context: { path: string };
      sessionContext: { session: { kernel: Jupyter.Kernel } };
      content: {
        activate(): void;
        widgets: Jupyter.Cell[];
        activeCellIndex: number;
        scrollToItem(index: number, align: string): Promise<void>;
      };
    };
  };
  commands: { execute(command: string, args?: object): Promise<unknown> };
  serviceManager: {
    contents: {
      save(path: string, model: object): Promise<unknown>;
      get(path: string, options: { content: boolean }): Promise<{ content: unknown }>;
    };
  };
};
