// Puts things on the page: what a cell shows is a message to Jupyter.
import { randomUUID } from "node:crypto";
import { escapeHtml } from "../base/html";
import { tf } from "../base/tf";
import type { Figure } from "../figures/space";
import { encodeImage } from "../picture/image";
import { encodeIndexedPng, type IndexedImage, QUICK } from "../picture/png";

/** The same thing in several formats, by MIME type: the page shows the richest it can. */
export type Bundle = Record<string, unknown>;

type Write = (message: object, isUpdate: boolean) => void;

/** Where tslab keeps the writer of the running cell; null outside of a notebook. */
const jupyter = require("tslab/dist/jupyter") as { lastWriteDisplayData: Write | null };

/**
 * Shows a bundle below the cell that is running.
 * @returns a function that puts another bundle in its place
 */
export function display(data: Bundle): (next: Bundle) => void {
  const { lastWriteDisplayData } = jupyter;
  if (!lastWriteDisplayData)
    throw new Error("There is no notebook cell to show this in: run it in a notebook.");
  const more = { metadata: {}, transient: { display_id: randomUUID() } };
  lastWriteDisplayData({ data, ...more }, false);
  return (next) => lastWriteDisplayData({ data: next, ...more }, true);
}

/**
 * From now on nothing is shown, in a notebook or outside of one.
 * @returns a function that ends this
 */
export function mute(): () => void {
  const write = jupyter.lastWriteDisplayData;
  jupyter.lastWriteDisplayData = () => {};
  return () => {
    jupyter.lastWriteDisplayData = write;
  };
}

/**
 * The size of a figure that doesn't say its own. JupyterLab's renderer takes the size out of any figure that
 * leaves one side open, and loses it when it draws the figure again: after a change of theme, or in a saved
 * notebook.
 */
const SIZE = { width: 840, height: 450 };

/**
 * Shows a Plotly figure that can be turned, zoomed and hovered over; where there is no Plotly, its title as
 * text. The notebook that `npm run lesson` writes has a still picture beside each figure
 * (tools/export/stills.py).
 * @param size in pixels, in place of the figure's own
 */
export function show(figure: Figure, size: { width?: number; height?: number } = {}): void {
  const sized = { ...figure, layout: { ...SIZE, ...figure.layout, ...size } };
  display({
    "application/vnd.plotly.v1+json": { ...sized, config: { displaylogo: false } },
    "text/plain": `[figure: ${figure.layout.title.text}]`,
  });
}

/**
 * Shows images side by side, each under its title.
 * @param images by title: [rows, columns, 3], int32 0-255 or float32 0-1; or what `repaint` gives
 * @param widest how many pixels of the page an image takes at most
 */
export async function showImages(
  images: Record<string, tf.Tensor | IndexedImage>,
  { widest = Number.POSITIVE_INFINITY } = {},
): Promise<void> {
  const figures: string[] = [];
  const lines: string[] = [];
  for (const [title, image] of Object.entries(images)) {
    const { mime, bytes, width, height } = await encode(image);
    const name = escapeHtml(title);
    figures.push(
      `<figure style="flex: 1; margin: 0; max-width: ${Math.min(width, widest)}px"><figcaption>${name}</figcaption>` +
        `<img alt="${name}" style="width: 100%" src="data:${mime};base64,${bytes.toString("base64")}"></figure>`,
    );
    lines.push(`[image: ${title}, ${width} x ${height} pixels]`);
  }
  display({
    "text/html": `<div style="display: flex; gap: 12px; max-width: 1400px">${figures.join("")}</div>`,
    "text/plain": lines.join("\n"),
  });
}

async function encode(image: tf.Tensor | IndexedImage) {
  if (image instanceof tf.Tensor || !(image?.indices instanceof Uint8Array))
    return encodeImage(image as tf.Tensor);
  return { ...image, mime: "image/png", bytes: encodeIndexedPng(image, QUICK) };
}
