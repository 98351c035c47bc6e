// What the checks of arguments have in common. Cells are checked by the compiler, but a value can come from anywhere.

/** A value as one writes it in code: "16" is not 16. What is too long for that is named. */
export function inCode(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function") return "a function";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** @throws unless the value is a whole number from `least` to `most` */
export function checkWhole(name: string, value: unknown, least = 1, most = Number.POSITIVE_INFINITY): void {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return;
  const range = most === Number.POSITIVE_INFINITY ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new Error(`${name} must be a whole number ${range}, not ${inCode(value)}.`);
}

/** @throws unless there is one for each of N points */
export function checkCount(N: number, count: number, what: string): void {
  if (count !== N) throw new Error(`There are ${N} points, but ${count} ${what}.`);
}
