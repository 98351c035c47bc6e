// A window as narrow as a tablet's.
import type { App } from "./jupyter";

/** In pixels: with the file browser beside it, a figure has no room in one that is narrower. */
const NARROW = 1150;
/** What JupyterLab itself takes of the width, with the file browser folded away. */
const MARGINS = 175;
const FIGURE = "application/vnd.plotly.v1+json";

/** Folds the file browser away behind its folder icon. */
export async function makeRoom({ restored, shell }: App): Promise<void> {
  await restored;
  if (innerWidth < NARROW) shell.collapseLeft();
}

/** What a cell shows, with a figure no wider than there is room for. */
export function fitted<T extends { data?: Record<string, unknown> }>(content: T): T {
  const layout = (content.data?.[FIGURE] as { layout?: { width?: number } } | undefined)?.layout;
  if (layout?.width) layout.width = Math.min(layout.width, innerWidth - MARGINS);
  return content;
}
