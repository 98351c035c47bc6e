// In place of tslab's module with the writer of the running cell; run.ts sets it.
/** @type {{ lastWriteDisplayData: ((content: object, isUpdate: boolean) => void) | null }} */
const display = { lastWriteDisplayData: null };
module.exports = display;
