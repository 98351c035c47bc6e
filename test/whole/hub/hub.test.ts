import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { python, root } from "../../../tools/setup/paths.mjs";
import { ownFolder } from "../../support/folder";
import { gone, isThere } from "../../support/processes";

/** The first of three ports that nobody uses. */
async function freePorts(): Promise<number> {
  const servers = [createServer(), createServer(), createServer()];
  const listen = async (i: number, port: number) => {
    servers[i].listen(port, "127.0.0.1");
    await once(servers[i], "listening"); // or an error
    return (servers[i].address() as AddressInfo).port;
  };
  const first = await listen(0, 0);
  try {
    for (const i of [1, 2]) await listen(i, first + i);
    return first;
  } catch {
    return freePorts();
  } finally {
    for (const server of servers) server.close();
  }
}

test("npm run hub: a student logs in, starts a server, opens the lesson and runs a cell; when the hub stops, all of it does", {
  skip: process.platform === "win32" && "JupyterHub doesn't run there",
}, async (t) => {
  const state = ownFolder("talos-hub-");
  const port = await freePorts();
  const [password, student] = ["a password of twelve", "teacher"];
  const env = { ...process.env, TALOS_PASSWORD: password, TALOS_PORT: `${port}`, TALOS_HUB: state };
  const hub = spawn(process.execPath, [join(root, "tools", "hub", "hub.mjs")], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  t.after(() => hub.kill("SIGTERM")); // which ends all of it: killed at once, it would leave its servers, and the test waiting
  let output = "";
  const runs = new Promise<void>((resolve, reject) => {
    hub.once("exit", () => reject(new Error(output)));
    for (const stream of [hub.stdout, hub.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
        if (output.includes("JupyterHub is now running")) resolve();
      });
  });
  await runs;
  assert.match(
    output,
    new RegExp(`http://127.0.0.1:${port}: log in with any name and the password ${password}`),
  );

  const visit = [join(import.meta.dirname, "visit.py"), `http://127.0.0.1:${port}`, student, password];
  const { stdout, stderr, status } = spawnSync(python, visit, { encoding: "utf8", timeout: 180_000 });
  assert.equal(status, 0, stderr + output);
  const visited = JSON.parse(stdout);
  assert.equal(visited.wrongPassword, 403);
  assert.deepEqual(visited.root, join(state, "home", student, "talos"));
  assert.match(visited.page, /JupyterLab/i);
  assert.equal(visited.computed, "TensorFlow: 6");
  const processes: number[] = [visited.kernel, visited.server];
  assert.ok(processes.every(isThere));

  const ended = once(hub, "exit");
  hub.kill("SIGTERM");
  await ended;
  await gone(...processes);
});
