// Sets up what is missing, checks the types and the style, then runs the tests: all, or those of the files whose path holds one of
// the arguments. With --quick those of test/whole/ are left out. Other options (--test-name-pattern=…) go to Node's test runner.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import "./setup/index.mjs";
import { local, root, writable } from "./setup/paths.mjs";
import { npm } from "./setup/steps/packages.mjs";
import { nativeProblem } from "./setup/steps/tensorflow.mjs";

const ci = process.env.CI === "true";
const words = process.argv.slice(2);
const filters = words.filter((word) => !word.startsWith("-"));
const quick = words.includes("--quick");
const options = words.filter((word) => word.startsWith("-") && word !== "--quick");
/** By this name the test files share what is made once for all of them. */
const testRun = `run-${process.pid}-${Date.now()}`;

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  // Programs that keep things in the home folder, as the linter and the browser do, keep them here.
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: "2", XDG_CACHE_HOME: local, TALOS_TEST_RUN: testRun };
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", env });
  return status === 0;
}

const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => relative(process.cwd(), join(root, "test", name)))
  .filter((file) => !quick || !file.includes(join("test", "whole")))
  .filter((file) => filters.length === 0 || filters.some((word) => file.includes(word)))
  .sort();
if (!writable) fail(`${root} belongs to another user: test a copy in a folder of your own.`);
if (files.length === 0) fail(`No test file's path holds ${filters.join(" or ")}.`);

// Where the lesson is proven, it is proven with the real thing.
const problem = ci ? await nativeProblem() : undefined;
if (problem) fail(`Native TensorFlow is not in use: ${problem}`);

/**
 * The files of one folder run in one process, because TensorFlow takes longer to load than most of their tests to run; each is a
 * suite of its own there. Those of test/whole/ start programs, and stay alone.
 * @param {string[]} files
 */
function inOneProcess(files) {
  const folder = join(local, "tests");
  mkdirSync(folder, { recursive: true });
  return [...new Set(files.map((file) => dirname(file)))].flatMap((room) => {
    const own = files.filter((file) => dirname(file) === room);
    if (room.includes(join("test", "whole"))) return own;
    const suites = own.map((file) => [file, resolve(file)].map((path) => JSON.stringify(path)));
    const made = join(folder, `${room.replaceAll(sep, "-")}.test.cjs`);
    const text = suites.map(([name, path]) => `describe(${name}, () => void require(${path}));\n`).join("");
    writeFileSync(made, `const { describe } = require("node:test");\n${text}`);
    return made;
  });
}

if (!run(npm[0], [...npm.slice(1), "run", "--silent", "check"])) fail("The type check or the linter failed.");

const summary = join(local, "test.tap");
const reporters = [
  ["--test-reporter=spec", "--test-reporter-destination=stdout"],
  ["--test-reporter=tap", `--test-reporter-destination=${summary}`],
].flat();
const parallel = `--test-concurrency=${Math.min(2, availableParallelism())}`;
const passed = run(process.execPath, [
  "--import",
  "tsx",
  `--import=${new URL("../test/support/end.mjs", import.meta.url)}`,
  "--test",
  parallel,
  "--test-timeout=900000", // a quarter of an hour: what hangs is to fail, not to hang everything
  ...reporters,
  ...options,
  ...inOneProcess(files),
]);
if (!passed) process.exit(1);

const [, skipped] = /^# skipped (\d+)$/m.exec(readFileSync(summary, "utf8")) ?? [];
if (ci && skipped !== "0") fail(`${skipped} tests were skipped: here, none may be.`);
