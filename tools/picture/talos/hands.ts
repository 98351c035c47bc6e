/** Hands of linked fingers: one open towards the ship, one under the boulder. In figure space. */
import { type Frame, frame, toWorld } from "../frame";
import { blend, limb, type Sdf } from "../sdf";
import { add, along, cross, normalize, scale, type Vec3 } from "../vec";
import { aimingArm, BOULDER, throwingArm } from "./pose";

const chain = (points: Vec3[], radius: number): Sdf =>
  blend(
    0.02,
    ...points.slice(1).map((p, i) => limb(points[i], p, radius * (1 - i * 0.12), radius * (0.88 - i * 0.12))),
  );

/** Palm frame: origin at the wrist, y along the hand, z out of its back. */
function openHand(f: Frame): Sdf {
  const at = (x: number, y: number, z: number) => toWorld(f, [x, y, z]);
  const finger = (x: number, reach: number, droop: number) =>
    chain(
      [
        at(x, 0.38, 0),
        at(x * 1.2, 0.38 + reach * 0.42, 0.02),
        at(x * 1.3, 0.38 + reach * 0.75, -droop),
        at(x * 1.35, 0.38 + reach, -droop * 2.4),
      ],
      0.075,
    );
  return blend(
    0.05,
    limb(at(0.0, -0.1, 0), at(0, 0.12, 0), 0.13, 0.13),
    limb(at(0.08, 0.1, 0), at(0.12, 0.4, 0), 0.12, 0.09),
    limb(at(-0.08, 0.1, 0), at(-0.12, 0.4, 0), 0.12, 0.09),
    finger(0.17, 0.46, 0.01),
    finger(0.055, 0.5, 0.05),
    finger(-0.06, 0.47, 0.08),
    finger(-0.165, 0.38, 0.1),
    chain([at(0.1, 0.08, -0.05), at(0.26, 0.24, -0.1), at(0.3, 0.44, -0.12)], 0.085),
  );
}

/** Fingers that follow the boulder's surface, spread around the place where the palm holds it. */
function graspingHand(wrist: Vec3, palmDirection: Vec3): Sdf {
  const side = normalize(cross(palmDirection, [0, 0, 1]));
  const front = cross(side, palmDirection);
  const onBoulder = (tilt: number, turn: number): Vec3 => {
    const out = add(scale(side, Math.cos(turn)), scale(front, Math.sin(turn)));
    const direction = add(scale(palmDirection, -Math.cos(tilt)), scale(out, Math.sin(tilt)));
    return along(BOULDER.centre, direction, BOULDER.radius + 0.03);
  };
  const finger = (turn: number) =>
    chain(
      [onBoulder(0.12, turn), onBoulder(0.38, turn), onBoulder(0.58, turn), onBoulder(0.76, turn)],
      0.095,
    );
  return blend(0.06, limb(wrist, onBoulder(0, 0), 0.14, 0.22), ...[-1.9, -1.3, -0.8, -0.3, 1.4].map(finger));
}

const aimFrame = frame(toWorld(aimingArm.fore, [0, 1.3, 0]), aimingArm.hand, [0.0, 0.9, -0.45]);

export const aimingHand = openHand(aimFrame);
export const graspHand = graspingHand(toWorld(throwingArm.fore, [0, 1.3, 0]), throwingArm.hand);
