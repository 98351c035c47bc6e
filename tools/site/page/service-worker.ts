// Keeps what the page has fetched, for when there is no network; with one, the server's newest comes first. In place of JupyterLite's
// own, which shows what it has kept first, keeps no lists of files, and keeps nothing more once the browser has let it rest.

/** Of TypeScript's types for service workers, which don't go with those for pages, what is used here. */
interface Fetch extends Event {
  request: Request;
  respondWith(response: Promise<Response> | Response): void;
  waitUntil(promise: Promise<unknown>): void;
}
const worker = self as unknown as {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: string, listener: (event: Fetch) => void): void;
};
const HEARTBEAT = "/api/service-worker-heartbeat"; // JupyterLite asks whether this worker is there

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  event.respondWith(pathname === HEARTBEAT ? new Response("ok") : answer(event, origin + pathname));
});

/** @param key the address without what comes after "?": times and paths of notebooks, which change nothing of the file */
async function answer(event: Fetch, key: string): Promise<Response> {
  const kept = await caches.open("talos");
  try {
    const response = await fetch(event.request);
    if (response.status === 200) event.waitUntil(kept.put(key, response.clone()));
    return response;
  } catch (error) {
    const found = await kept.match(key);
    if (found) return found;
    throw error;
  }
}
