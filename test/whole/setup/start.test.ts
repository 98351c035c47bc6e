import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { type TestContext, test } from "node:test";
import { root } from "../../../tools/setup/paths.mjs";
import { startLab } from "../../setup/project";

const skip = process.platform === "win32" && "signals are not sent to a process alone there";

/** A port that another process holds, as far as JupyterLab can tell. */
async function busyPort(t: TestContext): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return (server.address() as { port: number }).port;
}

test("npm start opens the lesson's server, on this machine only, with a token, and Ctrl-C ends it", {
  skip,
}, async (t) => {
  const port = await busyPort(t);
  const { lab, address } = await startLab(root, `--port=${port}`);
  t.after(() => lab.kill("SIGKILL"));

  assert.match(address.pathname, /^\/lab\/tree\/notebooks/);
  assert.notEqual(Number(address.port), port, "it took another port than the busy one");

  const at = (path: string) => fetch(new URL(path, address), { headers: { Connection: "close" } });
  assert.equal((await at("/api/contents")).status, 403);
  const { kernelspecs, ...more } = await (await at(`/api/kernelspecs${address.search}`)).json();
  assert.equal(more.default, "talos");
  assert.deepEqual(Object.keys(kernelspecs), ["talos"]);

  const ended = once(lab, "exit");
  lab.kill("SIGINT");
  assert.deepEqual(await ended, [0, null]);
  await assert.rejects(at("/api"), "the server is gone with it");
});
