// An executed notebook as one HTML file that needs nothing else: no network, no kernel.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import temml from "temml";
import { runPython } from "../jupyter/run";
import { root } from "../setup/paths.mjs";
import { extraPackages } from "../setup/steps/python.mjs";

/** Writes an executed notebook's file as the file `page`. */
export async function exportHtml(executed: string, page: string): Promise<void> {
  const [{ code, output }, plotly] = await Promise.all([
    runPython([own("cells.py")], executed),
    packedPlotly(),
  ]);
  if (code !== 0) throw new Error(`The notebook could not be turned into HTML: ${page} is not written.`);
  writeFileSync(page, htmlPage(drawFormulas(output), plotly));
}

/** The text of an executed notebook's file with a still picture (PNG) beside each figure, and beside pictures in HTML. */
export async function drawStills(executed: string): Promise<string> {
  const packages = await extraPackages("Matplotlib", own("requirements.txt"));
  const { code, output } = await runPython([own("stills.py"), executed, packages], "");
  if (code !== 0) throw new Error(`The stills of the figures could not be drawn: ${executed} has none.`);
  return output;
}

/**
 * The page around the cells, with what makes its figures live: Plotly, once, packed, and unpacked when it is
 * needed.
 */
function htmlPage(cells: string, plotly: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${titleOf(cells)}</title>
<style>${readFileSync(own("page.css"), "utf8")}</style>
</head>
<body>
<main>${cells}
</main>
<script type="application/gzip" id="plotly">${plotly}</script>
<script>${readFileSync(own("page.js"), "utf8")}</script>
</body>
</html>
`;
}

/** The browser itself sees to it that the page fetches nothing. */
const POLICY =
  "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'";

function titleOf(cells: string): string {
  return /<h1[^>]*>(.*?)<\/h1>/.exec(cells)?.[1].replace(/<[^>]*>/g, "") ?? "Notebook";
}

/** Level 9 would take three times as long to save one part in a hundred. */
async function packedPlotly(): Promise<string> {
  const packed = await promisify(gzip)(readFileSync(require.resolve("plotly.js-dist")), { level: 6 });
  return packed.toString("base64");
}

function own(file: string): string {
  return join(root, "tools", "export", file);
}

const FORMULA = /<span class="formula" data-display="(block|inline)">([^<]*)<\/span>/g;

/** The HTML with its formulas as MathML, which browsers draw themselves: no script and no fonts needed. */
export function drawFormulas(html: string): string {
  return html.replace(FORMULA, (_, display: string, tex: string) =>
    temml.renderToString(decodeURIComponent(tex), { displayMode: display === "block", throwOnError: true }),
  );
}
