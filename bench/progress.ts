/** How often a log file is told, in ms. */
const PAUSE = 5000;

/** One line that is written over; in a log file a line every few seconds. Without a text it is cleared. */
export function progressLine(): (text?: string) => void {
  let told = 0;
  return (text = "") => {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`);
    else if (text && performance.now() - told > PAUSE) {
      told = performance.now();
      console.log(text);
    }
  };
}
