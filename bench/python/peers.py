"""The Python contenders: scikit-learn with NumPy, and the original's loops, written from its description."""
import io
import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from PIL import Image
from sklearn.cluster import KMeans

K = 16
ITERATIONS = 30


def loops_fit(data, start):
    """For each point the distances to all clusters, the nearest one's list, and the mean of each list."""
    clusters = start
    for _ in range(ITERATIONS):
        members = [[] for _ in clusters]
        for point in data:
            distances = np.linalg.norm(point - clusters, axis=1)
            members[np.argmin(distances)].append(point)
        clusters = np.array([np.mean(points, axis=0) for points in members])
    return clusters


def loops_predict(data, clusters):
    return np.array([np.argmin(np.linalg.norm(point - clusters, axis=1)) for point in data])


def loops_picture(pixels, labels, shape):
    """The mean colour of each cluster, and the picture painted with them."""
    palette = np.array([pixels[labels == k].mean(axis=0) for k in range(K)])
    image = np.empty_like(pixels)
    for k in range(K):
        for channel in range(3):
            image[labels == k, channel] = palette[k, channel]
    return image.reshape(shape)


def numpy_palette(pixels, labels):
    """The mean colours in few operations."""
    counts = np.bincount(labels, minlength=K)
    sums = [np.bincount(labels, pixels[:, channel], K) for channel in range(3)]
    return np.stack(sums, 1) / counts[:, None]


def works(folder):
    shape = json.loads((folder / "shape.json").read_text())
    codes = np.fromfile(folder / "photo.rgb", np.uint8).reshape(-1, 3)
    pixels = codes / np.float32(255)
    sample = np.fromfile(folder / "sample.f32", np.float32).reshape(-1, 3)
    start = np.fromfile(folder / "start.f32", np.float32).reshape(-1, 3)
    colours, counts = np.unique(codes.astype(np.uint32) @ np.array([65536, 256, 1], np.uint32), return_counts=True)
    colours = (np.stack([colours >> 16, colours >> 8 & 255, colours & 255], 1) / 255).astype(np.float32)
    counts = counts.astype(np.float32)

    def fitted(points, weights=None):
        model = KMeans(K, init=start, n_init=1, max_iter=ITERATIONS, tol=0, algorithm="lloyd")
        return model.fit(points, sample_weight=weights)

    model = fitted(sample)

    def original():
        clusters = loops_fit(sample, start)
        labels = loops_predict(pixels, clusters)
        loops_picture(pixels, labels, (shape["height"], shape["width"], 3))

    labels = model.predict(pixels)
    picture = np.round(255 * numpy_palette(pixels, labels)[labels]).astype(np.uint8)
    picture = picture.reshape(shape["height"], shape["width"], 3)

    return {
        "fit": lambda: fitted(sample),
        "fit, loops": lambda: loops_fit(sample, start),
        "best of ten": lambda: KMeans(K, n_init=10, random_state=0).fit(sample),
        "predict": lambda: model.predict(pixels),
        "predict, loops": lambda: loops_predict(pixels, model.cluster_centers_),
        "palette": lambda: numpy_palette(pixels, labels),
        "PNG": lambda: Image.fromarray(picture).save(io.BytesIO(), "png"),
        "all pixels": lambda: fitted(pixels),
        "all pixels, histogram": lambda: fitted(colours, counts),
        "original": original,
    }


def main():
    warnings.filterwarnings("ignore")  # of starts that were not enough: one start is what is compared
    known = works(Path(sys.argv[1]))
    print("ready", flush=True)
    for line in sys.stdin:
        work = known[json.loads(line)["request"]]
        began = time.perf_counter()
        work()
        print(json.dumps({"ms": 1000 * (time.perf_counter() - began)}), flush=True)


main()
