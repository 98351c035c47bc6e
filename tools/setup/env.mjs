import { mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cache, own, root, venv, venvBin, writable } from "./paths.mjs";

/** The environment without what would bend our Python: another one's home and modules. */
function plainEnv() {
  const { PYTHONHOME, PYTHONPATH, ...env } = process.env;
  return env;
}

const kept = writable ? cache : own;

/** Where npm, pip and the compiler put what they need for a moment. */
export const temporary = join(kept, "tmp");

/** For npm and pip: whatever they keep stays in the cache folder. */
export function installEnv() {
  mkdirSync(temporary, { recursive: true });
  return {
    ...plainEnv(),
    npm_config_cache: join(kept, "npm"),
    PIP_CACHE_DIR: join(kept, "pip"),
    PIP_DISABLE_PIP_VERSION_CHECK: "1",
    PIP_NO_INPUT: "1",
    PIP_USER: "0",
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
  };
}

/** For Jupyter and its kernels: the .venv's programs first, our configuration, nothing in the home folder. */
export function jupyterEnv() {
  const jupyter = join(own, "jupyter");
  const settings = join(root, "tools", "setup", "jupyter");
  mkdirSync(jupyter, { recursive: true }); // or IPython says that it can't be written
  return {
    ...plainEnv(),
    PATH: [venvBin, process.env.PATH].join(delimiter),
    VIRTUAL_ENV: venv,
    JUPYTER_CONFIG_PATH: settings,
    JUPYTER_PATH: [settings, process.env.JUPYTER_PATH].filter(Boolean).join(delimiter), // it has labextensions, too
    JUPYTER_CONFIG_DIR: join(jupyter, "config"),
    JUPYTER_DATA_DIR: join(jupyter, "data"),
    JUPYTER_RUNTIME_DIR: join(jupyter, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(jupyter, "settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(jupyter, "workspaces"),
    JUPYTER_PLATFORM_DIRS: "1",
    JUPYTER_PREFER_ENV_PATH: "1",
    IPYTHONDIR: join(jupyter, "ipython"),
    TF_CPP_MIN_LOG_LEVEL: "2",
  };
}
