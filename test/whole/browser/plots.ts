// Plotly's 3D figures, as a person sees and turns them, wherever they are drawn.
import type { Locator, Page } from "playwright-core";
import { colours, until } from "./chromium";

/** Waits until a 3D figure is drawn: many colours where the scene is, not a blank canvas. */
export async function untilDrawn(plot: Locator): Promise<void> {
  await scene(plot).locator("canvas").waitFor();
  await until(async () => (await colours(scene(plot))) > 300, "a 3D figure to be drawn");
}

/** Drags the figure with the mouse, sees that camera and picture are others afterwards, and waits until the camera rests. */
export async function turn(page: Page, plot: Locator): Promise<void> {
  const [cameraBefore, pictureBefore] = [await camera(plot), await scene(plot).screenshot()];
  const { x, y, width, height } = (await scene(plot).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 150, y + height / 2 + 60, { steps: 10 });
  await page.mouse.up();
  await until(async () => (await camera(plot)) !== cameraBefore, "the camera to move");
  await until(async () => !pictureBefore.equals(await scene(plot).screenshot()), "the picture to turn");
  await plot.evaluate(async () => {
    for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame); // the camera comes to rest in them
  });
}

function scene(plot: Locator): Locator {
  return plot.locator(".gl-container #scene"); // the container itself has no height
}

/** Where the figure is looked at from, as text. */
export function camera(plot: Locator): Promise<string> {
  return plot.evaluate((element) => {
    const { scene } = (element as unknown as { _fullLayout: { scene: { _scene: { getCamera(): object } } } })
      ._fullLayout;
    return JSON.stringify(scene._scene.getCamera(), (_, value) =>
      typeof value === "number" ? Math.round(1e6 * value) / 1e6 : value,
    );
  });
}
