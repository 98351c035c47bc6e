// npm run bench: the contenders side by side, one at a time, in turns. With -- --quick: fewer rounds, some minutes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { resolve } from "node:path";
import { kernelEnv } from "../tools/kernel/spec.mjs";
import { parseNotebook } from "../tools/notebooks/notebook";
import { venv } from "../tools/setup/paths.mjs";
import { Contender } from "./contender";
import { FOLDER, type Shape, writeData } from "./data";
import { goals, type Line, lines, type Name } from "./plan";
import { benchPython } from "./python/install";
import { judged, type Ratio, type Row, ratioOf, row, table, unrest } from "./report";

const RESULTS = "bench/results";
const quick = process.argv.includes("--quick");

type Team = Record<Name, Contender>;

async function main(): Promise<void> {
  const python = benchPython();
  console.log(describe(await writeData("data/talos.jpg")));
  const team = await assemble(python);
  const { rows, memory } = await measure(team);
  const ratios = [
    ...goals.map((goal) => ratioOf(goal, rows)),
    judged("memory at 12 million pixels and K = 256, resident, in GB", memory, "<= 1.2"),
    await sizeRatio(team),
    ...(await agreement(team)),
  ];
  for (const contender of Object.values(team)) contender.stop();
  const busy = unrest(rows);
  console.log(`\n${table(rows, ratios)}\n${busy ? `\n${busy}\n` : ""}`);
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}/latest.json`, `${JSON.stringify({ busy, rows, ratios }, null, 2)}\n`);
  console.log(`Written: ${RESULTS}/latest.json`);
}

function describe({ width, height, colours }: Shape): string {
  const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  return `A photo of ${width} x ${height} pixels with ${colours.toLocaleString("en")} colours, on ${machine}.`;
}

async function assemble(python: string): Promise<Team> {
  const native = { ...kernelEnv, TALOS_BACKEND: "" };
  const kernel = (name: string, cells: string[]) => {
    const again = cells.findIndex((cell) => /^(const )?K = 16/m.test(cell));
    const env = { JUPYTER_PATH: resolve(venv, "share", "jupyter") }; // where set-up has put the lesson's kernel
    return Contender.start(python, ["bench/python/waiting.py", name], env, { cells, again });
  };
  return {
    native: await Contender.node("ours.ts", native),
    wasm: await Contender.node("ours.ts", { ...kernelEnv, TALOS_BACKEND: "wasm" }),
    grown: await Contender.node("ours.ts", native),
    npm: await Contender.node("others.ts"),
    python: await Contender.start(python, ["bench/python/peers.py", FOLDER]),
    lessonKernel: await kernel("talos", lessonCells()),
    pythonKernel: await kernel(
      "python3",
      readFileSync("bench/python/notebook.py", "utf8").split("# %%\n").slice(1),
    ),
  };
}

/** The walkthrough's cells up to the compressed picture, without the checks, which a Python notebook doesn't have. */
function lessonCells(): string[] {
  const { cells } = parseNotebook(readFileSync("notebooks/kmeans.ipynb", "utf8"));
  const code = cells.filter(
    ({ cell_type, metadata }) => cell_type === "code" && !metadata.tags?.includes("check"),
  );
  const sources = code.map(({ source }) => source);
  return sources.slice(0, sources.findIndex((source) => source.includes('"Original image": image')) + 1);
}

/** Measures all lines; in a quick run with a fifth of the rounds, and only once what takes seconds. */
async function measure(team: Team): Promise<{ rows: Row[]; memory: number }> {
  const rounds = (line: Line) => (quick ? (line.slow ? 1 : Math.ceil(line.rounds / 5)) : line.rounds);
  const times = lines.map((): number[] => []);
  let memory = 0;
  const most = Math.max(...lines.map(rounds));
  for (const line of lines.filter(({ slow }) => !slow)) {
    tell(`warming up: ${line.work}, ${line.contender}`); // a function's first run is compiled on the way
    await team[line.by].ask(request(line, 0));
  }
  for (let round = 1; round <= most; round++) {
    for (const [i, line] of lines.entries()) {
      if (round > rounds(line)) continue;
      tell(`round ${round} of ${most}: ${line.work}, ${line.contender}`);
      const { ms, facts } = await team[line.by].ask(request(line, round));
      times[i].push(ms);
      memory = Math.max(memory, facts?.memory ?? 0);
    }
  }
  tell();
  return { rows: lines.map(({ work, contender }, i) => row(work, contender, times[i])), memory };
}

/** Another K in each round: 60 and more, which take about as long as each other. */
const request = ({ request, size, K }: Line, round: number) => ({
  request,
  size,
  K: K === "another" ? 60 + round : K,
});

let told = 0;
/** One line that is written over; in a log file a line every few seconds. Without a text it is cleared. */
function tell(text = ""): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`);
  else if (text && performance.now() - told > 5000) {
    told = performance.now();
    console.log(text);
  }
}

/** How much smaller the indexed PNG is than jimp's. */
async function sizeRatio(team: Team): Promise<Ratio> {
  const [ours, jimp] = [await team.native.ask({ request: "PNG" }), await team.npm.ask({ request: "PNG" })];
  const ratio = (ours.facts?.bytes ?? Number.NaN) / (jimp.facts?.bytes ?? Number.NaN);
  return judged("the compressed picture as a PNG file: ours / jimp, bytes", ratio, "<= 0.35");
}

/** What both backends answer, against float64. */
async function agreement(team: Team): Promise<Ratio[]> {
  const found: Ratio[] = [];
  for (const backend of ["native", "wasm"] as const) {
    for (const work of ["predict", "all pixels"]) {
      const { facts = {} } = await team[backend].ask({ request: `agreement: ${work}` });
      const unlike = `${work}, ${backend}: labels unlike float64, but for ${facts.ties ?? 0} near-ties`;
      found.push(judged(unlike, facts.unlike, "<= 0"));
      if ("inertia" in facts)
        found.push(judged(`${work}, ${backend}: inertia unlike float64`, facts.inertia, "<= 1e-5"));
    }
  }
  return found;
}

main().catch((error) => {
  console.error(error);
  process.exit(1); // the contenders, who would wait for work for ever, end with us
});
