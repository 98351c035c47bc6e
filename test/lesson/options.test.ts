import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { lessonOptions } from "../../tools/lesson/options";
import { withChoices } from "../../tools/lesson/source";
import { root } from "../../tools/setup/paths.mjs";
import { ownFolder } from "../support/folder";

const folder = ownFolder("lesson-options-");
const options = (...args: string[]) => lessonOptions(args, folder);

test("without options the lesson runs as it is, into build", () => {
  assert.deepEqual(options(), {
    image: undefined,
    K: undefined,
    out: join(root, "build"),
    explore: false,
  });
});

test("paths start from the caller's folder, and the output folder is made", () => {
  writeFileSync(join(folder, "my photo.jpg"), "");
  const { image, K, out } = options("--image", "my photo.jpg", "--K", "256", "--out", "a/b");
  assert.deepEqual([image, K, out], [join(folder, "my photo.jpg"), 256, join(folder, "a", "b")]);
});

test("a K that is no whole number from 1 to 256 is refused with its value", () => {
  for (const K of ["0", "257", "1.5", "-1", "1e2", "sixteen", ""]) {
    assert.throws(() => options(`--K=${K}`), {
      message: `--K must be a whole number from 1 to 256, not "${K}".`,
    });
  }
});

test("a picture that isn't there, or is a folder, is refused with its name", () => {
  assert.throws(() => options("--image", "none.jpg"), {
    message: `--image: there is no file "none.jpg" in ${folder}.`,
  });
  assert.throws(() => options("--image", "."), /"\." is not a file\. Name one picture\./);
});

test("an output folder that can't be made is refused", () => {
  writeFileSync(join(folder, "file"), "");
  assert.throws(() => options("--out", "file"), /--out: the folder can't be made: .*EEXIST/);
});

test("unknown options, options without a value and stray words are refused with the usage", () => {
  assert.throws(() => options("--k", "3"), /^Error: Unknown option '--k'\.\nnpm run lesson -- /);
  assert.throws(() => options("--K"), /'--K <value>' argument missing\.\nnpm run lesson -- /);
  assert.throws(() => options("photo.jpg"), /Unexpected argument 'photo\.jpg'.*\nnpm run lesson -- /);
});

const lesson = readFileSync(join(root, "notebooks", "lesson.ts"), "utf8");

test("another K and another picture change one line of the lesson each", () => {
  const changed = withChoices(lesson, { image: join(root, "data", "x.png"), K: 3 }).split("\n");
  const lines = changed.filter((line, i) => line !== lesson.split("\n")[i]);
  assert.deepEqual(lines, ['const imageFile = "data/x.png";', "const K = 3;"]);
});

test("a picture's name is never code: quotes, backslashes and dollar signs stay what they are", () => {
  const name = join(folder, 'a"; process.exit(); "$&\\n.jpg');
  const line = /^const imageFile = (.*);$/m.exec(withChoices(lesson, { image: name }))?.[1] ?? "";
  assert.equal(JSON.parse(line), name);
});

test("a lesson without the line that should change is refused", () => {
  assert.throws(
    () => withChoices("const k = 16;", { K: 3 }),
    /must have one line like .*const K = .* but it has 0/,
  );
  assert.throws(() => withChoices("const K = 1;\nconst K = 2;", { K: 3 }), /but it has 2/);
});
