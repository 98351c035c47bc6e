// Keeps what the page fetches, for when there is no network; with one, the server's newest comes first. In place of JupyterLite's
// own, which shows what it has kept first, keeps no lists of files, and keeps nothing more once the browser has let it rest.
import { keptAs, openKept } from "./kept";

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
const HEARTBEAT = `${location.origin}/api/service-worker-heartbeat`; // JupyterLite asks whether this worker is there
/** JupyterLab's own programs: another version has another name. */
const LASTING = /\/build\/|\.[0-9a-f]{7,}\.js$/;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const key = keptAs(event.request.url);
  if (event.request.method !== "GET" || key === undefined) return;
  event.respondWith(key === HEARTBEAT ? new Response("ok") : answer(event, key));
});

async function answer(event: Fetch, key: string): Promise<Response> {
  const { request } = event;
  const kept = await openKept();
  // a page, a notebook and its programs must be of one age, however long the browser thinks that it may use what it has
  const isOld = request.cache === "default" && !LASTING.test(key);
  try {
    const response = await fetch(request, isOld ? { cache: "no-cache" } : undefined);
    if (response.status === 200) event.waitUntil(kept.put(key, response.clone()));
    return response;
  } catch (error) {
    const found = await kept.match(key);
    if (found) return found;
    throw error;
  }
}
