// A window as narrow as a tablet's.
import type { App } from "./jupyter";

/** In pixels: with the file browser beside it, a figure has no room in one that is narrower. */
const NARROW = 1150;
/** What a notebook's own margins take of its width. */
const MARGINS = 125;
const FIGURE = "application/vnd.plotly.v1+json";

/** Folds the file browser away behind its folder icon. */
export function makeRoom({ shell }: App): void {
  if (innerWidth < NARROW) shell.collapseLeft();
}

/** What a cell shows, with a figure no wider than there is room for. */
export function fitted<T extends { data?: Record<string, unknown> }>(content: T): T {
  const layout = (content.data?.[FIGURE] as { layout?: { width?: number } } | undefined)?.layout;
  if (!layout?.width) return content;
  const notebooks = [...document.querySelectorAll<HTMLElement>(".jp-Notebook")];
  const room = notebooks.find((one) => one.offsetParent)?.clientWidth ?? innerWidth;
  layout.width = Math.min(layout.width, room - MARGINS);
  return content;
}
