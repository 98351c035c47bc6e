// Some errors are no mistakes: a cell that needs an exercise not done yet only has to say so. Such an error carries what to
// show in place of a traceback, and what stands in for the names that the cell didn't come to set.

/** @typedef {{ data: Record<string, string>, standIn: unknown }} Notice */

/** @param {unknown} thrown @returns {Notice | undefined} */
export function noticeOf(thrown) {
  if (typeof thrown !== "object" || thrown === null) return undefined;
  return /** @type {any} */ (thrown)[Symbol.for("talos.notice")];
}
