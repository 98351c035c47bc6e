// Of JupyterLab and JupyterLite only what the extension uses.
export interface Header {
  msg_type: string;
  session?: string;
}
export interface Message {
  header: Header;
  metadata: object;
  content: { code: string };
  buffers?: ArrayBufferView[];
}
export interface KernelOptions {
  id: string;
  sendMessage(message: object): void;
}

/** JupyterLite's half of a kernel: its own messages, counts, busy and idle. */
export declare class BaseKernel {
  constructor(options: KernelOptions);
  protected _executionCount: number;
  readonly executionCount: number;
  readonly parent: Message;
  readonly isDisposed: boolean;
  handleMessage(message: Message): Promise<void>;
  dispose(): void;
}

export interface KernelSpecs {
  register(options: { spec: object; create: (options: KernelOptions) => Promise<BaseKernel> }): void;
}
export interface KernelClient {
  interrupt(id: string): Promise<void>;
}
export interface Listed {
  path: string;
  type: string;
  last_modified: string;
}
export interface Model extends Listed {
  format: string;
  content: unknown;
}
export interface Contents {
  get(path: string, options?: { content: boolean }): Promise<Model>;
  fileChanged: {
    connect(slot: (sender: unknown, change: { type: string; newValue?: Partial<Model> }) => void): void;
  };
}
export interface App {
  serviceManager: { contents: Contents };
  commands: { execute(command: string): Promise<unknown> };
  shell: {
    collapseLeft(): void;
    currentWidget?: object;
    widgets(area: string): Iterable<{ id: string }>;
    activateById(id: string): void;
  };
}
export interface Notifications {
  warning(message: string, options: object): string;
  info(message: string, options: object): string;
}

/** What running a cell needs. */
export interface CellRun {
  cell: {
    isDisposed: boolean;
    model: { type: string; executionState?: string; sharedModel: { getSource(): string } };
  };
  notebook: { defaultKernelName: string };
  sessionContext?: { isReady: boolean; ready: Promise<void> };
}

/** Stands for a service that one plugin provides and others require. */
export type Token = unknown;

export interface Packages {
  BaseKernel: typeof BaseKernel;
  IKernelSpecs: Token;
  IKernelClient: Token;
  INotebookCellExecutor: Token;
  KernelMessage: { createMessage(options: object): object };
  Notification: Notifications;
  runCell(run: CellRun): Promise<boolean>;
}

/** What the page's packages offer to each other (webpack's module federation). */
export type Shared = Record<string, Record<string, { get(): Promise<() => unknown> }>>;
