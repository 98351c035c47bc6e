"""One server for a class: copy this to the server, adapt the first lines, and start `jupyterhub -f jupyterhub_config.py` as root.

The lesson's folder belongs to root, and root ran `npm run setup` there, with a Node that everyone can start.
Besides: `.venv/bin/pip install --require-hashes -r tools/hub/requirements.txt`, and `npm install -g configurable-http-proxy@5.3.0`.
"""

import os
from pathlib import Path

LESSON = Path(os.environ.get("TALOS_LESSON", "/opt/talos"))  # where the lesson is installed
c = get_config()  # noqa: F821

# Students are users of this machine and log in with its passwords. For a school's own accounts (LDAP, OAuth, LTI for Moodle) take
# another authenticator: https://jupyterhub.readthedocs.io/en/stable/reference/authenticators.html
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allow_all = True
c.Authenticator.admin_users = {"teacher"}

# Each has ~/talos with notebooks, src/ and data/ of their own, made at the first start.
settings = LESSON / "tools" / "setup" / "jupyter"
c.Spawner.cmd = [str(LESSON / "tools" / "hub" / "talos-start"), str(LESSON / ".venv" / "bin" / "jupyterhub-singleuser")]
c.Spawner.notebook_dir = "~"
c.Spawner.default_url = "/lab/tree/talos/notebooks/kmeans.ipynb"
c.Spawner.start_timeout = 120
c.Spawner.environment = {
    "PATH": f"{LESSON / '.venv' / 'bin'}:/usr/local/bin:/usr/bin:/bin",  # nbgrader calls its helpers by name
    "JUPYTER_CONFIG_PATH": f"{LESSON / 'tools' / 'hub' / 'assignments'}:{settings}",  # the first wins: the Assignments panel is on
    "JUPYTER_PATH": str(settings),
}

# Limits hold with a spawner that can enforce them: `pip install jupyterhub-systemdspawner`, then take the "#" away.
# c.JupyterHub.spawner_class = "systemd"
c.Spawner.mem_limit = "2G"
c.Spawner.cpu_limit = 2

# Servers that nobody has used for an hour are stopped: `pip install jupyterhub-idle-culler`, then take the "#" away.
# c.JupyterHub.load_roles = [{"name": "culler", "services": ["culler"],
#     "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"]}]
# c.JupyterHub.services = [{"name": "culler",
#     "command": ["python3", "-m", "jupyterhub_idle_culler", "--timeout=3600"]}]
