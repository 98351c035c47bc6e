"""What `npm run hub` starts: jupyterhub_config.py's JupyterHub, on this machine alone, for a try-out. All of its students are the user
who started it, so nothing keeps one from another's files: for a class take jupyterhub_config.py."""

import os
from pathlib import Path

c = get_config()  # noqa: F821
load_subconfig(str(Path(__file__).with_name("jupyterhub_config.py")))  # noqa: F821
state = Path(os.environ["TALOS_HUB"])

port = int(os.environ["TALOS_PORT"])
c.JupyterHub.bind_url = f"http://127.0.0.1:{port}"
c.JupyterHub.hub_port = port + 1
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{port + 2}"
c.JupyterHub.db_url = f"sqlite:///{state / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(state / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(state / "proxy.pid")
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = os.environ["TALOS_PASSWORD"]
c.Authenticator.admin_users = set()  # "teacher" logs in by the one password, too: an administrator would need another
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(state / "home" / "{username}")
settings = c.Spawner.environment["JUPYTER_PATH"]
c.Spawner.environment.update(PATH=os.environ["PATH"], JUPYTER_CONFIG_PATH=settings)  # no Assignments: there is no exchange
