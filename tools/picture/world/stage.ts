/** Where things are, in metres: x to the right, y up from the sea, z away from the viewer, who stands at x = z = 0. */
import { type Frame, frame } from "../frame";
import { normalize, type Vec3 } from "../vec";

/** Metres to a head: he is eight heads tall. */
export const HEAD = 3.4;

/** Talos's own coordinates in the world. */
export const TALOS: Frame = { origin: [-12.5, 9, 72], x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] };

/** The low sun that models the figure, from the right and a little from behind the viewer. */
export const KEY: Vec3 = normalize([0.84, 0.4, -0.32]);

/** Where the sky glows, further back: a painter's licence, so that the sea glitters within the frame. */
export const GLOW: Vec3 = normalize([0.365, 0.098, 0.93]);

export const SHIP: Frame = frame([74, 0, 232], [0.03, 1, 0.02], [-0.55, 0, -0.83]);
export const TEMPLE: Frame = frame([-70, 24.5, 200], [0, 1, 0], [0.75, 0, -0.66]);
