// The pictures that a cell shows in HTML as one SVG picture, for viewers that show no HTML: on the way to a
// PDF.
import { imageSize } from "image-size";

const WIDTH = 600; // all of them together; more would make the notebook heavy
const GAP = 12;
const TITLE = 22;

/** The pictures of `showImages` side by side, each under its title; nothing if the HTML holds none. */
export function picturesAsSvg(html: string): string | undefined {
  const pictures = [...html.matchAll(/<img alt="([^"]*)"[^>]* src="(data:[^;]+;base64,([^"]+))"/g)];
  if (pictures.length === 0) return undefined;
  const width = (WIDTH - (pictures.length - 1) * GAP) / pictures.length;
  const drawn = pictures.map(([, title, source, base64], i) => {
    const size = imageSize(Buffer.from(base64, "base64"));
    const [x, height] = [i * (width + GAP), (width * size.height) / size.width];
    const words = `<text x="${x}" y="${TITLE - 8}" font-size="13">${title}</text>`; // escaped already, as HTML
    return {
      height,
      svg: `${words}<image href="${source}" x="${x}" y="${TITLE}" width="${width}" height="${height}"/>`,
    };
  });
  const height = Math.ceil(TITLE + Math.max(...drawn.map((picture) => picture.height)));
  const page = `<rect width="${WIDTH}" height="${height}" fill="white"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif">${page}${drawn.map(({ svg }) => svg).join("")}</svg>`;
}
