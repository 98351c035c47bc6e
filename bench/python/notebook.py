# The Python notebook beside kmeans.ipynb: the same cells, as one would write them with NumPy, scikit-learn, plotly and Pillow.
# waiting.py runs them through ipykernel. The marks "# %%" divide the cells.

# %%
import numpy as np
import plotly.graph_objects as go
import plotly.io as pio
from IPython.display import display
from PIL import Image
from sklearn.cluster import KMeans

pio.renderers.default = "plotly_mimetype"  # as in JupyterLab

# %%
image = np.asarray(Image.open("data/talos.jpg").convert("RGB")) / np.float32(255)
pixels = image.reshape(-1, 3)
rng = np.random.default_rng(0)
pixels_small = pixels[rng.random(len(pixels)) < 0.001]


def css(colours):
    return ["rgb({},{},{})".format(*colour) for colour in np.round(255 * colours).astype(int)]


# %%
# Choose a number of clusters
K = 16
kmeans = KMeans(K, init="random", n_init=1, max_iter=30, tol=0, algorithm="lloyd", random_state=0)
kmeans.fit(pixels_small)

# %%
x, y, z = pixels_small.T
cloud = go.Scatter3d(x=x, y=y, z=z, mode="markers", opacity=0.25, marker={"size": 3, "color": css(pixels_small)})
x, y, z = kmeans.cluster_centers_.T
stars = go.Scatter3d(x=x, y=y, z=z, mode="text", text="★", textfont={"size": 20, "color": "red"})
go.Figure([cloud, stars], {"title": f"The pixels and their {K} clusters", "height": 620}).show()

# %%
clustered_image = kmeans.predict(pixels)
print("One label per pixel:", clustered_image.shape)

# %%
counts = np.bincount(clustered_image, minlength=K)
sums = [np.bincount(clustered_image, pixels[:, channel], K) for channel in range(3)]
palette = np.stack(sums, 1) / counts[:, None]
go.Figure(go.Bar(x=[f"Cluster {k + 1}" for k in range(K)], y=[1] * K, marker={"color": css(palette)})).show()

# %%
final_image = palette[clustered_image].reshape(image.shape)

# %%
for picture in (image, final_image):
    display(Image.fromarray(np.round(255 * picture).astype(np.uint8)))
