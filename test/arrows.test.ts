// The house: which room of src/ may import from which. Read from the imports themselves.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { test } from "node:test";

/** From the ground floor up; a room imports from lower floors and from itself. */
const FLOORS = [
  ["base"],
  ["kmeans"],
  ["fit", "picture", "measures", "figures"],
  ["colours", "page"],
  ["palettes", "check"],
  ["index.ts"],
  ["explore.ts"],
];
/** What only one room may load. */
const OWN = {
  "@tensorflow/": "base",
  jimp: "picture",
  "@jsquash/": "picture",
  "plotly.js": "figures",
  tslab: "page",
};

interface Import {
  from: string;
  to: string;
}

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);
const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join("src", from), "utf8");
  const named = text.matchAll(/(?:\bfrom |\bimport |\b(?:require|import)\()"([^"]+)"/g);
  return [...named].map(([, name]) => ({
    from,
    to: name.startsWith(".") ? relative("src", normalize(join("src", dirname(from), name))) : name,
  }));
});
const inside = imports.filter(({ to }) => files.includes(`${to}.ts`) || to.startsWith(".."));
const room = (file: string) => (file.includes("/") ? file.split("/")[0] : file.replace(/(?:\.ts)?$/, ".ts"));
const floor = (file: string) => FLOORS.findIndex((rooms) => rooms.includes(room(file)));

test("every file of src/ stands in a room, and imports were found", () => {
  assert.deepEqual(files.filter((file) => floor(file) < 0), []); // biome-ignore format: one line
  assert.ok(inside.length > 100);
});

test("imports lead to lower floors or stay in their room", () => {
  const wrong = inside.filter(({ from, to }) => room(from) !== room(to) && floor(to) >= floor(from));
  assert.deepEqual(wrong, []);
});

test("nothing in src/ imports from outside of it", () => {
  assert.deepEqual(inside.filter(({ to }) => to.startsWith("..")), []); // biome-ignore format: one line
});

test("the core needs nothing but TensorFlow, random numbers and the checks of arguments", () => {
  const needs = new Set(imports.filter(({ from, to }) => room(from) === "kmeans" && room(to) !== "kmeans").map(({ to }) => to)); // biome-ignore format: one line
  assert.deepEqual([...needs].sort(), ["base/arguments", "base/random", "base/tf"]);
});

test("each large package is known in one room only", () => {
  for (const [name, owner] of Object.entries(OWN)) {
    const users = new Set(imports.filter(({ to }) => to === name || to.startsWith(name)).map(({ from }) => room(from))); // biome-ignore format: one line
    assert.deepEqual([...users], [owner], name);
  }
});

test("the core is small enough to be read aloud", () => {
  const core = files.filter((file) => room(file) === "kmeans");
  const lines = core.map((file) => readFileSync(join("src", file), "utf8").trimEnd().split("\n").length);
  assert.ok(core.length <= 6 && lines.reduce((sum, n) => sum + n, 0) <= 500, `${lines}`);
});

test("no folder of the code holds more than twelve files", () => {
  const counts = new Map<string, number>();
  for (const top of ["src", "tools", "test", "bench"]) {
    for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) counts.set(entry.parentPath, (counts.get(entry.parentPath) ?? 0) + 1);
    }
  }
  assert.ok(counts.size > 50);
  assert.deepEqual([...counts].filter(([folder, count]) => count > 12 && !folder.includes("__pycache__")), []); // biome-ignore format: one line
});
