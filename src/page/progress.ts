import { escapeHtml } from "../base/html";
import { display } from "./display";

const BLOCKS = 30;
/** How often the page is told, in ms: more would only keep the browser busy. */
const PAUSE = 100;

/**
 * A bar that fills in place below the running cell. Pass the result to whatever reports its progress.
 * @returns a function to call with how many steps are done, and how many there are
 */
export function progressBar(title: string): (done: number, total: number) => void {
  const began = performance.now();
  let told = Number.NEGATIVE_INFINITY;
  let update: ReturnType<typeof display> | undefined;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - told < PAUSE) return;
    told = now;
    const bundle = bar(title, Math.min(done, total), total, (now - began) / 1000);
    if (update) update(bundle);
    else update = display(bundle);
  };
}

function bar(title: string, done: number, total: number, seconds: number) {
  const full = Math.round((BLOCKS * done) / total);
  const counts = `${done.toLocaleString("en")} of ${total.toLocaleString("en")}, ${seconds.toFixed(1)} s`;
  return {
    "text/html": `<div><label>${escapeHtml(title)} <progress value="${done}" max="${total}"></progress></label> ${counts}</div>`,
    "text/plain": `${title} ${"█".repeat(full)}${"░".repeat(BLOCKS - full)} ${counts}`,
  };
}
