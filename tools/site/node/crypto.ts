/** The browser's own works on https and localhost only; a school's server may be neither. */
export function randomUUID(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(4));
  return [...numbers].map((number) => number.toString(16).padStart(8, "0")).join("-");
}
