// What tslab takes for TypeScript.
module.exports = require("./mends.ts").mends.typescript;
