/** npm run picture [-- --width 480 --out preview.jpg --threads 2]: draws Talos on the shore of Crete. */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Jimp } from "jimp";
import { develop } from "./camera/film";
import { all } from "./camera/lens";
import { exposeAll } from "./threads";

const FULL = { width: 1920, height: 1537 };
const QUALITY = 90;

function readOptions() {
  const { values } = parseArgs({
    options: {
      width: { type: "string", default: String(FULL.width) },
      out: { type: "string", default: "data/talos.jpg" },
      threads: { type: "string", default: String(availableParallelism()) },
    },
  });
  const width = Number(values.width);
  if (!Number.isInteger(width) || width < 16) {
    throw new Error(`--width is ${values.width}: give a whole number of pixels, 16 or more`);
  }
  return { width, out: values.out, threads: Math.max(1, Number(values.threads) || 1) };
}

async function main(): Promise<void> {
  const { width, out, threads } = readOptions();
  const size = { width, height: Math.round((width * FULL.height) / FULL.width) };
  const start = Date.now();
  const light = await exposeAll(size, threads, (share) =>
    process.stderr.write(
      `\r${Math.round(share * 100)} % after ${Math.round((Date.now() - start) / 1000)} s `,
    ),
  );
  const image = Jimp.fromBitmap({ ...size, data: Buffer.from(develop(light, all(size))) });
  writeFileSync(out, await image.getBuffer("image/jpeg", { quality: QUALITY }));
  process.stderr.write(`\n${out}: ${size.width} x ${size.height}\n`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
