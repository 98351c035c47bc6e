// How an outcome looks: a small coloured panel, and the same as plain text.
import { escapeHtml } from "../base/html";
import { type Exercise, exercises } from "./exercises";
import type { Finding } from "./judging/finding";

export type Outcome =
  | { kind: "correct"; note?: string }
  | { kind: "not yet"; finding: Finding }
  | { kind: "not done"; note: string };

/** See-through, so that light and dark pages both keep their own letters readable. */
const LOOKS = {
  correct: { mark: "✔", line: "#2da44e", fill: "rgba(45, 164, 78, 0.14)" },
  "not yet": { mark: "✘", line: "#d97706", fill: "rgba(217, 119, 6, 0.14)" },
  "not done": { mark: "○", line: "#8c959f", fill: "rgba(140, 149, 159, 0.14)" },
};

type Line = { label?: string; text: string; isCode?: boolean };

export function outcomePanel(title: string, outcome: Outcome, done: Set<Exercise>) {
  const count = `${done.size} of ${exercises.length} done`;
  return panel(outcome.kind, title, linesOf(outcome), count, dots(done));
}

/** Something to read: a hint, a solution, or why a cell stopped when nothing is wrong with it. */
export function textPanel(title: string, text: string, code?: string) {
  return panel("not done", title, [{ text }, ...(code ? [{ text: code, isCode: true }] : [])]);
}

function linesOf(outcome: Outcome): Line[] {
  if (outcome.kind !== "not yet") return outcome.note ? [{ text: outcome.note }] : [];
  const { what, input, expected, came, cause, place } = outcome.finding;
  const labelled = { Input: input, Expected: expected, "Your answer": came, "Your code": place };
  const lines = Object.entries(labelled).flatMap(([label, text]) =>
    text === undefined ? [] : [{ label, text, isCode: true }],
  );
  return [{ text: what }, ...lines, ...(cause ? [{ text: cause }] : [])];
}

/** A panel of one of the three looks: a title, and lines below it. */
export function panel(kind: Outcome["kind"], title: string, lines: Line[], count = "", extra = "") {
  const { mark, line, fill } = LOOKS[kind];
  const name = escapeHtml(title);
  const head = `<b style="flex: 1"><span aria-hidden="true">${mark}</span> ${name}</b><span>${extra} ${count}</span>`;
  return {
    "text/html":
      `<div role="group" aria-label="${name}" style="border-left: 4px solid ${line}; background: ${fill}; padding: 6px 12px; max-width: 900px">` +
      `<div style="display: flex; gap: 12px">${head}</div>${lines.map(lineHtml).join("")}</div>`,
    "text/plain": [`${mark} ${title}${count && ` (${count})`}`, ...lines.map(lineText)].join("\n"),
  };
}

function lineHtml({ label, text, isCode }: Line): string {
  const style =
    "margin: 4px 0 0; padding: 0; border: 0; background: none; color: inherit; white-space: pre-wrap";
  if (!isCode) return `<div style="margin-top: 4px">${withCode(text)}</div>`;
  const name = label ? `<span style="opacity: 0.75">${label}:</span>` : "";
  const sep = text.includes("\n") ? "<br>" : " ";
  return `<pre style="${style}">${name}${label ? sep : ""}${escapeHtml(text)}</pre>`;
}

/** What stands between backquotes is code. */
function withCode(text: string): string {
  const style = "background: none; color: inherit; font-weight: 600";
  return escapeHtml(text).replace(/`([^`]*)`/g, `<code style="${style}">$1</code>`);
}

function lineText({ label, text }: Line): string {
  const body = text.replaceAll("\n", "\n    ");
  return `  ${label ? `${label}: ` : ""}${body}`;
}

/** One dot an exercise, filled when it is done. */
function dots(done: Set<Exercise>): string {
  const dot = (name: Exercise, i: number) =>
    `<span title="${i + 1} ${name}" style="color: ${done.has(name) ? LOOKS.correct.line : LOOKS["not done"].line}">` +
    `${done.has(name) ? "●" : "○"}</span>`;
  return `<span aria-hidden="true">${exercises.map(dot).join("")}</span>`; // the number beside them says the same
}
