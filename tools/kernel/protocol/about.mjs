// Which TypeScript this kernel understands, and where it runs.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const fromTslab = createRequire(require.resolve("tslab"));

export const about = {
  typescript: fromTslab("@tslab/typescript-for-tslab/package.json").version,
  tslab: require("tslab/package.json").version,
  place: `on Node.js ${process.version}`,
};
