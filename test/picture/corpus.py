"""Writes pictures of every kind into a folder, each with the pixels that Pillow reads from it: NAME and NAME.rgb.

The files' names say what they are. Pillow writes what it can write; the rest is put together byte by byte.
"""

import io
import struct
import sys
import zlib
from pathlib import Path

from PIL import Image, ImageOps, features

folder = Path(sys.argv[1])
W, H = 37, 21  # no multiple of 8 or 16, so that blocks stick out


def photo(mode="RGB", size=(W, H)):
    """A smooth picture with a corner of its own, so that each turn of it is another picture."""
    w, h = size
    image = Image.new("RGB", size)
    image.putdata([(255 * x // w, 255 * y // h, 200 if x < w // 3 and y < h // 4 else 40) for y in range(h) for x in range(w)])
    return image.convert(mode)


def expected(image):
    """Upright, over white, as bytes."""
    image = ImageOps.exif_transpose(image)
    if image.mode == "I;16":  # Pillow would cut these off at 255
        image = Image.frombytes("L", image.size, bytes(round(v / 257) for v in image.get_flattened_data()))
    rgba = image.convert("RGBA")
    return rgba.size, Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("RGB").tobytes()


def note(name, read_from=None):
    with Image.open(folder / (read_from or name)) as image:
        size, rgb = expected(image)
    (folder / f"{name}.rgb").write_bytes(struct.pack("<II", *size) + rgb)


def save(name, image, **options):
    image.save(folder / name, **options)
    note(name)


def write(name, data, read_from=None):
    (folder / name).write_bytes(data)
    note(name, read_from)


# --- PNG: every colour type, depth and interlace, by hand ---------------------------------------------------------------------

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16]}
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def packed(values, depth):
    if depth == 16:
        return struct.pack(f">{len(values)}H", *values)
    bits = "".join(format(v, f"0{depth}b") for v in values)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


def png_rows(colour_type, depth, interlaced, scale):
    """Rows of samples, each with filter 0, or pass after pass."""
    levels = 2**depth if scale == 1 else 255 // scale + 1
    sample = lambda x, y, c: scale * (((x * 3 + y * 5 + c * 7) * 977 + x * y) % levels)
    passes = PASSES if interlaced else [(0, 0, 1, 1)]
    rows = []
    for x0, y0, dx, dy in passes:
        for y in range(y0, H, dy):
            values = [sample(x, y, c) for x in range(x0, W, dx) for c in range(CHANNELS[colour_type])]
            if values:
                rows.append(b"\0" + packed(values, depth))
    return b"".join(rows)


def png_parts(colour_type, depth, interlaced=False, transparent=False, scale=1):
    parts = [chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, depth, colour_type, 0, 0, interlaced))]
    if colour_type == 3:
        parts.append(chunk(b"PLTE", bytes((i * 37 + c * 91) % 256 for i in range(2**depth) for c in range(3))))
    if transparent:
        some = {0: struct.pack(">H", scale), 2: struct.pack(">HHH", 7, 14, 21), 3: bytes([0, 128])}[colour_type]
        parts.append(chunk(b"tRNS", some))
    return parts, zlib.compress(png_rows(colour_type, depth, interlaced, scale))


def png(parts, data, *more):
    return SIGNATURE + b"".join(parts) + b"".join(more) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


for colour_type, depths in DEPTHS.items():
    for depth in depths:
        for interlaced in (False, True):
            for transparent in (False, True) if colour_type in (0, 2, 3) else (False,):
                kind = f"png-type{colour_type}-{depth}bit" + "-interlaced" * interlaced + "-transparent" * transparent
                # Pillow looks for the transparent grey among the values that it has scaled up: so it reads them scaled already.
                scaled = transparent and colour_type == 0 and depth in (2, 4)
                if scaled:
                    (folder / "scaled.png").write_bytes(png(*png_parts(0, 8, False, True, 255 // (2**depth - 1))))
                write(f"{kind}.png", png(*png_parts(colour_type, depth, interlaced, transparent)), scaled and "scaled.png")
(folder / "scaled.png").unlink()

plain_parts, plain_data = png_parts(2, 8)
plain = png(plain_parts, plain_data)
half = len(plain_data) // 2
write("png-data-in-pieces.png", SIGNATURE + b"".join(plain_parts) + chunk(b"IDAT", plain_data[:half]) + chunk(b"IDAT", b"")
      + chunk(b"IDAT", plain_data[half:]) + chunk(b"IEND", b""))  # fmt: skip
write("png-padding-in-data.png", png(plain_parts, plain_data + bytes(20)))
for n in (1, 7, 4096):
    write(f"png-{n}-bytes-behind-its-end.png", plain + bytes(n))
write("png-without-an-end.png", plain[:-12], "png-data-in-pieces.png")
write("png-unknown-chunk.png", png(plain_parts, plain_data, chunk(b"zzZz", b"?")))
control = chunk(b"acTL", struct.pack(">II", 2, 0))
frame = lambda number: chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, W, H, 0, 0, 1, 10, 0, 0))
second = zlib.compress(b"".join(b"\0" + bytes(3 * W) for _ in range(H)))
write("png-animated.png", SIGNATURE + b"".join(plain_parts) + control + frame(0) + chunk(b"IDAT", plain_data) + frame(1)
      + chunk(b"fdAT", struct.pack(">I", 2) + second) + chunk(b"IEND", b""))  # fmt: skip


# --- the camera's turn, in both byte orders and among entries that no parser knows ------------------------------------------------

def exif(order, turn, odd):
    sign = {"II": "<", "MM": ">"}[order]
    entry = lambda tag, kind, count, value: struct.pack(f"{sign}HHI", tag, kind, count) + value
    entries = [entry(0x0112, 3, 1, struct.pack(f"{sign}HH", turn, 0))]
    if odd:
        entries.insert(0, entry(0x010F, 129, 4, b"utf8"))
        entries.append(entry(0x9999, 77, 2**31, b"\xff\xff\xff\xff"))
    return order.encode() + struct.pack(f"{sign}HIH", 42, 8, len(entries)) + b"".join(entries) + bytes(4)


def with_exif(jpeg, block):
    block = b"Exif\0\0" + block
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]


def jpeg(picture):
    data = io.BytesIO()
    picture.save(data, "jpeg", quality=95, subsampling=0)
    return data.getvalue()


base, inks = jpeg(photo()), jpeg(photo("CMYK"))
for order in ("II", "MM"):
    for turn in range(0, 10):
        write(f"png-turned-{turn}-{order}.png", png(plain_parts, plain_data, chunk(b"eXIf", exif(order, turn, False))))
        for kind, picture in (("jpg", base), ("jpg-inks", inks)):
            write(f"{kind}-turned-{turn}-{order}.jpg", with_exif(picture, exif(order, turn, False)))
            odd = f"{kind}-turned-{turn}-{order}-odd.jpg"
            write(odd, with_exif(picture, exif(order, turn, True)), f"{kind}-turned-{turn}-{order}.jpg")


# --- JPEG: every sampling, progressive or not, restarts, colour transforms -------------------------------------------------------

for sampling in (0, 1, 2):
    for progressive in (False, True):
        for restart in ({}, {"restart_marker_blocks": 2}, {"restart_marker_rows": 1}):
            kind = f"jpg-sampling{sampling}" + "-progressive" * progressive + "".join(f"-{key}" for key in restart)
            save(f"{kind}.jpg", photo(), quality=90, subsampling=sampling, progressive=progressive, **restart)
save("jpg-grey.jpg", photo("L"), quality=90)
save("jpg-grey-progressive.jpg", photo("L"), quality=90, progressive=True)
save("jpg-quality-1.jpg", photo(), quality=1)
save("jpg-1x1.jpg", photo(size=(1, 1)))
save("jpg-large.jpg", photo(size=(1000, 700)), quality=80)
save("jpg-inks.jpg", photo("CMYK"), quality=95)
save("jpg-holds-rgb.jpg", photo(), quality=95, keep_rgb=True)


def without(jpeg, marker):
    at = jpeg.index(bytes([0xFF, marker]))
    return jpeg[:at] + jpeg[at + 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0] :]


rgb = (folder / "jpg-holds-rgb.jpg").read_bytes()
named = bytearray(without(rgb, 0xEE) if b"Adobe" in rgb else rgb)  # only the components' names, R, G and B, tell it now
start, scan = named.index(b"\xff\xc0"), named.index(b"\xff\xda")
for i, letter in enumerate(b"RGB"):
    named[start + 10 + 3 * i] = named[scan + 5 + 2 * i] = letter
write("jpg-holds-rgb-by-names.jpg", bytes(named))
tables = base.index(b"\xff\xdb")
write("jpg-fill-bytes.jpg", base[:tables] + b"\xff" * 5 + base[tables:])
write("jpg-bytes-behind-its-end.jpg", base + b"thumbnail" * 9)

# --- refused, with the reason: no .rgb beside them ----------------------------------------------------------------------------------

frame_at = base.index(b"\xff\xc0")
(folder / "refused-12-bits.jpg").write_bytes(base[: frame_at + 4] + b"\x0c" + base[frame_at + 5 :])
(folder / "refused-arithmetically-coded.jpg").write_bytes(base[: frame_at + 1] + b"\xc9" + base[frame_at + 2 :])
(folder / "refused-lossless.jpg").write_bytes(base[: frame_at + 1] + b"\xc3" + base[frame_at + 2 :])
(folder / "refused-without-Adobe's-marker.jpg").write_bytes(without((folder / "jpg-inks.jpg").read_bytes(), 0xEE))
(folder / "damaged-half.jpg").write_bytes(base[: len(base) * 2 // 3])
(folder / "damaged-half.png").write_bytes(plain[: len(plain) * 2 // 3])

# --- WebP and AVIF ----------------------------------------------------------------------------------------------------------------------

clear = photo("RGBA")
clear.putalpha(Image.linear_gradient("L").resize((W, H)))
for turn in (1, 3, 6, 8):
    save(f"webp-turned-{turn}.webp", photo(), lossless=True, exif=b"Exif\0\0" + exif("MM", turn, False))
save("webp-transparent.webp", clear, lossless=True, exact=True)
save("webp-lossy.webp", photo(), quality=80)
if features.check("avif"):
    for turn in range(1, 9):
        save(f"avif-turned-{turn}.avif", photo(), quality=90, exif=b"Exif\0\0" + exif("MM", turn, False))
    save("avif-transparent.avif", clear, quality=100)
