// Is time linear in N and in K, and memory bounded?
import { kernelEnv } from "../tools/kernel/spec.mjs";
import { Contender } from "./contender";
import type { Growth } from "./figure";
import { judged, type Ratio } from "./report";

const WORKS = ["predict", "fit all"];
const SIZES = [300_000, 3_000_000, 12_000_000];
const KS = [2, 4, 8, 16, 32, 64, 128, 256];
const FEW = [2, 16, 256];

export async function measureGrowth(quick: boolean, tell: (text: string) => void) {
  const rounds = quick ? 1 : 7;
  const contender = await Contender.node("growth.ts", kernelEnv);
  const steps = [
    ...SIZES.map((size) => ({ size, K: 16 })),
    ...(quick ? FEW : KS).filter((K) => K !== 16).map((K) => ({ size: 3_000_000, K })),
    { size: 12_000_000, K: 256 },
  ];
  const growth: Growth[] = [];
  let memory = 0;
  for (const { size, K } of steps) {
    for (const work of WORKS) {
      tell(`growth: ${work}, ${size / 1e6} million pixels, K = ${K}`);
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < rounds; round++) {
        const { ms, facts } = await contender.ask({ request: work, size, K });
        least = Math.min(least, ms);
        memory = Math.max(memory, facts?.memory ?? 0);
      }
      growth.push({ work, N: size, K, ms: least });
    }
  }
  contender.stop();
  return { growth, ratios: [...WORKS.flatMap((work) => linearity(work, growth)), peak(memory)] };
}

/** How many times longer than in proportion the largest took. */
function linearity(work: string, growth: Growth[]): Ratio[] {
  const ms = (N: number, K: number) =>
    growth.find((g) => g.work === work && g.N === N && g.K === K)?.ms ?? Number.NaN;
  const overN = ms(12_000_000, 16) / ms(3_000_000, 16) / 4;
  const overK = ms(3_000_000, 256) / ms(3_000_000, 16) / 16;
  return [
    judged(`growth over N, ${work}: 12 / 3 million pixels, divided by 4`, overN, "<= 1.25"),
    judged(`growth over K, ${work}: K = 256 / 16, divided by 16`, overK, "<= 1.25"),
  ];
}

function peak(memory: number): Ratio {
  return judged("memory at 12 million pixels and K = 256, resident, in GB", memory, "<= 1.2");
}
