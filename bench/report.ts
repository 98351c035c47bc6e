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
  return { work, contender, minMs: Math.min(...times), medianMs: median(times), rounds: times.length };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/** The goal's ratio of minima. */
export function ratioOf({ name, of, to, reach, more = 1 }: Goal, rows: Row[]): Ratio {
  const least = ([work, contender]: string[]) =>
    rows.find((r) => r.work === work && r.contender === contender)?.minMs ?? Number.NaN;
  return judged(name, least(of) / least(to) / more, reach);
}

/** @param reach "<= 2" or ">= 60" */
export function judged(name: string, ratio: number, reach: string): Ratio {
  const [, sign, limit] = /^(<=|>=) ([\d.e-]+)$/.exec(reach) ?? [];
  if (!sign) throw new Error(`What is "${reach}"? A reach is "<= 2" or ">= 60".`);
  return { name, ratio, reach, held: sign === "<=" ? ratio <= Number(limit) : ratio >= Number(limit) };
}

/** By how much the median of a row's times is above the least. */
const spreadOf = ({ medianMs, minMs }: Row) => medianMs / minMs - 1;

/** A quiet machine takes much the same time in each round. */
const QUIET = 0.15;

/** @returns what to say if the rounds differ so much that something else must have been running */
export function unrest(rows: Row[]): string | undefined {
  const spreads = rows
    .filter(({ rounds }) => rounds >= 3)
    .map(spreadOf)
    .sort((a, b) => a - b);
  const middle = spreads[Math.floor(spreads.length / 2)];
  if (!(middle > QUIET)) return undefined;
  return `Do not trust these numbers: half of the medians are ${Math.round(100 * middle)} % or more above the minimum, so the machine was busy with something else.`;
}

export function table(rows: Row[], ratios: Ratio[]): string {
  const ms = (value: number) => value.toFixed(value < 100 ? 1 : 0).padStart(9);
  const times = rows.map((r) => {
    const spread = `${Math.round(100 * spreadOf(r))} %`.padStart(8);
    return `  ${r.contender.padEnd(34)}${ms(r.minMs)}${ms(r.medianMs)}${spread}${String(r.rounds).padStart(8)}`;
  });
  const lines = rows.flatMap((r, i) => (r.work === rows[i - 1]?.work ? [times[i]] : ["", r.work, times[i]]));
  const verdicts = ratios.map(({ name, ratio, reach, held }) => {
    const value = ratio === 0 || ratio >= 0.01 ? ratio.toFixed(2) : ratio.toExponential(1);
    return `  ${held ? "held  " : "MISSED"} ${name.padEnd(100)}${value.padStart(9)}  ${reach}`;
  });
  return [`  ${"".padEnd(34)}   min ms   median  spread  rounds`, ...lines, "", ...verdicts].join("\n");
}
