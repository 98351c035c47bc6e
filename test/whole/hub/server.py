"""A server for class.py: users of its own, nbgrader's exchange, and a hub with the configuration that schools copy."""

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from pathlib import Path

import requests

LESSON = Path(__file__).resolve().parents[3]
ASSIGNMENT = "kmeans"
PORT = 8400
CONFIG = """
load_subconfig("{lesson}/tools/hub/jupyterhub_config.py")
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = "{password}"
c.JupyterHub.bind_url = "{address}"
c.JupyterHub.hub_port = {port} + 1
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{port_of_proxy}"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie_secret"
c.Spawner.environment["JUPYTER_CONFIG_PATH"] = "{folder}/settings:" + c.Spawner.environment["JUPYTER_CONFIG_PATH"]
"""


class Server:
    def __init__(self, folder, count):
        self.folder, self.password, self.address = folder, secrets.token_hex(12), f"http://127.0.0.1:{PORT}"
        self.pupils = [f"talos-pupil{number}" for number in range(count)]
        self.people = ["talos-teacher", *self.pupils]
        self.groups = {}

    def home(self, person):
        return self.folder / person

    def __enter__(self):
        self.folder.chmod(0o755)
        for person in self.people:
            subprocess.run(["useradd", "--create-home", "--home-dir", self.home(person), person], check=True)
            self.home(person).chmod(0o700)  # as adduser makes them
        (self.folder / "exchange").mkdir()
        (self.folder / "exchange").chmod(0o777)
        (self.folder / "settings").mkdir()
        course = f'c = get_config()\nc.CourseDirectory.course_id = "talos"\nc.Exchange.root = "{self.folder}/exchange"\n'
        (self.folder / "settings" / "nbgrader_config.py").write_text(course)
        self.start_hub()
        self.course = self.home("talos-teacher") / "course"
        assignment = ["node", "--import", "tsx", LESSON / "tools" / "grading" / "assignment.ts"]
        subprocess.run(assignment, cwd=LESSON, env={**os.environ, "TALOS_GRADING": str(self.course)}, check=True)
        shutil.chown(self.course, "talos-teacher")
        subprocess.run(["chown", "-R", "talos-teacher:", self.course], check=True)
        self.teach("release_assignment")
        return self

    def start_hub(self):
        config = self.folder / "jupyterhub_config.py"
        values = {"lesson": LESSON, "password": self.password, "address": self.address, "folder": self.folder}
        config.write_text(CONFIG.format(port=PORT, port_of_proxy=PORT + 2, **values))
        proxy = LESSON / ".cache" / "hub" / "node_modules" / ".bin"
        path = f"{LESSON / '.venv' / 'bin'}:{proxy}:{os.environ['PATH']}"
        env = {**os.environ, "TALOS_LESSON": str(LESSON), "PATH": path}
        log = open(self.folder / "hub.log", "w")
        command = [sys.executable, "-I", "-m", "jupyterhub", "-f", config]
        self.hub = subprocess.Popen(command, cwd=self.folder, env=env, stdout=log, stderr=log)
        while not self.answers():
            assert self.hub.poll() is None, (self.folder / "hub.log").read_text()
            time.sleep(0.5)

    def answers(self):
        try:
            return requests.get(f"{self.address}/hub/api/").ok
        except requests.ConnectionError:
            return False

    def __exit__(self, *_):
        self.hub.terminate()
        self.hub.wait()
        for group in self.groups.values():
            group.rmdir()
        for person in self.people:
            subprocess.run(["userdel", person], check=True)

    def teach(self, *command):
        home = self.home("talos-teacher")
        env = {"HOME": str(home), "PATH": os.environ["PATH"], "JUPYTER_CONFIG_PATH": str(self.folder / "settings")}
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *command, ASSIGNMENT],
            user="talos-teacher", group="talos-teacher", extra_groups=[], cwd=self.course, env=env, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr

    def grade(self):
        for step in ("collect", "autograde"):
            self.teach(step)
        read = [sys.executable, "-W", "ignore", LESSON / "tools" / "grading" / "grades.py"]
        grades = subprocess.run([*read, f"sqlite:///{self.course / 'gradebook.db'}", ASSIGNMENT], check=True, capture_output=True)
        return {student: sum(points.values()) for student, points in json.loads(grades.stdout).items()}

    def processes(self, person):
        """The process ids of a student's server and kernels."""
        listed = subprocess.run(["pgrep", "-u", person], capture_output=True, text=True).stdout
        return [int(pid) for pid in listed.split()]

    def limit(self, person, memory):
        """Puts all that a student runs into a control group (version 1) with so many bytes of memory."""
        group = self.groups.setdefault(person, Path("/sys/fs/cgroup/memory") / person)
        group.mkdir(exist_ok=True)
        (group / "memory.limit_in_bytes").write_text(str(memory))
        for pid in self.processes(person):
            (group / "cgroup.procs").write_text(str(pid))

    def memory(self):
        """The share of all that the students run (PSS), and the kernels' peaks, in MB."""
        shares, peaks = [], []
        for pid in [pid for person in self.pupils for pid in self.processes(person)]:
            [share] = [line for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines() if line.startswith("Pss:")]
            shares.append(int(share.split()[1]) / 1024)
            if "tools/kernel/main.mjs" in Path(f"/proc/{pid}/cmdline").read_text():
                [peak] = [line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM")]
                peaks.append(int(peak.split()[1]) / 1024)
        if not shares:
            return ""
        each = sum(shares) / len(self.pupils)
        return f"{len(shares)} processes, {sum(shares):.0f} MB, {each:.0f} MB a student; {len(peaks)} kernels, peak {max(peaks, default=0):.0f} MB"
