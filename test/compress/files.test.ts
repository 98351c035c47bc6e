import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { clash, jobsOf } from "../../tools/compress/files";
import { ownFolder } from "../support/folder";

const folder = ownFolder("compress-files-");
for (const name of ["b.JPG", "a.png", "a-16.png", "a-999.png", "lone-16.png", "notes.txt", "c.jpeg"]) {
  writeFileSync(join(folder, name), "");
}

test("a folder gives its pictures in order, without those that were made from others", () => {
  const jobs = jobsOf([folder], 16);
  assert.deepEqual(
    jobs.map(({ path }) => basename(path)),
    ["a-999.png", "a.png", "b.JPG", "c.jpeg", "lone-16.png"],
  );
});

test("the new files stand beside the old ones, or in the folder asked for", () => {
  assert.deepEqual(jobsOf([join(folder, "b.JPG")], 8), [{ path: join(folder, "b.JPG"), target: join(folder, "b-8.png") }]); // biome-ignore format: one line
  assert.equal(jobsOf([folder], 8, "small")[1].target, join("small", "a-8.png"));
});

test("a file that is named is taken as it is, whether it's there or not", () => {
  assert.equal(jobsOf(["gone/a-16.png"], 16)[0].target, join("gone", "a-16-16.png"));
});

test("two pictures that would become the same file are noticed; the same picture twice is not", () => {
  const clashing = clash(jobsOf(["x/one.jpg", "y/one.png"], 16, "out"));
  assert.deepEqual(clashing?.map(({ path }) => path), ["x/one.jpg", "y/one.png"]); // biome-ignore format: one line
  assert.equal(clash(jobsOf(["x/one.jpg", "y/one.png", "x/one.jpg"], 16)), undefined);
});
