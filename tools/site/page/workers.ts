// Two workers: one compiles cells, one runs them. So the page never freezes, and Tab completes while a cell runs.
type Answer = { id: number; answer?: unknown; error?: Error };

/** A worker that answers questions, each with its number. */
export class Asked {
  #worker;
  #asked = 0;
  #open = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();

  /** @param hear is told what is no answer */
  constructor(url: URL, hear: (message: unknown) => void) {
    this.#worker = new Worker(url, { type: "module" });
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const open = this.#open.get(data.id);
      if (!open) return hear(data);
      this.#open.delete(data.id);
      if (data.error) open.reject(data.error);
      else open.resolve(data.answer);
    };
    this.#worker.onerror = ({ message }) => this.end(new Error(message || `${url.href} can't be loaded.`));
  }

  /** The number of the last question, if it has no answer yet. */
  get unanswered(): number | undefined {
    return this.#open.has(this.#asked) ? this.#asked : undefined;
  }

  tell(message: object): void {
    this.#worker.postMessage(message);
  }

  ask<T>(question: object): Promise<T> {
    const id = ++this.#asked;
    this.tell({ id, ...question });
    return new Promise((resolve, reject) =>
      this.#open.set(id, { resolve: resolve as (answer: unknown) => void, reject }),
    );
  }

  /** Ends the worker in whatever it does; open questions fail. */
  end(reason: Error): void {
    this.#worker.terminate();
    for (const { reject } of this.#open.values()) reject(reason);
    this.#open.clear();
  }
}
