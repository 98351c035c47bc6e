// What a front end asks besides running cells. This runs in Node.js, and in a browser (tools/site/page/kernel.ts).

/** @typedef {{ code: string, cursor_pos: number }} AtCursor */
/** @typedef {(question: keyof import("../compile/cell-compiler.mjs").CellCompiler, ...args: unknown[]) => Promise<any>} Ask the compiler */
/** @typedef {{ typescript: string, tslab: string, place: string }} About the versions, and where it runs, in words */

/** @param {About} about */
const kernelInfo = ({ typescript, tslab, place }) => ({
  status: "ok",
  protocol_version: "5.3",
  implementation: "tslab",
  implementation_version: tslab,
  banner: `TypeScript ${typescript} ${place}`,
  help_links: [{ text: "TypeScript", url: "https://www.typescriptlang.org/docs/" }],
  language_info: {
    name: "typescript",
    version: typescript,
    mimetype: "application/typescript",
    file_extension: ".ts",
    pygments_lexer: "typescript",
    codemirror_mode: "typescript",
    nbconvert_exporter: "script",
  },
});

/**
 * Jupyter counts characters, JavaScript counts UTF-16 units.
 * @param {string} code
 * @param {number} characters
 */
const toUnits = (code, characters) => [...code].slice(0, characters).join("").length;

/** @param {string} code @param {number} units */
const toCharacters = (code, units) => [...code.slice(0, units)].length;

/** @param {Ask} ask @param {About} about */
export function questions(ask, about) {
  return {
    kernel_info_request: () => kernelInfo(about),
    history_request: () => ({ status: "ok", history: [] }),
    /** @param {{ code: string }} content */
    is_complete_request: ({ code }) => ask("completeness", code),
    /** @param {AtCursor} content */
    complete_request: async ({ code, cursor_pos }) => {
      const { candidates, start, end } = await ask("complete", code, toUnits(code, cursor_pos));
      const [cursor_start, cursor_end] = [toCharacters(code, start), toCharacters(code, end)];
      return { status: "ok", matches: candidates, cursor_start, cursor_end, metadata: {} };
    },
    /** @param {AtCursor} content */
    inspect_request: async ({ code, cursor_pos }) => {
      const info = await ask("inspect", code, toUnits(code, cursor_pos));
      return { status: "ok", found: Boolean(info), data: info ? { "text/plain": info } : {}, metadata: {} };
    },
  };
}
