// What a JPEG file says of itself before its data begins (ITU T.81, annex B).

export interface JpegHeader {
  width: number;
  height: number;
  /** The marker of the frame, 0xc0 to 0xcf: which of JPEG's codings it is. */
  frame: number;
  /** Bits a value. */
  precision: number;
  /** 1 grey, 3 colours, 4 inks. */
  channels: number;
  /** Whether there is Adobe's marker, which says how inks are stored. */
  adobe: boolean;
  /** The EXIF block, as a TIFF file. */
  exif?: Buffer;
}

/** @returns undefined if the file ends, or stops being a JPEG, before its data begins */
export function jpegHeader(file: Buffer): JpegHeader | undefined {
  let [adobe, exif]: [boolean, Buffer | undefined] = [false, undefined];
  for (const { marker, data } of segments(file)) {
    if (marker === 0xee && data.subarray(0, 5).toString("latin1") === "Adobe") adobe = true;
    if (marker === 0xe1 && data.subarray(0, 6).toString("latin1") === "Exif\0\0") exif ??= data.subarray(6);
    if (!isFrame(marker) || data.length < 6) continue;
    const [height, width] = [data.readUInt16BE(1), data.readUInt16BE(3)];
    return { width, height, frame: marker, precision: data[0], channels: data[5], adobe, exif };
  }
  return undefined;
}

/** SOF0 to SOF15, but for the three markers among them that are tables: DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** The segments before the data. Any number of bytes 0xff may stand before a marker, to fill up. */
function* segments(file: Buffer): Generator<{ marker: number; data: Buffer }> {
  let at = 2;
  while (at + 4 <= file.length && file[at] === 0xff) {
    while (file[at + 1] === 0xff) at++;
    const length = at + 4 <= file.length ? file.readUInt16BE(at + 2) : 0;
    if (length < 2) return;
    yield { marker: file[at + 1], data: file.subarray(at + 4, at + 2 + length) };
    at += 2 + length;
  }
}
