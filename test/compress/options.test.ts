import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { compressCommand, USAGE } from "../../tools/compress/options";

const command = (...args: string[]) => compressCommand(args, "/photos");

test("pictures are found from the caller's folder; the rest has a default", () => {
  const paths = [resolve("/photos/a.jpg"), resolve("/elsewhere/b.png")];
  assert.deepEqual(command("a.jpg", "/elsewhere/b.png"), {
    paths,
    K: 16,
    out: undefined,
    force: false,
  });
});

test("options stand anywhere, in either spelling", () => {
  const { K, out, force } = command("--colors", "8", "a.jpg", "--out", "small", "--force");
  assert.deepEqual([K, out, force], [8, resolve("/photos/small"), true]);
  assert.equal(command("a.jpg", "--colours=256").K, 256);
});

test("what can't be understood is answered with what can be asked for", () => {
  assert.throws(() => command(), { name: "Error", message: `Name at least one picture.\n${USAGE}` });
  assert.throws(() => command("a.jpg", "--colour", "3"), /Unknown option '--colour'[\s\S]*npm run compress/);
});

test("the number of colours is a whole number that fits into a palette", () => {
  for (const text of ["0", "257", "1.5", "-1", "1e1", "many", ""]) {
    assert.throws(() => command("a.jpg", `--colors=${text}`), new RegExp(`1 to 256, not "${text}"`));
  }
});

test("help needs no picture", () => {
  assert.throws(() => command("--help"), { message: USAGE });
});
