/** The compiler is in a worker that the page starts (page/workers.ts). */
export class Worker {}
