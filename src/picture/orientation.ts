// How the camera was held: EXIF's orientation, 1 to 8, and the pixels put upright.

/**
 * @param exif a TIFF file, as JPEG, PNG and WebP hold it
 * @returns 1 if it doesn't say: whatever else is in there is passed over
 */
export function orientationIn(exif: Buffer | undefined): number {
  if (!exif || exif.length < 8) return 1;
  const order = exif.toString("latin1", 0, 2);
  if (order !== "II" && order !== "MM") return 1;
  const number = (at: number, bytes: number) =>
    at + bytes > exif.length ? 0 : order === "II" ? exif.readUIntLE(at, bytes) : exif.readUIntBE(at, bytes);
  const directory = number(4, 4);
  for (let entry = 0; entry < number(directory, 2); entry++) {
    const at = directory + 2 + 12 * entry;
    if (number(at, 2) !== ORIENTATION) continue;
    const value = number(at + 8, number(at + 2, 2) === LONG ? 4 : 2);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

const ORIENTATION = 0x112;
const LONG = 4;

export interface Pixels {
  /** Red, green, blue, alpha, red, … as bytes. */
  rgba: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
}

/** The pixels as they were seen, by the orientation that they were stored with. */
export function upright({ rgba, width, height }: Pixels, orientation: number): Pixels {
  if (orientation === 1) return { rgba, width, height };
  const isOnItsSide = orientation > 4;
  const mirrorsX = [2, 3, 7, 8].includes(orientation); // of the stored picture, columns count from the right
  const mirrorsY = [3, 4, 6, 7].includes(orientation); // and rows from below
  const from = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height); // a pixel at once
  const to = new Uint32Array(width * height);
  const [columns, rows] = isOnItsSide ? [height, width] : [width, height];
  for (let y = 0, i = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++, i++) {
      const [u, v] = isOnItsSide ? [y, x] : [x, y];
      to[i] = from[(mirrorsY ? height - 1 - v : v) * width + (mirrorsX ? width - 1 - u : u)];
    }
  }
  return { rgba: new Uint8Array(to.buffer), width: columns, height: rows };
}
