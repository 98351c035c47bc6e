# K on a slider, as one writes it in Python: bench/slider.ts moves it. PICTURE stands for the picture's file.
# %%
import io
import numpy as np
import plotly.graph_objects as go
from ipywidgets import Image as ImageWidget, IntSlider, interact
from IPython.display import display
from PIL import Image
from sklearn.cluster import KMeans

image = np.asarray(Image.open(PICTURE).convert("RGB"))
pixels = image.reshape(-1, 3).astype(np.float32) / 255
sample = pixels[np.random.RandomState(0).randint(len(pixels), size=2000)]
# %%
colours = [f"rgb({r},{g},{b})" for r, g, b in (255 * sample).round().astype(int)]
figure = go.FigureWidget(
    [
        go.Scatter3d(x=sample[:, 0], y=sample[:, 1], z=sample[:, 2], mode="markers", marker={"color": colours, "size": 3}, opacity=0.25),
        go.Scatter3d(x=[], y=[], z=[], mode="text", text="★", textfont={"color": "red", "size": 32}),
    ],
    {"width": 420, "height": 400},
)
display(figure)


def draw(K):
    model = KMeans(K, n_init=1, random_state=0).fit(sample)
    with figure.batch_update():
        figure.data[1].x, figure.data[1].y, figure.data[1].z = model.cluster_centers_.T
        figure.layout.title.text = f"{K} clusters"
    labels = model.predict(pixels)
    counts = np.maximum(np.bincount(labels, minlength=K), 1)
    palette = np.stack([np.bincount(labels, pixels[:, d], K) / counts for d in range(3)], axis=1)
    painted = Image.fromarray(labels.reshape(image.shape[:2]).astype(np.uint8), "P")
    painted.putpalette((255 * palette).round().astype(np.uint8).tobytes())
    file = io.BytesIO()
    painted.save(file, "PNG")
    display(ImageWidget(value=file.getvalue(), width=420))


interact(draw, K=IntSlider(16, 2, 64))
