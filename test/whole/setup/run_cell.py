"""Starts our kernel as JupyterLab does, runs a cell, and prints what it says."""

import sys

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="talos")
try:
    reply = client.execute_interactive(sys.argv[1], timeout=60)["content"]
    sys.exit(0 if reply["status"] == "ok" else reply["evalue"])
finally:
    client.stop_channels()
    manager.shutdown_kernel()
