// Firefox as it is installed, driven by the protocol that is built into it (WebDriver BiDi).
import { firefox } from "playwright-core";
import { type Browser, findProgram, launch } from "../browser/chromium";

const executablePath = findProgram(
  "FIREFOX",
  ["firefox-esr", "firefox"],
  ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:\\Program Files\\Mozilla Firefox\\firefox.exe"],
);

/** For a test's options: why it is skipped, if there is no Firefox. In CI that is a failure. */
export const skip =
  executablePath === undefined && process.env.CI !== "true"
    ? "needs Firefox: install it (Debian: apt install firefox-esr) or set FIREFOX to its program"
    : false;

/** A Firefox that knows nothing from before. */
export async function openFirefox(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(`This test ${skip || "needs Firefox"}.`);
  return launch(firefox, { executablePath, channel: "moz-firefox" }); // other channels are Playwright's own builds
}
