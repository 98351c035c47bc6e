import assert from "node:assert/strict";
import { test } from "node:test";
import { asSetupError, errorLine, explain } from "../../tools/setup/errors.mjs";

/** Lines as npm, pip, Python and Node print them. */
const printed: [string, RegExp][] = [
  ["npm error code ENOSPC\nnpm error syscall write", /the disk is full/],
  [
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
    /the disk is full/,
  ],
  ["OSError: [Errno 122] Disk quota exceeded: 'libtensorflow_cc.so.2'", /the disk is full/],
  ["npm error code EAI_AGAIN\nnpm error errno EAI_AGAIN", /no network, or a proxy/],
  [
    "npm error network request to tsx failed, reason: connect ECONNREFUSED 127.0.0.1:8080",
    /no network, or a proxy/,
  ],
  ["ERROR: Could not find a version that satisfies the requirement pip (from versions: none)", /no network/],
  [
    "WARNING: Retrying after connection broken by 'ProxyError('Cannot connect to proxy.')'",
    /no network, or a proxy/,
  ],
  ["npm error code SELF_SIGNED_CERT_IN_CHAIN", /replaces certificates with its own/],
  [
    "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED]; Max retries exceeded",
    /replaces certificates/,
  ],
  [
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
    /not the one that was pinned/,
  ],
  ["npm error code EINTEGRITY", /not the one that was pinned/],
  ["npm error code EACCES", /could not be written/],
  ["OSError: [Errno 30] Read-only file system: '.venv'", /could not be written/],
];

test("causes outside of the project are named, with the way out", () => {
  for (const [output, message] of printed) {
    const error = explain("Installing", `some lines before\n${output}\nsome after`);
    assert.match(error.message, message, output);
    assert.match(error.mend, /run the same command again/);
  }
});

test("an unknown failure shows the program's last lines", () => {
  const output = Array.from({ length: 30 }, (_, i) => `line ${i}`).join("\n");
  const { message } = explain("Building", output);
  assert.match(message, /^Building failed:\n/);
  assert.ok(message.includes("line 29") && message.includes("line 18") && !message.includes("line 17"));
});

test("an error of our own passes unchanged; any other gets a way out", () => {
  const own = explain("Installing", "ENOSPC");
  assert.equal(asSetupError(own), own);
  assert.match(
    asSetupError(Object.assign(new Error("ENOSPC: no space"), { code: "ENOSPC" })).message,
    /disk is full/,
  );
  assert.match(asSetupError(new TypeError("x is not a function")).message, /TypeError: x is not a function/);
});

test("the line that says what went wrong is found among the others", () => {
  const npm =
    "npm error command sh -c node install.js\nnpm error     throw new Error(`no`);\nnpm error Error: Unsupported\n";
  assert.equal(errorLine(npm), "Unsupported");
  assert.equal(
    errorLine("node:internal\n  throw e\n\nAssertionError [ERR_ASSERTION]: 1 == 2\n    at x"),
    "1 == 2",
  );
  assert.equal(errorLine("only\nthis"), "this");
});
