// How WebP and AVIF say which side is up.

/** The EXIF block of a WebP file (RIFF), as a TIFF file. */
export function webpExif(file: Buffer): Buffer | undefined {
  for (let at = 12; at + 8 <= file.length; ) {
    const length = file.readUInt32LE(at + 4);
    const data = file.subarray(at + 8, at + 8 + length);
    if (file.toString("latin1", at, at + 4) === "EXIF") {
      return data.toString("latin1", 0, 6) === "Exif\0\0" ? data.subarray(6) : data;
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/**
 * The orientation, as EXIF counts it, of an AVIF file. It has properties instead: `irot`, quarter turns
 * against the clock, and then `imir`, a mirror with its axis (ISO 23008-12, 6.5.10 and 6.5.12).
 */
export function avifOrientation(file: Buffer): number {
  const [turns, axis] = [property(file, "irot") ?? 0, property(file, "imir")];
  const mirrored = axis === undefined ? 0 : axis === 1 ? 1 : 2; // 1: left and right change places; 0: top and bottom
  return [
    [1, 8, 3, 6],
    [2, 7, 4, 5],
    [4, 5, 2, 7],
  ][mirrored][turns & 3];
}

/** The byte of a property box of one byte: it stands in the file's head, before the data. */
function property(file: Buffer, name: string): number | undefined {
  const at = file.indexOf(Buffer.from([0, 0, 0, 9, ...Buffer.from(name, "latin1")]));
  return at < 0 ? undefined : file[at + 8];
}
