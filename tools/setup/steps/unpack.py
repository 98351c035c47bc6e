"""Takes TensorFlow's C libraries and headers out of its wheel: python unpack.py WHEEL FOLDER"""

import shutil
import sys
import zipfile
from pathlib import Path

# The libraries come last: when they are whole, so is the rest.
PARTS = (
    "tensorflow/include/tensorflow/c/",
    "tensorflow/include/tensorflow/core/platform/ctstring",
    "tensorflow/include/tsl/c/",
    "tensorflow/include/tsl/platform/ctstring",
    "tensorflow/libtensorflow_framework.so.2",
    "tensorflow/libtensorflow_cc.so.2",
)

wheel, folder = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    files = [name for name in archive.namelist() if not name.endswith("/")]
    for name in (name for part in PARTS for name in files if name.startswith(part)):
        target = Path(folder, *name.split("/")[1:])
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as source, open(target, "wb") as file:
            shutil.copyfileobj(source, file, 1 << 20)
