import assert from "node:assert/strict";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { findSubmissions, readSubmission } from "../../tools/grading/submissions";
import { ownFolder } from "../support/folder";

const folder = ownFolder("talos-submissions-");

function put(file: string, content: string | Buffer = "{}"): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

test("submissions are found in all the ways in which they arrive, and what is none has a reason", () => {
  const files = {
    "an[n]a *?": "an[n]a *?/kmeans-exercises.ipynb",
    ben: "ben/kmeans/kmeans-exercises.ipynb",
    cleo: "cleo/my homework (2).IPYNB",
    "dora ": "dora .ipynb",
    emil: "emil/kmeans-exercises.ipynb",
    ivy: "ivy/talos/notebooks/kmeans-exercises.ipynb",
    jan: "jan.IPYNB",
  };
  const others = [
    "emil/.ipynb_checkpoints/kmeans-exercises-checkpoint.ipynb",
    "emil/notes.ipynb",
    "fay/a.ipynb",
    "fay/b.ipynb",
    "gus/kmeans-exercises.ipynb",
    "gus.ipynb",
    "henry/readme.txt",
    "nina/first/kmeans-exercises.ipynb",
    "nina/second/kmeans-exercises.ipynb",
    "ivy/talos/notebooks/kmeans.ipynb",
    "grades.csv",
    ".DS_Store",
  ];
  for (const file of [...Object.values(files), ...others]) put(join("class", file));
  for (const link of ["kim", "lea.ipynb"]) symlinkSync("gone", join(folder, "class", link));
  symlinkSync("max", join(folder, "class", "max"));

  const found = findSubmissions(join(folder, "class"));
  const path = (file: string) => join(folder, "class", file);
  assert.deepEqual(Object.fromEntries(found.map(({ student, file, note }) => [student, note ?? file])), {
    ...Object.fromEntries(Object.entries(files).map(([student, file]) => [student, path(file)])),
    fay: "there is more than one notebook, and none is kmeans-exercises.ipynb",
    gus: "there are a folder and a file by this name",
    henry: "there is no kmeans-exercises.ipynb",
    kim: "it is a link that leads nowhere",
    lea: "it is a link that leads nowhere",
    max: "it is a link that leads nowhere",
    nina: "there is more than one kmeans-exercises.ipynb",
  });
});

test("what is no notebook is refused in plain words", () => {
  const refused: [content: string | Buffer, says: RegExp][] = [
    ["", /^it is empty$/],
    ["<!DOCTYPE html><html>", /^it is a web page, not a notebook: save the notebook itself$/],
    [Buffer.from("PK\x03\x04…"), /^it is an archive or a document/],
    ["%PDF-1.7", /^it is a PDF/],
    ['{"cells": [', /^it is damaged, or only a part of a notebook$/],
    ['{\n<<<<<<< HEAD\n "cells": []\n=======\n>>>>>>> theirs\n}', /^two versions of it are mixed/],
    ['{"nbformat": 3, "worksheets": [{"cells": []}]}', /^it is a notebook of long ago/],
    ["[1, 2]", /^it is not a notebook$/],
    ["null", /^it is not a notebook$/],
  ];
  for (const [content, message] of refused)
    assert.throws(() => readSubmission(put("x.ipynb", content)), { message });
});

test("a notebook is read whatever program saved it", () => {
  const text = JSON.stringify({
    cells: [{ cell_type: "code", source: ["1 +", " 1"] }, { cell_type: "heading" }],
  });
  const utf16 = (bom: string) => Buffer.from(bom + text, "utf16le");
  for (const content of [text, `\ufeff${text}`, utf16("\ufeff"), utf16("")]) {
    const { cells, nbformat } = readSubmission(put("x.ipynb", content));
    assert.equal(nbformat, 4);
    assert.deepEqual(cells, [
      { cell_type: "code", id: "cell-0", metadata: {}, source: "1 + 1", outputs: [], execution_count: null },
      { cell_type: "raw", id: "cell-1", metadata: {}, source: "" },
    ]);
  }
});
