"""Runs a notebook's cells through its kernel, as a front end does, and measures what a student waits for.

usage: waiting.py KERNEL < requests, one JSON object a line. The cells come as the first line: {"cells": [...], "again": n};
those from number n on are what each request runs again, all sent at once, with another K.
"""

import json
import sys
import time

from jupyter_client.manager import start_new_kernel


def run(client, cells):
    """Sends all cells, as Run All does, and waits until the kernel has nothing more to do. Returns what was displayed."""
    sent = [client.execute(cell) for cell in cells]
    shown = 0
    while True:
        message = client.get_iopub_msg(timeout=600)
        kind, content = message["msg_type"], message["content"]
        if kind == "error":
            sys.exit("\n".join(content["traceback"]))
        shown += kind == "display_data"
        if kind == "status" and content["execution_state"] == "idle" and message["parent_header"]["msg_id"] == sent[-1]:
            return shown


manager, client = start_new_kernel(kernel_name=sys.argv[1], startup_timeout=120)
try:
    notebook = json.loads(sys.stdin.readline())
    before, after = notebook["cells"][: notebook["again"]], notebook["cells"][notebook["again"] :]
    run(client, before + after)
    print("ready", flush=True)
    for line in sys.stdin:
        changed = [cell.replace("K = 16", f"K = {json.loads(line)['K']}", 1) for cell in after]
        began = time.perf_counter()
        shown = run(client, changed)
        print(json.dumps({"ms": 1000 * (time.perf_counter() - began), "facts": {"shown": shown}}), flush=True)
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
