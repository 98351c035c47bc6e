/**
 * How Talos stands, in heads (he is eight tall): x to the viewer's right, y up, z away from the viewer.
 * The stance is that of the Artemision bronze: chest to the viewer, head in profile, about to throw.
 */
import { bone, type Frame, frame, middleJoint, toWorld } from "../frame";
import { normalize, sub, type Vec3 } from "../vec";

export interface Leg {
  readonly thigh: Frame;
  readonly shin: Frame;
  readonly foot: Frame;
}

export interface Arm {
  readonly upper: Frame;
  readonly fore: Frame;
  readonly hand: Vec3;
}

export const THIGH = 2.0;
export const SHIN = 1.9;
export const UPPER_ARM = 1.5;
export const FOREARM = 1.3;
/** From the ankle down to the ground. */
export const SOLE = 0.49;

export const pelvis = frame([0, 4.22, 0], [-0.06, 1, 0.02], [0.5, 0, -0.86]);
export const chest = frame([-0.14, 5.82, 0.06], [-0.1, 1, 0.05], [0.2, 0.02, -0.98]);
export const head = frame([0.02, 7.42, -0.1], [-0.03, 1, 0], [0.93, -0.06, -0.42]);

export const BOULDER = { centre: [-1.62, 9.5, -0.2] as Vec3, radius: 0.98 };

function leg(hip: Vec3, ankle: Vec3, toes: Vec3, pole: Vec3): Leg {
  const knee = middleJoint(hip, ankle, THIGH, SHIN, pole);
  return {
    thigh: bone(hip, knee, pole),
    shin: bone(knee, ankle, pole),
    foot: frame(ankle, [0, 1, 0], toes),
  };
}

function arm(shoulder: Vec3, wrist: Vec3, pole: Vec3, hand: Vec3): Arm {
  const elbow = middleJoint(shoulder, wrist, UPPER_ARM, FOREARM, pole);
  const front = normalize(sub(shoulder, elbow));
  return {
    upper: bone(shoulder, elbow, [0.1, 0.3, -1]),
    fore: bone(elbow, wrist, [front[0], front[1], -1]),
    hand,
  };
}

export const leadLeg = leg(
  toWorld(pelvis, [-0.4, -0.12, 0]),
  [1.62, 1.2, -0.1],
  [1, -0.02, -0.35],
  [1, 0.3, -0.5],
);
export const backLeg = leg(toWorld(pelvis, [0.4, -0.12, 0]), [-1.5, 0.5, 0.05], [-0.35, 0, -1], [0.1, 0, -1]);

export const aimingArm = arm(
  toWorld(chest, [-1.02, 0.55, -0.02]),
  [3.25, 6.35, -0.5],
  [0.1, -1, 0.1],
  [1, 0.05, -0.12],
);
export const throwingArm = arm(
  toWorld(chest, [1.02, 0.62, -0.05]),
  [-1.86, 8.3, -0.22],
  [-1, -0.3, 0.1],
  normalize(sub(BOULDER.centre, [-1.86, 8.3, -0.22])),
);
