// Firefox, driven by the protocol that is built into it (Marionette, https://firefox-source-docs.mozilla.org/testing/marionette/):
// each message is `length:[type, id, …]` over TCP.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { root } from "../../../tools/setup/paths.mjs";
import { until } from "../browser/chromium";

function findFirefox(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => ["firefox-esr", "firefox"].map((name) => join(folder, name)));
  return [process.env.FIREFOX ?? "", ...onPath].find((file) => file !== "" && existsSync(file));
}

const program = findFirefox();

/** For a test's options: why it is skipped, if there is no Firefox. In CI that is a failure. */
export const skip =
  program === undefined && process.env.CI !== "true"
    ? "needs Firefox: install it (Debian: apt install firefox-esr) or set FIREFOX to its program"
    : false;

export interface Firefox {
  open(address: string): Promise<void>;
  /** Runs a function in the page: it may not use anything of the test's but its arguments. */
  evaluate<Args extends unknown[], T>(inPage: (...args: Args) => T | Promise<T>, ...args: Args): Promise<T>;
  /** Keeps a picture of the page in build/screenshots, for people. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** A Firefox that knows nothing from before, without a window. */
export async function openFirefox(): Promise<Firefox> {
  if (program === undefined) throw new Error(`This test ${skip || "needs Firefox"}.`);
  const profile = mkdtempSync(join(tmpdir(), "lesson-firefox-"));
  writeFileSync(join(profile, "user.js"), 'user_pref("marionette.port", 0);\n'); // any that is free
  const options = [
    "--headless",
    "--no-remote",
    "--marionette",
    "--remote-allow-system-access",
    "--profile",
    profile,
  ];
  const child = spawn(program, options, { env: { ...process.env, HOME: profile }, stdio: "ignore" });
  const portFile = join(profile, "MarionetteActivePort");
  await until(async () => existsSync(portFile), "Firefox");
  const ask = talkTo(connect(Number(readFileSync(portFile, "utf8")), "127.0.0.1"));
  await ask("WebDriver:NewSession", { capabilities: { alwaysMatch: { pageLoadStrategy: "eager" } } });
  await ask("WebDriver:SetTimeouts", { script: 600_000, pageLoad: 300_000 });
  await ask("WebDriver:SetWindowRect", { width: 1280, height: 985 });
  return {
    open: async (url) => void (await ask("WebDriver:Navigate", { url })),
    async evaluate(inPage, ...args) {
      const script = `const done = arguments[1], __name = (f) => f; // tsx names functions
        
        (async () => (${inPage})(...arguments[0]))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value } = await ask("WebDriver:ExecuteAsyncScript", { script, args: [args] });
      if (value.error !== undefined) throw new Error(value.error);
      return value.value;
    },
    async screenshot(name) {
      const { value } = await ask("WebDriver:TakeScreenshot", { full: false, hash: false });
      const folder = join(root, "build", "screenshots");
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.png`), value, "base64");
    },
    async close() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the browser answers
type Ask = (command: string, parameters: object) => Promise<any>;

function talkTo(socket: Socket): Ask {
  let received = Buffer.alloc(0);
  let asked = 0;
  const open = new Map<number, (answer: unknown[]) => void>();
  socket.on("data", (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const colon = received.indexOf(":");
      const end = colon + 1 + Number(received.toString("latin1", 0, colon));
      if (colon < 0 || received.length < end) return;
      const message = JSON.parse(received.toString("utf8", colon + 1, end));
      received = received.subarray(end);
      if (Array.isArray(message)) open.get(message[1])?.(message); // what comes first only greets
    }
  });
  return async (command, parameters) => {
    const text = JSON.stringify([0, ++asked, command, parameters]);
    const [, , error, value] = await new Promise<unknown[]>((resolve) => {
      open.set(asked, resolve);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
    if (error) throw new Error(`Firefox refused ${command}: ${JSON.stringify(error)}`);
    return value;
  };
}
