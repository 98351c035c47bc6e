// In the page: draws each figure when the reader comes near it. Plotly is large, so it is unpacked for the first of them.
{
  /** @type {ReturnType<typeof unpack> | undefined} */
  let unpacked;

  /** @returns {Promise<{ newPlot(frame: Element, figure: object): Promise<unknown> }>} */
  async function unpack() {
    const packed = atob(document.getElementById("plotly")?.textContent ?? "");
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    const script = document.createElement("script");
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    script.textContent = await new Response(stream).text();
    document.head.append(script);
    return /** @type {any} */ (window).Plotly;
  }

  /** @param {Element} frame */
  async function draw(frame) {
    const figure = JSON.parse(frame.querySelector("script")?.textContent ?? "");
    delete figure.layout.width; // here a figure is as wide as the page
    figure.config = { ...figure.config, responsive: true };
    unpacked ??= unpack();
    const plotly = await unpacked;
    await plotly.newPlot(frame, figure);
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        draw(target);
      }
    },
    { rootMargin: "100%" },
  );
  for (const frame of document.querySelectorAll("figure.plot")) observer.observe(frame);
}
