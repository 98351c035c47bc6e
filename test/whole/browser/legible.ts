// Whether a person can read what stands somewhere on a page.
import type { Locator } from "playwright-core";

/** Whether the letters differ enough in brightness from what is behind them: at least 4.5 to 1, as WCAG asks. */
export async function isLegible(part: Locator): Promise<boolean> {
  const { colour, grounds } = await part.evaluate((element) => {
    const paper = element.closest(".svg-container")?.querySelector(".main-svg"); // Plotly lays it beside its letters
    const behind = paper ? [paper] : [];
    for (let e: Element | null = element; e; e = e.parentElement) behind.push(e);
    const { color, fill } = getComputedStyle(element);
    return {
      colour: element instanceof SVGTextElement ? fill : color,
      grounds: behind.map((e) => getComputedStyle(e).backgroundColor),
    };
  });
  const behind = grounds.map(rgba).reduceRight((below, above) => over(above, below), [255, 255, 255, 1]);
  const pair = [luminance(behind), luminance(rgba(colour))];
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) >= 4.5;
}

/** Red, green and blue, 0-255, and opacity, of a colour as the browser writes it. */
function rgba(css: string): number[] {
  const [r, g, b, a = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b, a];
}

function over(above: number[], below: number[]): number[] {
  return above.map((value, i) => (i < 3 ? above[3] * value + (1 - above[3]) * below[i] : 1));
}

function luminance(colour: number[]): number {
  const [r, g, b] = colour.map((v) => (v <= 10.3 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
