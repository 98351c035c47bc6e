"""A simulated student at a JupyterHub, who does by its interfaces what a browser does: log in, start a server, edit notebooks, run cells."""

import json
import time
import uuid

import requests
import websocket


class Student:
    def __init__(self, address, name, password):
        self.hub, self.server = f"{address}/hub", f"{address}/user/{name}"
        self.name = name
        browser = requests.Session()
        browser.get(f"{self.hub}/login").raise_for_status()
        form = {"username": name, "password": password, "_xsrf": browser.cookies.get("_xsrf", path="/hub/")}
        # The page after the login would start a server: that comes next, and is timed.
        browser.post(f"{self.hub}/login?next=/hub/home", data=form).raise_for_status()
        browser.headers["X-XSRFToken"] = browser.cookies.get("_xsrf", path="/hub/")
        token = browser.post(f"{self.hub}/api/users/{name}/tokens", json={"note": "class"})
        token.raise_for_status()
        self.http = requests.Session()
        self.http.headers["Authorization"] = f"token {token.json()['token']}"

    def start(self):
        self.http.post(f"{self.hub}/api/users/{self.name}/server").raise_for_status()
        while not self.http.get(f"{self.hub}/api/users/{self.name}").json()["servers"].get("", {}).get("ready"):
            time.sleep(0.5)

    def ask(self, path, method="get", **content):
        answer = self.http.request(method, f"{self.server}/{path}", **content)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def notebook(self, path):
        return self.ask(f"api/contents/{path}")["content"]

    def save(self, path, notebook):
        self.ask(f"api/contents/{path}", "put", json={"type": "notebook", "content": notebook})

    def sees(self, path):
        """Whether a path of anyone's server is open to this student."""
        return self.http.get(self.hub.replace("/hub", path)).ok


class Died(Exception):
    """The kernel did not end by itself; Jupyter's server says so, and starts another one."""


class Kernel:
    def __init__(self, student, notebook):
        self.session = uuid.uuid4().hex
        what = {"path": notebook, "type": "notebook", "name": "", "kernel": {"name": "talos"}}
        self.id = student.ask("api/sessions", "post", json=what)["kernel"]["id"]
        self.student = student
        self.connect()

    def connect(self):
        address = f"{self.student.server.replace('http', 'ws', 1)}/api/kernels/{self.id}/channels?session_id={self.session}"
        header = [f"Authorization: {self.student.http.headers['Authorization']}"]
        self.socket = websocket.create_connection(address, header=header, timeout=600)

    def await_next(self):
        """Waits for the kernel that Jupyter's server starts after one has died."""
        self.socket.close()
        while self.student.ask(f"api/kernels/{self.id}")["execution_state"] != "idle":
            time.sleep(0.5)
        self.connect()

    def run(self, source):
        """Returns what the cell gave, as a notebook keeps it: a list of outputs."""
        request = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "session": self.session, "username": ""}
        content = {"code": source, "silent": False, "store_history": True, "allow_stdin": False}
        message = {"header": request, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self.socket.send(json.dumps(message))
        outputs = []
        while True:
            answer = self.socket.recv()
            if isinstance(answer, bytes):
                continue  # pictures for the page
            answer = json.loads(answer)
            kind, content = answer["msg_type"], answer["content"]
            if content.get("execution_state") in ("restarting", "dead"):
                raise Died
            if answer["parent_header"].get("msg_id") != request["msg_id"]:
                continue
            if kind in ("stream", "display_data", "execute_result", "error"):
                outputs.append({"output_type": kind, **content})
            if kind == "status" and content["execution_state"] == "idle":
                return outputs


def errors(outputs):
    return [output["evalue"] for output in outputs if output["output_type"] == "error"]
