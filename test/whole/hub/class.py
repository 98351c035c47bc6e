"""Simulated students at a JupyterHub: log in, start a server, open the lesson, run all of it, change K twice, and look at a neighbour's.

usage: class.py ADDRESS PASSWORD STUDENTS    (with the hub of `npm run hub`, in another terminal: the students are made up)
Prints a table; ends with 1 if a cell of anyone failed or anyone could read another's files.
"""

import json
import sys
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import requests
import websocket

ADDRESS, PASSWORD, COUNT = sys.argv[1].rstrip("/"), sys.argv[2], int(sys.argv[3])
NOTEBOOK = "talos/notebooks/kmeans.ipynb"
everyone_started = threading.Barrier(COUNT)


def log_in(name):
    session = requests.Session()
    session.get(f"{ADDRESS}/hub/login").raise_for_status()
    form = {"username": name, "password": PASSWORD, "_xsrf": session.cookies.get("_xsrf", path="/hub/")}
    # The page after the login would start a server: that comes next, and is timed.
    session.post(f"{ADDRESS}/hub/login?next=/hub/home", data=form).raise_for_status()
    session.headers["X-XSRFToken"] = session.cookies.get("_xsrf", path="/hub/")
    token = session.post(f"{ADDRESS}/hub/api/users/{name}/tokens", json={"note": "class"})
    token.raise_for_status()
    api = requests.Session()
    api.headers["Authorization"] = f"token {token.json()['token']}"
    return api


def start_server(api, name):
    api.post(f"{ADDRESS}/hub/api/users/{name}/server").raise_for_status()
    while not api.get(f"{ADDRESS}/hub/api/users/{name}").json()["servers"].get("", {}).get("ready"):
        time.sleep(0.5)


class Kernel:
    def __init__(self, api, name):
        self.session = uuid.uuid4().hex
        what = {"path": NOTEBOOK, "type": "notebook", "name": "", "kernel": {"name": "talos"}}
        opened = api.post(f"{ADDRESS}/user/{name}/api/sessions", json=what)
        opened.raise_for_status()
        path = f"/user/{name}/api/kernels/{opened.json()['kernel']['id']}/channels?session_id={self.session}"
        header = [f"Authorization: {api.headers['Authorization']}"]
        self.socket = websocket.create_connection(ADDRESS.replace("http", "ws", 1) + path, header=header, timeout=600)

    def run(self, source):
        """Returns the cell's error, or None."""
        request = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "session": self.session, "username": ""}
        content = {"code": source, "silent": False, "store_history": True, "allow_stdin": False}
        message = {"header": request, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self.socket.send(json.dumps(message))
        while True:
            answer = self.socket.recv()
            if isinstance(answer, bytes):
                continue  # pictures for the page
            answer = json.loads(answer)
            if answer["parent_header"].get("msg_id") == request["msg_id"] and answer["msg_type"] == "execute_reply":
                return answer["content"].get("evalue")


def learn(number):
    name = f"student{number}"
    clock, times = time.time(), []

    def lap():
        nonlocal clock
        times.append(time.time() - clock)
        clock = time.time()

    api = log_in(name)
    start_server(api, name)
    lap()
    everyone_started.wait()
    cells = api.get(f"{ADDRESS}/user/{name}/api/contents/{NOTEBOOK}").json()["content"]["cells"]
    code = [cell["source"] for cell in cells if cell["cell_type"] == "code"]
    kernel = Kernel(api, name)
    clock = time.time()
    failed = [error for error in map(kernel.run, code) if error]
    lap()
    [first] = [i for i, source in enumerate(code) if "const K = 16;" in source]
    for K in (8, 4):
        again = [source.replace("const K = 16;", f"const K = {K};") for source in code[first:]]
        failed += [error for error in map(kernel.run, again) if error]
    lap()
    neighbour = api.get(f"{ADDRESS}/user/student{(number + 1) % COUNT}/api/contents/{NOTEBOOK}")
    closed = COUNT == 1 or neighbour.status_code == 403
    return name, len(code), failed, closed, times


with ThreadPoolExecutor(COUNT) as pool:
    rows = list(pool.map(learn, range(COUNT)))
print("| student | cells | failed | neighbour's closed | server | Run All | K twice |\n|---|--:|--:|---|--:|--:|--:|")
for name, cells, failed, closed, times in rows:
    print(f"| {name} | {cells} | {len(failed)} | {closed} |", " | ".join(f"{seconds:.0f} s" for seconds in times), "|")
    for error in failed[:3]:
        print(error, file=sys.stderr)
sys.exit(any(failed or not closed for _, _, failed, closed, _ in rows))
