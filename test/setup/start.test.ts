import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { type TestContext, test } from "node:test";
import { root } from "../../tools/setup/paths.mjs";

const skip = process.platform === "win32" && "signals are not sent to a process alone there";

/** A port that another process holds, as far as JupyterLab can tell. */
async function busyPort(t: TestContext): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return (server.address() as { port: number }).port;
}

/** Starts JupyterLab as `npm start -- …` does, and waits for the address that it prints. */
function start(...args: string[]): Promise<{ lab: ChildProcess; address: URL }> {
  const lab = spawn(process.execPath, ["tools/start.mjs", "--no-browser", ...args], { cwd: root });
  let output = "";
  return new Promise((resolve, reject) => {
    lab.stderr.setEncoding("utf8").on("data", (text) => {
      output += text;
      const [address] = /http:\/\/localhost:\S+token=\w+/.exec(output) ?? [];
      if (address) resolve({ lab, address: new URL(address) });
    });
    lab.on("close", () => reject(new Error(`JupyterLab ended before it said where it is:\n${output}`)));
  });
}

test("npm start opens the lesson's server, on this machine only, with a token, and Ctrl-C ends it", {
  skip,
}, async (t) => {
  const port = await busyPort(t);
  const { lab, address } = await start(`--port=${port}`);
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
