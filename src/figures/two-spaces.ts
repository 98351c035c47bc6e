// The same colours as points in two spaces.
import type { PlotData } from "plotly.js";
import type { Points } from "../kmeans/points";
import { cloud, type Figure, figure, rgbSpace } from "./space";

/**
 * Colours where they stand in RGB, on the left, and in Oklab, on the right.
 * @param colours sRGB [N, 3], 0-1
 * @param oklab the same colours in Oklab, [N, 3]
 */
export function twoSpaces(title: string, colours: Points, oklab: Points): Figure {
  const rgb = rgbSpace(title, cloud(colours, colours));
  const { x: lightness, y: greenRed, z: blueYellow, ...rest } = cloud(oklab, colours);
  const right: Partial<PlotData> = {
    ...rest,
    x: greenRed,
    y: blueYellow,
    z: lightness,
    hovertemplate: "L %{z:.3f}<br>a %{x:.3f}<br>b %{y:.3f}<extra></extra>",
    scene: "scene2",
  } as Partial<PlotData>;
  const farthest = [...(greenRed as number[]), ...(blueYellow as number[])].reduce(
    (most, v) => Math.max(most, Math.abs(v)),
    0.05,
  );
  const around = [-1.05 * farthest, 1.05 * farthest]; // the same for a and b: grey stays in the middle
  const axis = (text: string, range: number[]) => ({ title: { text }, range });
  const camera = { eye: { x: 1.75, y: -1.75, z: 1.05 }, center: { x: 0, y: 0, z: -0.15 } }; // far enough for the axes' names
  return figure(title, [rgb.data[0], right], {
    height: 480,
    scene: { ...rgb.layout.scene, camera, domain: { x: [0, 0.49], y: [0, 1] } },
    scene2: {
      xaxis: axis("a: green to red", around),
      yaxis: axis("b: blue to yellow", around),
      zaxis: axis("L: dark to light", [0, 1]),
      aspectmode: "cube",
      camera,
      domain: { x: [0.51, 1], y: [0, 1] },
    },
  });
}
