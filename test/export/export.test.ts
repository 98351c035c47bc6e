import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { drawFormulas, exportHtml } from "../../tools/export/export";
import { type Cell, formatNotebook, type Output } from "../../tools/notebooks/notebook";

const cell = (cell_type: Cell["cell_type"], source: string, ...data: Record<string, unknown>[]): Cell => ({
  cell_type,
  id: createHash("sha256").update(source).digest("hex").slice(0, 8),
  metadata: {},
  source,
  ...(cell_type === "code" && {
    execution_count: 1,
    outputs: data.map((bundle): Output => ({ output_type: "display_data", data: bundle, metadata: {} })),
  }),
});
const evil = "</script><img src=x onerror=alert(1)>";
const figure = {
  data: [{ type: "bar", y: [1], name: evil }],
  layout: { title: { text: evil }, height: 300 },
};
const notebook = {
  cells: [
    cell("markdown", "# K-means & *colours*\n\nInline $a < b_1$, and\n\n$$d = \\sqrt{(q - p)^2}$$"),
    cell("code", `const name = "${evil}"; // ${evil}`, {
      "application/vnd.plotly.v1+json": figure,
      "text/plain": evil,
    }),
    cell("code", "show()", { "text/html": "<progress value=1 max=1></progress>", "text/plain": "bar" }),
    cell("code", "text()", { "text/plain": evil }),
  ],
  metadata: { language_info: { name: "typescript" } },
  nbformat: 4,
  nbformat_minor: 5,
};

const folder = mkdtempSync(join(tmpdir(), "lesson-export-"));
after(() => rmSync(folder, { recursive: true }));
let page = "";
before(async () => {
  const [executed, html] = [join(folder, "a.ipynb"), join(folder, "a.html")];
  writeFileSync(executed, formatNotebook(notebook));
  await exportHtml(executed, html);
  page = readFileSync(html, "utf8");
});

/** The page without Plotly. */
const own = () => page.replace(/<script type="application\/gzip".*?<\/script>/s, "");

test("the page has the notebook's title, its code with its words marked, and its texts", () => {
  assert.match(page, /<title>K-means &amp; colours<\/title>/);
  assert.match(page, /<h1[^>]*>K-means &amp; <em>colours<\/em><\/h1>/);
  assert.match(page, /<span class="kd">const<\/span>/);
});

test("formulas are MathML, drawn by the browser itself", () => {
  assert.match(page, /<math.*<mi>a<\/mi>.*&lt;.*<msub><mi>b<\/mi><mn>1<\/mn><\/msub>.*<\/math>/);
  assert.match(page, /<math display="block".*<msqrt>.*<\/math>/);
  assert.doesNotMatch(own(), /\$\$|\\sqrt/);
});

test("a formula that can't be read stops the export instead of appearing as red letters", () => {
  assert.throws(
    () => drawFormulas('<span class="formula" data-display="inline">\\frac{1</span>'),
    /ParseError/,
  );
});

test("no text in code, outputs or figures becomes HTML", () => {
  assert.doesNotMatch(own(), /<img/);
  assert.match(own(), /&lt;img src=x onerror=alert\(1\)&gt;/);
});

test("a figure's data arrives whole, under the figure's name, with its height kept free", () => {
  const [, json] = /<script type="application\/json">(.*?)<\/script>/.exec(page) ?? [];
  assert.deepEqual(JSON.parse(json ?? ""), figure);
  const [tag] = /<figure [^>]*>/.exec(page) ?? [""];
  for (const attribute of [
    /class="plot"/,
    /aria-label="&lt;\/script&gt;&lt;img[^"]*"/,
    /style="height: 300px"/,
  ])
    assert.match(tag, attribute);
});

test("the page forbids the browser to fetch anything, and has nothing to fetch", () => {
  assert.match(page, /<meta [^>]*Content-Security-Policy[^>]*default-src 'none'/);
  assert.doesNotMatch(own(), /<link|@import|url\(|src="(?!data:)/);
});
