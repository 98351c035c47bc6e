# The lesson for Docker, Zero to JupyterHub and Binder alike (docs/teaching.md). Not built by any test: there its steps are named.
FROM node:22-bookworm-slim AS node
FROM python:3.12-slim-bookworm AS base
COPY --from=node /usr/local/bin/node /usr/local/bin/
RUN useradd -m -u 1000 jovyan

FROM base AS build
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && apt-get update && apt-get install -y --no-install-recommends g++ && rm -rf /var/lib/apt/lists/* \
 && mkdir /opt/talos && chown jovyan /opt/talos
USER jovyan
WORKDIR /opt/talos
COPY --chown=jovyan package.json package-lock.json .npmrc requirements.txt ./
COPY --chown=jovyan tools tools
RUN npm run setup && .venv/bin/pip install --require-hashes --only-binary=:all: -r tools/hub/requirements.txt
COPY --chown=jovyan . .
# Proves the image, and leaves what the kernel compiled for all who start from it. Then away with what nobody reads.
RUN npm run lesson -- --out /tmp/proof \
 && rm -rf .cache/npm .cache/pip .cache/tmp .cache/jupyter .venv/share/jupyterhub/static \
 && find node_modules -name '*.map' -delete

FROM base
# Outside of the home folder, where a cluster mounts the student's own volume, and nobody's to write.
COPY --from=build --chown=root:root /opt/talos /opt/talos
ENV PATH=/opt/talos/.venv/bin:$PATH JUPYTER_CONFIG_PATH=/opt/talos/tools/setup/jupyter JUPYTER_PATH=/opt/talos/tools/setup/jupyter
USER 1000
WORKDIR /home/jovyan
ENTRYPOINT ["/opt/talos/tools/hub/talos-start"]
CMD ["jupyter", "lab", "--ip=0.0.0.0", "--LabApp.default_url=/lab/tree/talos/notebooks/kmeans.ipynb"]
