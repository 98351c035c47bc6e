import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Jimp } from "jimp";
import { ownFolder } from "../support/folder";

const folder = ownFolder("compress run ");
before(async () => {
  for (const [i, name] of ["first.jpg", "second.png"].entries()) {
    const image = new Jimp({ width: 32, height: 20 });
    image.scan((x, y, at) => image.bitmap.data.set([8 * x, 12 * y, 99 * i, 255], at));
    await image.write(join(folder, name) as `${string}.jpg`);
  }
});

function compress(...args: string[]) {
  const env = { ...process.env, INIT_CWD: folder };
  const all = ["--import", "tsx", "tools/compress/index.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { encoding: "utf8", env });
  return { status, stdout, stderr };
}

test("a folder is compressed, and a second run does nothing twice", async () => {
  const { status, stdout } = compress(".", "--colors", "4");
  assert.equal(status, 0);
  assert.match(stdout, /^\[1\/2\] first\.jpg: first-4\.png, 4 colours, \d+ kB -> \d+ kB$/m);
  assert.match(stdout, /^\[2\/2\] second\.png: second-4\.png, 4 colours/m);
  assert.equal((await Jimp.read(join(folder, "first-4.png"))).bitmap.width, 32);

  writeFileSync(join(folder, "first-4.png"), "mine");
  rmSync(join(folder, "second-4.png"));
  const again = compress(".", "--colors", "4");
  assert.equal(again.status, 0);
  assert.match(again.stdout, /first-4\.png is already there \(--force writes it again\)/);
  assert.match(again.stdout, /second-4\.png, 4 colours/);
  assert.equal(readFileSync(join(folder, "first-4.png"), "utf8"), "mine");

  assert.equal(compress("first.jpg", "--colors", "4", "--force").status, 0);
  assert.equal((await Jimp.read(join(folder, "first-4.png"))).bitmap.width, 32);
});

test("one bad file doesn't stop the others, and the exit code says so", () => {
  writeFileSync(join(folder, "notes.jpg"), "no picture");
  const { status, stdout, stderr } = compress("notes.jpg", "gone.jpg", "second.png", "--out", "small/2");
  assert.equal(status, 1);
  assert.match(stderr, /^\[1\/3\] notes\.jpg: .*not a picture/m);
  assert.match(stderr, /^\[2\/3\] gone\.jpg: There is no file/m);
  assert.match(stderr, /2 of 3 pictures could not be compressed/);
  assert.match(stdout, /^\[3\/3\] second\.png: small.2.second-16\.png, 16 colours/m);
  assert.deepEqual(readdirSync(join(folder, "small", "2")), ["second-16.png"]);
});

test("a folder without pictures is named, beside a picture, too, before anything is done", () => {
  mkdirSync(join(folder, "no pictures"));
  writeFileSync(join(folder, "no pictures", "notes.txt"), "");
  const { status, stderr } = compress("no pictures", "second.png", "--out", "elsewhere");
  assert.equal(status, 2);
  assert.match(stderr, /^There is no JPEG, PNG, WebP or AVIF picture in "?no pictures"?\.$/m);
  assert.ok(!existsSync(join(folder, "elsewhere")));
});

test("a command that can't be understood ends with 2, and does nothing", () => {
  const files = readdirSync(folder);
  for (const [args, message] of [
    [["first.jpg", "--colors", "1000"], /1 to 256, not "1000"/],
    [["first.jpg", join(folder, "small", "first.png"), "--out", "x"], /would both become/],
  ] as const) {
    const { status, stderr } = compress(...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, / at .*\.ts/);
  }
  assert.deepEqual(readdirSync(folder), files);
});
