"""Drives a kernel for client.ts through Jupyter's own client: one JSON object a line, requests in, messages out."""

import asyncio
import json
import os
import sys
from queue import Empty

from jupyter_client.manager import AsyncKernelManager


def say(event, **fields):
    os.set_blocking(sys.stdout.fileno(), True)  # long messages must wait for their reader
    print(json.dumps({"event": event, **fields}, default=str), flush=True)


async def listen(channel):
    while True:
        try:
            message = await channel.get_msg(timeout=1)  # pyzmq may sleep through a message that comes while another is sent
        except Empty:
            continue
        parent = message["parent_header"].get("msg_id")
        say("message", type=message["msg_type"], parent=parent, content=message["content"], metadata=message["metadata"])


class Listeners:
    """What reads the kernel's messages. A restart needs the channels for itself."""

    def __init__(self, client):
        self.client = client

    async def start(self, manager):
        await self.client.wait_for_ready(timeout=120)
        say("ready", pid=manager.provisioner.pid)
        channels = (self.client.shell_channel, self.client.iopub_channel, self.client.control_channel)
        self.tasks = [asyncio.create_task(listen(channel)) for channel in channels]

    async def stop(self):
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def obey(manager, client, listeners, line):
    command = json.loads(line)
    match command["do"]:
        case "request":
            channel = getattr(client, command["channel"] + "_channel")
            message = client.session.msg(command["type"], command["content"], metadata=command["metadata"])
            message["header"]["msg_id"] = message["msg_id"] = command["id"]
            channel.send(message)
        case "interrupt":
            await manager.interrupt_kernel()
        case "restart":
            await listeners.stop()
            await manager.restart_kernel(now=command["now"])
            await listeners.start(manager)


async def main():
    manager = AsyncKernelManager(kernel_name=sys.argv[1])
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    listeners = Listeners(client)
    await listeners.start(manager)
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            await obey(manager, client, listeners, line)
    finally:
        await listeners.stop()
        client.stop_channels()
        await manager.shutdown_kernel()


if sys.platform == "win32":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
asyncio.run(main())
