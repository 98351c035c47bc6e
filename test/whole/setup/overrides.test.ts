// For systems without a wheel, tfjs-node's own download unpacks with newer versions of tar and adm-zip than it asks for.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { type TestContext, test } from "node:test";
import { python, root } from "../../../tools/setup/paths.mjs";
import { temporaryFolder } from "../../setup/project";

const fromRoot = createRequire(join(root, "package.json"));
const content = Buffer.alloc(3_000_000, "TensorFlow");

/** Has Python pack these files or folders of a folder, in this order. */
function pack(folder: string, module: "tarfile" | "zipfile", archive: string, names: string[]): string {
  execFileSync(python, ["-I", "-m", module, "-c", archive, ...names], { cwd: folder });
  return join(folder, archive);
}

/** Has tfjs-node fetch an archive, from this machine, and unpack it. */
async function unpack(t: TestContext, archive: string): Promise<string> {
  const folder = temporaryFolder(t);
  const server = createServer((_, response) => response.end(readFileSync(archive))).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${basename(archive)}`;
  for (const name of ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"]) delete process.env[name];
  const { downloadAndUnpackResource } = fromRoot("@tensorflow/tfjs-node/scripts/resources.js");
  await new Promise<void>((resolve) => downloadAndUnpackResource(address, folder, resolve));
  return folder;
}

test("TensorFlow's archive for macOS, a library and links to links, is unpacked", {
  skip: process.platform === "win32" && "links need a privilege there",
}, async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, "lib"));
  writeFileSync(join(folder, "lib/libtensorflow.2.9.1.dylib"), content);
  symlinkSync("libtensorflow.2.dylib", join(folder, "lib/libtensorflow.dylib"));
  symlinkSync("libtensorflow.2.9.1.dylib", join(folder, "lib/libtensorflow.2.dylib"));
  // The order of TensorFlow's build (tools/lib_package/BUILD); tar makes no link to a link that is there already.
  const names = ["2.9.1.dylib", "dylib", "2.dylib"].map((end) => `lib/libtensorflow.${end}`);
  const unpacked = await unpack(t, pack(folder, "tarfile", "library.tar.gz", names));
  assert.deepEqual(readFileSync(join(unpacked, "lib/libtensorflow.dylib")), content);
  assert.equal(readlinkSync(join(unpacked, "lib/libtensorflow.dylib")), "libtensorflow.2.dylib");
});

test("TensorFlow's archive for Windows is unpacked", async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, "lib"));
  writeFileSync(join(folder, "lib/tensorflow.dll"), content);
  const archive = pack(folder, "zipfile", "library.zip", ["lib"]);
  const before = process.cwd();
  t.after(() => process.chdir(before));
  process.chdir(folder); // elsewhere than on Windows, a copy of the archive lies in the current folder for a moment
  const unpacked = await unpack(t, archive);
  assert.deepEqual(readFileSync(join(unpacked, "lib/tensorflow.dll")), content);
});

test("nothing brings an older tar or adm-zip, whose holes are known", () => {
  const { overrides } = fromRoot("./package.json");
  const { packages } = fromRoot("./package-lock.json");
  for (const name of ["tar", "adm-zip"]) {
    const found = Object.keys(packages).filter((path) => path.endsWith(`node_modules/${name}`));
    assert.deepEqual(found, [`node_modules/${name}`]);
    assert.equal(packages[`node_modules/${name}`].version, overrides[name]);
  }
});
