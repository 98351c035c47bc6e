// npm run bench: the contenders side by side, one at a time, in turns. With -- --quick: fewer rounds, about two minutes.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { type Shape, writeData } from "./data";
import { page } from "./figure";
import { measureGrowth } from "./growing";
import { benchPython } from "./peers";
import { goals } from "./plan";
import { progressLine } from "./progress";
import { ratioOf, table } from "./report";
import { agreement, assemble, measure, sizeRatio } from "./rounds";

const RESULTS = "bench/results";
const quick = process.argv.includes("--quick");

async function main(): Promise<void> {
  const python = benchPython();
  const about = describe(await writeData("data/talos.jpg"));
  console.log(about);
  const tell = progressLine();
  const team = await assemble(python);
  const rows = await measure(team, quick, tell);
  const reached = goals.flatMap((goal) => ratioOf(goal, rows) ?? []);
  const ratios = [...reached, await sizeRatio(team), ...(await agreement(team))];
  for (const contender of Object.values(team)) contender.stop();
  const grown = await measureGrowth(quick, tell);
  ratios.push(...grown.ratios);
  tell();
  console.log(table(rows, ratios));
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(`${RESULTS}/latest.json`, `${JSON.stringify({ rows, ratios }, null, 2)}\n`);
  writeFileSync(`${RESULTS}/latest.html`, page(rows, ratios, grown.growth, about));
  console.log(`\nWritten: ${RESULTS}/latest.json, and latest.html with the growth over N and K.`);
}

function describe({ width, height, colours }: Shape): string {
  const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  return `A photo of ${width} x ${height} pixels with ${colours.toLocaleString("en")} colours, on ${machine}.`;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
