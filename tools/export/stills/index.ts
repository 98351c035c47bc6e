// Still pictures of an executed notebook's figures, as PNG, which every viewer shows: GitHub's, and nbconvert
// on the way to a PDF, for which SVG would need Inkscape.
import { readFileSync } from "node:fs";
import { renderAsync } from "@resvg/resvg-js";
import type { Figure } from "../../../src/figures/space";
import { formatNotebook, type Output, parseNotebook } from "../../notebooks/notebook";
import { poster } from "./figure";
import { picturesAsSvg } from "./pictures";

/** A font of our own: a bare machine has none, and the pictures are the same on all. */
const FONT = {
  loadSystemFonts: false,
  fontFiles: [require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf")],
  defaultFontFamily: "DejaVu Sans", // what sans-serif stands for
};

/**
 * The text of a notebook's file with a PNG beside each figure, and beside pictures in HTML.
 * @param file the notebook as it was executed
 */
export async function drawStills(file: string): Promise<string> {
  const notebook = parseNotebook(readFileSync(file, "utf8"));
  const outputs = notebook.cells.flatMap((cell) => cell.outputs ?? []);
  await Promise.all(outputs.map(drawStill));
  return formatNotebook(notebook);
}

async function drawStill(output: Output) {
  const figure = output.data?.["application/vnd.plotly.v1+json"] as Figure | undefined;
  const svg = figure ? poster(figure) : picturesAsSvg(String(output.data?.["text/html"] ?? ""));
  if (svg === undefined) return;
  output.data = { ...output.data, "image/png": (await rasterise(svg)).toString("base64") };
}

/** An SVG picture as a PNG file, a pixel for each of its units. */
export async function rasterise(svg: string): Promise<Buffer> {
  return (await renderAsync(svg, { font: FONT })).asPng();
}
