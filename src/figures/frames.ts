// Figures that change on the page with no kernel behind it: a slider or a button shows one of Plotly's frames.

const AT_ONCE = {
  mode: "immediate",
  transition: { duration: 0 },
  frame: { duration: 0, redraw: true },
};

/** A step of a slider, or a button; with no frame it stops a film. */
export function showsFrame(label: string, frame: string | null) {
  return { label, method: "animate" as const, args: [[frame], AT_ONCE] };
}
