// From times to what a reader sees: rows, ratios, a table.
import type { Goal } from "./plan";

export interface Row {
  work: string;
  contender: string;
  minMs: number;
  medianMs: number;
  rounds: number;
}

export interface Ratio {
  name: string;
  ratio: number;
  reach: string;
  held: boolean;
}

export function row(work: string, contender: string, times: number[]): Row {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const medianMs = (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
  return { work, contender, minMs: sorted[0], medianMs, rounds: sorted.length };
}

/** The goal's ratio of minima; nothing if one of the two was not measured. */
export function ratioOf({ name, work, of, to, reach }: Goal, rows: Row[]): Ratio | undefined {
  const least = (contender: string) => rows.find((r) => r.work === work && r.contender === contender)?.minMs;
  const [above, below] = [least(of), least(to)];
  return above === undefined || below === undefined ? undefined : judged(name, above / below, reach);
}

/** @param reach "<= 2" or ">= 60" */
export function judged(name: string, ratio: number, reach: string): Ratio {
  const [, sign, limit] = /^(<=|>=) ([\d.e-]+)$/.exec(reach) ?? [];
  if (!sign) throw new Error(`What is "${reach}"? A reach is "<= 2" or ">= 60".`);
  return { name, ratio, reach, held: sign === "<=" ? ratio <= Number(limit) : ratio >= Number(limit) };
}

export function table(rows: Row[], ratios: Ratio[]): string {
  const ms = (value: number) => value.toFixed(value < 100 ? 1 : 0).padStart(9);
  const times = rows.map(
    (r) => `  ${r.contender.padEnd(34)}${ms(r.minMs)}${ms(r.medianMs)}${String(r.rounds).padStart(8)}`,
  );
  const lines = rows.flatMap((r, i) => (r.work === rows[i - 1]?.work ? [times[i]] : ["", r.work, times[i]]));
  const verdicts = ratios.map(({ name, ratio, reach, held }) => {
    const value = ratio === 0 || ratio >= 0.01 ? ratio.toFixed(2) : ratio.toExponential(1);
    return `  ${held ? "held  " : "MISSED"} ${name.padEnd(68)}${value.padStart(9)}  ${reach}`;
  });
  return [`  ${"".padEnd(34)}   min ms   median  rounds`, ...lines, "", ...verdicts].join("\n");
}
