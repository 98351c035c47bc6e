/** Talos put together: every part in its place, by material. In figure space: heads, sole of the lower foot at y = 0. */
import { type Frame, placed, toWorld } from "../frame";
import { blend, bounded, type Sdf, union } from "../sdf";
import type { Vec3 } from "../vec";
import * as hands from "./hands";
import * as helmetParts from "./helmet";
import * as limbs from "./limbs";
import {
  type Arm,
  aimingArm,
  backLeg,
  chest,
  FOREARM,
  head,
  type Leg,
  leadLeg,
  pelvis,
  SHIN,
  throwingArm,
  UPPER_ARM,
} from "./pose";
import { skirt } from "./skirt";
import * as torso from "./torso";

const near = (f: Frame, middle: number, radius: number, part: Sdf) =>
  bounded(toWorld(f, [0, middle, 0]), radius, placed(f, part));

export type TalosMaterial = "body" | "armour" | "crest" | "darkness" | "eyes" | "ichor";
export type Part = readonly [material: TalosMaterial, sdf: Sdf];

/** Parts that share a ball: a ray outside it need not ask them one by one. */
interface Group {
  readonly centre: Vec3;
  readonly radius: number;
  readonly parts: readonly Part[];
}

const footOf = ({ foot }: Leg): Sdf =>
  bounded(toWorld(foot, [0, -0.2, 0.3]), 1.2, placed(foot, limbs.foot, 1.22));

/** The body is cast bronze, dark with age; what he wears is sheet bronze, brighter. */
const legGroup = (leg: Leg, ...more: Part[]): Group => ({
  centre: toWorld(leg.shin, [0, 0.1, 0]),
  radius: 2.7,
  parts: [
    [
      "body",
      blend(0.05, near(leg.thigh, 1, 1.6, limbs.thigh), near(leg.shin, 0, 0.5, limbs.knee), footOf(leg)),
    ],
    ["armour", near(leg.shin, SHIN / 2, 1.25, limbs.greave)],
    ...more,
  ],
});

const armGroup = ({ upper, fore }: Arm, hand: Part): Group => ({
  centre: toWorld(fore, [0, 0.3, 0]),
  radius: 2.4,
  parts: [
    ["body", near(upper, UPPER_ARM / 2, 1.1, limbs.upperArm)],
    ["body", near(fore, 0, 0.45, limbs.elbow)],
    ["body", near(fore, FOREARM / 2, 1, limbs.forearm)],
    ["armour", near(upper, 0.1, 0.8, limbs.shoulder)],
    ["armour", near(fore, 0.84, 0.6, limbs.bracer)],
    hand,
  ],
});

const trunk: Group = {
  centre: toWorld(pelvis, [0, 0.9, 0]),
  radius: 2.75,
  parts: [
    ["body", near(chest, 1.3, 0.9, torso.neck)],
    ["body", near(pelvis, 0, 0.8, torso.hips)],
    ["armour", near(chest, -0.1, 1.65, torso.cuirass)],
    ["armour", near(pelvis, 0.3, 0.85, torso.belt)],
    ["armour", bounded(toWorld(pelvis, [0, -0.4, 0]), 1.7, skirt)],
  ],
};

const headGroup: Group = {
  centre: toWorld(head, [0, 0.1, 0]),
  radius: 1.35,
  parts: [
    ["armour", placed(head, helmetParts.helmet)],
    ["armour", placed(head, helmetParts.crestHolder)],
    ["crest", placed(head, helmetParts.crest)],
    ["darkness", placed(head, helmetParts.darkness)],
    ["eyes", placed(head, helmetParts.eyes)],
  ],
};

/** The one vein, that runs from his neck to his ankle, and the nail that closes it: here the ichor shows. */
const vein: Part = ["ichor", near(leadLeg.shin, SHIN - 0.4, 0.9, limbs.vein)];

const GROUPS: readonly Group[] = [
  trunk,
  headGroup,
  legGroup(leadLeg, vein),
  legGroup(backLeg),
  armGroup(aimingArm, ["body", bounded(toWorld(aimingArm.fore, [0, 1.8, 0]), 0.9, hands.aimingHand)]),
  armGroup(throwingArm, ["body", bounded(toWorld(throwingArm.fore, [0, 1.6, 0]), 1.2, hands.graspHand)]),
];

export const parts: readonly Part[] = GROUPS.flatMap((group) => group.parts);

export const talos: Sdf = union(
  ...GROUPS.map(({ centre, radius, parts }) =>
    bounded(centre, radius, union(...parts.map(([, sdf]) => sdf)), 0.3),
  ),
);
