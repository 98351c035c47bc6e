/** A failure that the person at the keyboard can do something about: what was wrong, and the way out. */
export class SetupError extends Error {
  /**
   * @param {string} message what was wrong, with the offending value
   * @param {string} mend what to do next, a command where there is one
   */
  constructor(message, mend) {
    super(message);
    this.mend = mend;
  }
}

const again = "then run the same command again: it goes on from where it stopped";

/** What npm, pip, Python and Node print when the cause lies outside of them; the first that fits wins. */
const causes = [
  {
    signs: /ENOSPC|EDQUOT|No space left on device|not enough space|Disk quota exceeded/i,
    message: "the disk is full.",
    mend: `make room (3 GB are enough), ${again}`,
  },
  {
    signs: /DO NOT MATCH THE HASHES|EINTEGRITY/,
    message: "a package is not the one that was pinned: something changed it on its way here.",
    mend: "run the same command again, on another network if it happens twice",
  },
  {
    signs: /CERTIFICATE_VERIFY_FAILED|SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF/,
    message: "this network replaces certificates with its own, which npm or pip does not know.",
    mend: `set NODE_EXTRA_CA_CERTS and PIP_CERT to the file with its certificate, ${again}`,
  },
  {
    signs:
      /ENOTFOUND|EAI_AGAIN|ECONN|ENETUNREACH|ETIMEDOUT|Max retries|name resolution|new connection|Read timed out|ProxyError|from versions: none/i,
    message: "the packages could not be fetched: there is no network, or a proxy in between.",
    mend: `check the connection (behind a proxy: set HTTPS_PROXY), ${again}`,
  },
  {
    signs: /EACCES|EPERM|EROFS|Permission denied|Read-only file system/i,
    message: "a file in the project's folder could not be written.",
    mend: `make the folder your own, or copy the project to one that is, ${again}`,
  },
];

/**
 * The error for a program or a step that failed, from what it printed.
 * @param {string} what the step that failed
 * @param {string} output
 */
export function explain(what, output) {
  const cause = causes.find(({ signs }) => signs.test(output));
  if (cause) return new SetupError(`${what}: ${cause.message}`, cause.mend);
  const lines = output.trim().split("\n").slice(-12).join("\n    ");
  return new SetupError(`${what} failed:\n    ${lines}`, "run the same command again");
}

/**
 * The line of a program's output that says what went wrong.
 * @param {string} output
 */
export const errorLine = (output) =>
  /^(?:npm \S+ )?\w*Error\b[^:\n]*: (.*)$/m.exec(output)?.[1] ?? output.trim().split("\n").at(-1) ?? "";

/**
 * Any error as one with a way out.
 * @param {unknown} error
 */
export function asSetupError(error) {
  if (error instanceof SetupError) return error;
  return explain("Setting up", error instanceof Error ? `${error.stack}` : String(error));
}

/**
 * Says what went wrong and what to do; the process then ends with 1.
 * @param {unknown} error
 */
export function tell(error) {
  const { message, mend } = asSetupError(error);
  console.error(`\n${message}\n  What to do: ${mend}`);
  process.exitCode = 1;
}
