// Chromium, as a person would see it: the one that is installed, driven without a window.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Jimp } from "jimp";
import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";
import { root } from "../../../tools/setup/paths.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser's program: the one that CHROMIUM names, or one in the usual places. */
function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [process.env.CHROMIUM ?? "", ...onPath, ...PLACES].find((file) => file !== "" && existsSync(file));
}

const executablePath = findChromium();

/** For a test's options: why it is skipped, if there is no browser. In CI that is a failure. */
export const skip =
  executablePath === undefined && process.env.CI !== "true"
    ? "needs Chromium: install it (Debian: apt install chromium) or set CHROMIUM to its program"
    : false;

/** Draws WebGL without a graphics card, and leaves the network to the page under test. */
const OPTIONS =
  "--use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader --no-sandbox --disable-quic --no-first-run " +
  "--disable-background-networking --disable-component-update --disable-sync";

export interface Browser {
  context: BrowserContext;
  close(): Promise<void>;
}

/** A browser that knows nothing from before. */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<Browser> {
  if (executablePath === undefined) throw new Error(`This test ${skip || "needs Chromium"}.`);
  const profile = mkdtempSync(join(tmpdir(), "lesson-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: OPTIONS.split(" "),
    viewport: { width: 1280, height: 900 },
    ...options,
  });
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
