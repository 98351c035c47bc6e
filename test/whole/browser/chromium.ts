// Chromium, as a person would see it: the one that is installed, driven without a window.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Jimp } from "jimp";
import { type BrowserContext, type BrowserType, chromium, type Locator, type Page } from "playwright-core";
import { root } from "../../../tools/setup/paths.mjs";

type LaunchOptions = NonNullable<Parameters<BrowserType["launchPersistentContext"]>[1]>;

/** A browser's program: the one that this environment variable names, or one in the usual places. */
export function findProgram(variable: string, names: string[], places: string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env[variable] ?? "", ...onPath, ...places].find((file) => file !== "" && existsSync(file));
}

const executablePath = findProgram(
  "CHROMIUM",
  ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
  [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ],
);

/** For a test's options: why it is skipped, if there is no browser. In CI that is a failure. */
export const skip =
  executablePath === undefined && process.env.CI !== "true"
    ? "needs Chromium: install it (Debian: apt install chromium) or set CHROMIUM to its program"
    : false;

/**
 * Draws WebGL without a graphics card (and only that: a whole page through SwiftShader takes many times as long), and leaves the
 * network to the page under test.
 */
const OPTIONS =
  "--enable-unsafe-swiftshader --no-sandbox --disable-quic --no-first-run --disable-background-networking " +
  "--disable-component-update --disable-sync";

export interface Browser {
  context: BrowserContext;
  close(): Promise<void>;
}

/** A browser that knows nothing from before. */
export async function openBrowser({ args = [], ...options }: LaunchOptions = {}): Promise<Browser> {
  if (executablePath === undefined) throw new Error(`This test ${skip || "needs Chromium"}.`);
  return launch(chromium, { executablePath, args: [...OPTIONS.split(" "), ...args], ...options });
}

/** Starts a browser with a profile of its own, which goes when it is closed. */
export async function launch(type: BrowserType, options: LaunchOptions): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "lesson-browser-"));
  const viewport = { width: 1280, height: 900 };
  const context = await type.launchPersistentContext(profile, { viewport, ...options });
  context.setDefaultTimeout(120_000);
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, close };
}

/** Collects what a page complains about. */
export function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on("pageerror", (error) => found.push(`${error.stack}`));
  page.on("console", (message) => {
    if (message.type() === "error") found.push(`${message.text()} (${message.location().url})`);
  });
  return found;
}

/** Keeps a picture of the page or a part of it in build/screenshots, for people. */
export async function screenshot(what: Page | Locator, name: string): Promise<Buffer> {
  const folder = join(root, "build", "screenshots");
  mkdirSync(folder, { recursive: true });
  return what.screenshot({ path: join(folder, `${name}.png`) });
}

/** How many different colours a part of the page has: few if it is blank. */
export async function colours(part: Locator): Promise<number> {
  const { data } = (await Jimp.fromBuffer(await part.screenshot())).bitmap;
  return new Set(new Uint32Array(data.buffer, data.byteOffset, data.length / 4)).size;
}

/** Waits until `what` says true. */
export async function until(what: () => Promise<boolean>, description: string): Promise<void> {
  for (const deadline = Date.now() + 120_000; !(await what()); ) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${description}.`);
    await setTimeout(100);
  }
}
