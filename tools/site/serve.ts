// Hands out the site on this computer, as any web server does; and with the two headers that let the page share memory with its
// workers, so that the stop button keeps all values.
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".ico": "image/x-icon",
  ".ipynb": "application/json",
  ".jpg": "image/jpeg",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export interface ServeOptions {
  port?: number;
  /** The path of the site on the server, as "/talos". */
  under?: string;
  /** Those of every answer; the two, if left out. */
  headers?: Record<string, string>;
  /** Told of each request. */
  seen?: (path: string, bytes: number) => void;
}

export function serve(
  folder: string,
  { port = 0, under = "", headers = ISOLATED, seen }: ServeOptions = {},
): Promise<Server> {
  const server = createServer(async ({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = decodeURIComponent(pathname);
    const inside = path.startsWith(`${under}/`) ? normalize(path.slice(under.length)) : undefined;
    const file = inside && join(folder, inside.endsWith("/") ? `${inside}index.html` : inside);
    const body = file && (await readFile(file).catch(() => undefined));
    if (!body) {
      seen?.(path, 0);
      response.writeHead(404).end("There is no such file.");
      return;
    }
    seen?.(path, body.length);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, ...headers }).end(body);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", () => resolve(server));
  });
}
