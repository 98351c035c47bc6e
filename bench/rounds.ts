// The contenders take turns: one round each, then the next round, so that a slow minute of the machine hits all of them.
import { kernelEnv } from "../tools/kernel/spec.mjs";
import { Contender } from "./contender";
import { FOLDER } from "./data";
import { timeLesson } from "./lesson";
import { type Line, lines, type Name } from "./plan";
import { judged, type Ratio, type Row, row } from "./report";

type Team = Record<Name, Contender>;
type Tell = (text: string) => void;

export async function assemble(python: string): Promise<Team> {
  return {
    native: await Contender.node("ours.ts", { ...kernelEnv, TALOS_BACKEND: "" }),
    wasm: await Contender.node("ours.ts", { ...kernelEnv, TALOS_BACKEND: "wasm" }),
    npm: await Contender.node("others.ts"),
    python: await Contender.start(python, ["bench/peers.py", FOLDER]),
  };
}

/** Measures all lines; in a quick run with a fifth of the rounds, and only once what takes seconds. */
export async function measure(team: Team, quick: boolean, tell: Tell): Promise<Row[]> {
  const rounds = (line: Line) => (quick ? (line.slow ? 1 : Math.ceil(line.rounds / 5)) : line.rounds);
  const times = lines.map((): number[] => []);
  const most = Math.max(...lines.map(rounds));
  await warmUp(team, tell);
  for (let round = 0; round < most; round++) {
    for (const [i, line] of lines.entries()) {
      if (round >= rounds(line)) continue;
      tell(`round ${round + 1} of ${most}: ${line.work}, ${line.contender}`);
      times[i].push(line.by === "lesson" ? await timeLesson() : (await team[line.by].ask(line)).ms);
    }
  }
  return lines.map(({ work, contender }, i) => row(work, contender, times[i]));
}

/** The first run of a function is compiled on the way: once each, uncounted, but for what takes seconds. */
async function warmUp(team: Team, tell: Tell): Promise<void> {
  for (const line of lines) {
    if (line.slow || line.by === "lesson") continue;
    tell(`warming up: ${line.work}, ${line.contender}`);
    await team[line.by].ask(line);
  }
}

/** How much smaller the indexed PNG is than jimp's. */
export async function sizeRatio(team: Team): Promise<Ratio> {
  const [ours, jimp] = [
    await team.native.ask({ request: "show PNG" }),
    await team.npm.ask({ request: "show PNG" }),
  ];
  return judged(
    "PNG for the page: ours / jimp, bytes",
    (ours.facts?.bytes ?? Number.NaN) / (jimp.facts?.bytes ?? 0),
    "<= 0.35",
  );
}

/** What both backends answer, against float64. */
export async function agreement(team: Team): Promise<Ratio[]> {
  const found: Ratio[] = [];
  for (const backend of ["native", "wasm"] as const) {
    for (const work of ["predict", "fit of the sample", "exact fit of all pixels"]) {
      const { facts = {} } = await team[backend].ask({ request: `agreement: ${work}` });
      found.push(judged(`${work}, ${backend}: labels unlike float64`, facts.unlike, "<= 0"));
      if ("ties" in facts) found.push(judged(`${work}, ${backend}: exact ties`, facts.ties, ">= 0"));
      if ("inertia" in facts)
        found.push(judged(`${work}, ${backend}: inertia unlike float64`, facts.inertia, "<= 1e-5"));
    }
  }
  return found;
}
