// The pictures that a cell shows in HTML as one SVG picture, for viewers that show no HTML: on the way to a
// PDF.
import { imageSize } from "image-size";
import { picture } from "./svg";

const WIDTH = 600; // all of them together; more would make the notebook heavy
const GAP = 12;
const TITLE = 22;

/** The pictures of `showImages` side by side, each under its title; nothing if the HTML holds none. */
export function picturesAsSvg(html: string): string | undefined {
  const pictures = [...html.matchAll(/<img alt="([^"]*)"[^>]* src="(data:[^;]+;base64,([^"]+))"/g)];
  if (pictures.length === 0) return undefined;
  const width = (WIDTH - (pictures.length - 1) * GAP) / pictures.length;
  const heights = pictures.map(([, , , base64]) => {
    const size = imageSize(Buffer.from(base64, "base64"));
    return (width * size.height) / size.width;
  });
  const parts = pictures.map(([, title, source], i) => {
    const x = i * (width + GAP);
    const words = `<text x="${x}" y="${TITLE - 8}" font-size="13">${title}</text>`; // escaped already, as HTML
    return `${words}<image href="${source}" x="${x}" y="${TITLE}" width="${width}" height="${heights[i]}"/>`;
  });
  return picture(WIDTH, Math.ceil(TITLE + Math.max(...heights)), parts);
}
