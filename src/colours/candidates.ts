/**
 * Of some centroids, those that can be nearest somewhere in a box of colours (the filtering of Kanungo et al.
 * 2002). Plain arrays, not objects, as arguments: V8 compiles this function once for good.
 * @param middles at `box`, red, green and blue in the box's middle; `widths` how far it reaches along each
 * @param centroids K times red, green and blue
 * @param candidates lists of centroids, in ascending order: this one from `from` to `to`, what is kept from
 *   `to` on
 * @param squared room for K numbers
 * @returns where the kept ones end
 */
export function keepCandidates(
  middles: Float64Array,
  widths: Float64Array,
  box: number,
  centroids: Float64Array,
  candidates: Int32Array,
  from: number,
  to: number,
  squared: Float64Array,
): number {
  const red = middles[box];
  const green = middles[box + 1];
  const blue = middles[box + 2];
  let best = candidates[from];
  for (let i = from; i < to; i++) {
    const k = candidates[i];
    const r = red - centroids[3 * k];
    const g = green - centroids[3 * k + 1];
    const b = blue - centroids[3 * k + 2];
    squared[k] = r * r + g * g + b * b;
    if (squared[k] < squared[best]) best = k;
  }
  let end = to;
  for (let i = from; i < to; i++) {
    const k = candidates[i];
    // The difference of the squared distances to two centroids is linear in the colour: from the box's middle
    // to its corners it changes by at most this much.
    const change =
      widths[box] * Math.abs(centroids[3 * k] - centroids[3 * best]) +
      widths[box + 1] * Math.abs(centroids[3 * k + 1] - centroids[3 * best + 1]) +
      widths[box + 2] * Math.abs(centroids[3 * k + 2] - centroids[3 * best + 2]);
    if (squared[k] - squared[best] <= change + 1e-12) candidates[end++] = k;
  }
  return end;
}
