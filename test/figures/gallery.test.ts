import assert from "node:assert/strict";
import { test } from "node:test";
import type { Layout } from "plotly.js";
import { gallery } from "../../src/figures/gallery";

const pictures = (mark: string) =>
  ["one", "two", "three"].map((name) => ({
    caption: `${name} ${mark}`,
    source: `data:${name}${mark}`,
    aspect: 0.8,
  }));

test("each picture has its place and its caption", () => {
  const { layout } = gallery("Title", { only: pictures("") });
  assert.deepEqual(layout.images?.map(({ source }) => source), ["data:one", "data:two", "data:three"]); // biome-ignore format: one line
  assert.deepEqual(layout.images?.map(({ x, y }) => [x, y]), [[0, 1], [0.5, 1], [0, 0.5]]); // biome-ignore format: one line
  layout.images?.forEach(({ x, y }, i) => {
    assert.deepEqual([layout.annotations?.[i].x, layout.annotations?.[i].y], [x, y]);
  });
  assert.equal(layout.updatemenus, undefined);
});

test("a button exchanges all pictures and captions", () => {
  const { layout } = gallery("Title", { plain: pictures(""), dithered: pictures(" d") });
  const [plain, dithered] = layout.updatemenus?.[0].buttons ?? [];
  assert.deepEqual([plain?.label, dithered?.label], ["plain", "dithered"]);
  const [change]: Partial<Layout>[] = dithered?.args ?? [];
  assert.deepEqual(change.images?.map(({ source }) => source), ["data:one d", "data:two d", "data:three d"]); // biome-ignore format: one line
  assert.deepEqual(change.annotations?.map(({ text }) => text), ["one  d", "two  d", "three  d"]); // biome-ignore format: one line
});

test("higher pictures make a higher figure", () => {
  const height = (aspect: number) =>
    gallery("", { a: [{ caption: "", source: "", aspect }] }).layout.height ?? 0;
  assert.ok(height(1.5) > height(0.5) + 300);
});
