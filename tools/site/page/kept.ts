// What the browser keeps of the site, for when there is no network: this is for the page, its workers and the service worker.

/**
 * The name under which a file is kept: its address without what comes after "?", which are times and paths of notebooks.
 * @returns nothing for what is not to be kept: other servers' files, and the list of versions, which only the server knows
 */
export function keptAs(address: string): string | undefined {
  const { origin, pathname } = new URL(address, location.href);
  return origin === location.origin && !pathname.endsWith("/api/lesson.json") ? origin + pathname : undefined;
}

export const openKept = () => caches.open("talos");

/**
 * Keeps what is loaded while no service worker sees it, as in a first visit: so one visit is enough. The browser has just got these
 * files, and gives them from its own cache.
 */
export function keepLoaded(): void {
  let last: Promise<void> = Promise.resolve();
  const observer = new PerformanceObserver((list) => {
    for (const { name, workerStart } of list.getEntries() as PerformanceResourceTiming[]) {
      if (workerStart === 0) last = last.then(() => keep(name)).catch(() => {}); // the network is gone: it is kept at the next visit
    }
  });
  observer.observe({ type: "resource", buffered: true });
  observer.observe({ type: "navigation", buffered: true });
}

/** Keeps a file, if it isn't kept already. */
export async function keep(address: string): Promise<void> {
  const key = keptAs(address);
  if (!globalThis.caches || key === undefined) return; // it is neither https nor localhost, or not ours
  const kept = await openKept();
  if (await kept.match(key)) return;
  const response = await fetch(address, { cache: "force-cache" });
  if (response.status === 200) await kept.put(key, response);
}
