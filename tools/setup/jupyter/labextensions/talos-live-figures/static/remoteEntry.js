// What JupyterLab's own widgets and figures lack for `interact` (src/page/widgets). Written by hand as a module federation container,
// as JupyterLab loads its extensions: there is nothing to build.
const MIME = "application/vnd.plotly.v1+json";

/**
 * Plotly's renderer draws a figure once and overlooks every update of it (plotly.py issue 3053). Here it follows, by Plotly.react:
 * the same scene in the same WebGL context, and the camera where the mouse has put it.
 * @param {any} Rendered the renderer's class
 */
function makeFiguresFollow(Rendered) {
  const { renderModel } = Rendered.prototype;
  Rendered.prototype.renderModel = function (/** @type {any} */ model) {
    const figure = model.data[MIME];
    const [before, parts] = [this.talosParts, partsOf(figure)];
    this.talosParts = parts;
    // Where all is the same, it has only given itself a still picture.
    if (String(parts) === String(before) || !this.node.querySelector(".plot-container"))
      return renderModel.call(this, model);
    this._model = model; // the still picture is made of it, when the WebGL context is lost
    // Plotly has kept where the camera was when the mouse let go; it came to rest a little later.
    this.node._fullLayout.scene?._scene?.saveLayout(this.node.layout);
    const release = holdUnchanged(this.node, before, parts);
    try {
      return Rendered.Plotly.react(this.node, figure); // with its frames
    } finally {
      release(); // what Plotly puts off until later, it makes anew
    }
  };
  // Plotly draws scenes twice as fine as a usual screen shows them: four times the points, which takes long without a graphics card.
  const plotGlPixelRatio = window.devicePixelRatio > 1 ? 2 : 1.5;
  Rendered.loadingPlotly.then(() => Rendered.Plotly.setPlotConfig({ plotGlPixelRatio }));
  const { dispose } = Rendered.prototype;
  Rendered.prototype.dispose = function () {
    if (!this.isDisposed) Rendered.Plotly?.purge(this.node); // gives the WebGL context back
    dispose.call(this);
  };
}

/**
 * A figure as texts that can be compared: its title, what else stands around its traces, and each of them.
 * @param {{ data: object[], layout: { title: object } }} figure
 */
function partsOf({ data, layout: { title, ...around }, ...rest }) {
  return [title, [around, rest], ...data].map((part) => JSON.stringify(part));
}

/**
 * Traces in 3D that stay as they were are not made anew: of a cloud, Plotly would build each point out of triangles again, and take longer
 * for that than for all else on the page.
 * @param {any} node the figure's element
 * @param {string[]} before the figure's parts
 * @param {string[]} next
 * @returns {() => void} ends it
 */
function holdUnchanged(node, before, next) {
  const scene = node._fullLayout.scene?._scene; // none where the browser has no WebGL
  const scale = String(scene?.dataScale); // of the axes: with another one, each point has another place
  const [[, around, ...traces], [, aroundNext, ...tracesNext]] = [before, next];
  const isSame = (/** @type {number} */ i) => around === aroundNext && traces[i] === tracesNext[i];
  const held = Object.values(scene?.traces ?? {}).filter(({ data }) => isSame(data.index));
  for (const trace of held)
    trace.update = (/** @type {any} */ data) => {
      if (String(scene.dataScale) !== scale) Object.getPrototypeOf(trace).update.call(trace, data);
    };
  return () => {
    for (const trace of held) delete trace.update;
  };
}

/** A slider's handle, and the number beside it that can be typed, get the name that stands before them: without, a screen reader says only the value. */
function nameSliders() {
  for (const part of document.querySelectorAll(UNNAMED)) {
    const label = part.closest(".jupyter-widgets")?.querySelector(".widget-label");
    if (!label?.textContent) continue;
    part.setAttribute("aria-label", label.textContent);
    if (part.matches("[contenteditable]")) part.setAttribute("role", "textbox");
  }
}
const UNNAMED = ".jupyter-widgets :is(.noUi-handle, .widget-readout[contenteditable]):not([aria-label])";

/** A widget keeps its arrows and letters, else the notebook takes them for commands ("x" cuts the cell); Shift-Enter and Ctrl-S stay the notebook's. */
function keepKeys(/** @type {any} */ { target, ctrlKey, metaKey, shiftKey }) {
  if (!target.closest?.(".jupyter-widgets")) return;
  target.toggleAttribute("data-lm-suppress-shortcuts", !(ctrlKey || metaKey || shiftKey));
}

/** A number that was typed counts when one leaves it, as after Enter: ipywidgets waits for an event that doesn't reach it unless it bubbles. */
function takeTyped(/** @type {any} */ { target }) {
  if (target.matches?.(".widget-readout")) target.dispatchEvent(new FocusEvent("blur", { bubbles: true }));
}

const STYLE = `
body { --jp-widgets-inline-width: 500px; --jp-widgets-inline-label-width: auto; }
.jp-OutputArea:has(.jupyter-widgets) { display: flex; flex-wrap: wrap; }
.jp-OutputArea:has(.jupyter-widgets) > .jp-OutputArea-child:has(.jp-RenderedPlotly, figure) { width: auto; }
.jp-OutputArea:has(.jupyter-widgets) .talos-chosen { display: none; }
.jupyter-widgets-disconnected:not(.widget-vbox, :has([disabled]))::after { content: "Run this cell again to change it."; white-space: nowrap; margin-left: 8px; }
.widget-vbox.jupyter-widgets-disconnected::before { content: none; }
`;

/** Where JupyterLab looks for its extensions. @type {Record<string, any>} */
const extensions = Reflect.get(window, "_JUPYTERLAB") ?? {};
Reflect.set(window, "_JUPYTERLAB", extensions);
extensions["talos-live-figures"] = {
  init() {},
  async get() {
    const plotly = (await extensions["jupyterlab-plotly"]?.get("./mimeExtension"))?.();
    if (plotly?.RenderedPlotly) makeFiguresFollow(plotly.RenderedPlotly);
    new MutationObserver(nameSliders).observe(document.body, { childList: true, subtree: true });
    window.addEventListener("keydown", keepKeys, true);
    window.addEventListener("focusout", takeTyped);
    document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
    return () => ({ __esModule: true, default: [] }); // without the first, JupyterLab takes the whole for a plugin, and does not start
  },
};
