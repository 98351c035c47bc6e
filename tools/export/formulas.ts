import temml from "temml";

const FORMULA = /<span class="formula" data-display="(block|inline)">([^<]*)<\/span>/g;

/** The HTML with its formulas as MathML, which browsers draw themselves: no script and no fonts needed. */
export function drawFormulas(html: string): string {
  return html.replace(FORMULA, (_, display: string, tex: string) =>
    temml.renderToString(unescapeHtml(tex), { displayMode: display === "block", throwOnError: true }),
  );
}

function unescapeHtml(text: string): string {
  const letters: Record<string, string> = { lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'", amp: "&" };
  return text.replace(/&(lt|gt|quot|#x27|#39|amp);/g, (_, name: string) => letters[name]);
}
