/** @typedef {(detail: string) => void} Report says in a few words where a step is */

/**
 * One step of set-up, in the order of its life.
 * @typedef {object} Step
 * @property {string} title
 * @property {() => { project: number, cache: number }} megabytes room it needs in the project's and the cache
 *   folder
 * @property {() => boolean | Promise<boolean>} done
 * @property {(report: Report) => Promise<unknown>} run resolves to a text when it ended otherwise than done
 */

const seconds = (/** @type {number} */ start) => `${((Date.now() - start) / 1000).toFixed(1)} s`;

/**
 * Announces a step, says every now and then where it is, and how long it took: on a terminal in one line
 * that is written over, elsewhere in lines of their own.
 * @param {string} title
 * @param {Step["run"]} work
 * @param {{ isTTY?: boolean, columns?: number, write: (text: string) => unknown }} out
 */
export async function announce(title, work, out = process.stdout) {
  const start = Date.now();
  let detail = "";
  const width = (out.columns || 80) - 1;
  const line = () => `  ${title} … ${seconds(start)}${detail && `, ${detail}`}`;
  const show = () => out.write(out.isTTY ? `\r\x1b[2K${line().slice(0, width)}` : `${line()}\n`);
  if (out.isTTY) show();
  else out.write(`  ${title} …\n`);
  const ticker = setInterval(show, out.isTTY ? 500 : 10_000);
  try {
    const result = await work((text) => {
      detail = text;
    });
    out.write(`${out.isTTY ? "\r\x1b[2K" : ""}  ${title}: ${result ?? "done"} in ${seconds(start)}\n`);
  } catch (error) {
    if (out.isTTY) out.write("\n");
    throw error;
  } finally {
    clearInterval(ticker);
  }
}
