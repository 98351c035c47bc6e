import assert from "node:assert/strict";
import { test } from "node:test";
import { announce } from "../../tools/setup/step.mjs";

/** What a step prints, on a terminal or in a log. */
async function printed(isTTY: boolean, work: Parameters<typeof announce>[1]) {
  const texts: string[] = [];
  const out = { isTTY, columns: 30, write: (text: string) => texts.push(text) };
  const error = await announce("npm packages", work, out).catch((thrown) => thrown);
  return { text: texts.join(""), error };
}

test("in a log a step is a line when it begins and one when it ends, with its time", async () => {
  const { text } = await printed(false, async () => undefined);
  assert.match(text, /^ {2}npm packages …\n {2}npm packages: done in \d+\.\d s\n$/);
});

test("every ten seconds a log gets another line, with where the step is", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval", "Date"] });
  const { text } = await printed(false, async (report) => {
    report("fetching");
    t.mock.timers.tick(10_000);
    t.mock.timers.tick(10_000);
  });
  assert.deepEqual(text.split("\n").slice(1, 4), [
    "  npm packages … 10.0 s, fetching",
    "  npm packages … 20.0 s, fetching",
    "  npm packages: done in 20.0 s",
  ]);
});

test("on a terminal one line is written over, and never longer than the terminal is wide", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval", "Date"] });
  const { text } = await printed(true, async (report) => {
    report("fetching a package with a very long name");
    t.mock.timers.tick(500);
    t.mock.timers.tick(500);
  });
  const lines = text.split("\r\x1b[2K").slice(1);
  assert.deepEqual(lines.slice(0, 3), [
    "  npm packages … 0.0 s",
    "  npm packages … 0.5 s, fetch",
    "  npm packages … 1.0 s, fetch",
  ]);
  assert.equal(lines.at(-1), "  npm packages: done in 1.0 s\n");
});

test("a step that ends otherwise says how, and a failure is passed on", async () => {
  assert.match((await printed(false, async () => "left out")).text, /npm packages: left out in/);
  const { text, error } = await printed(true, () => Promise.reject(new Error("broken")));
  assert.equal(error.message, "broken");
  assert.match(text, /\n$/);
});
