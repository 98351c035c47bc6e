"""Runs the notebook on standard input with its kernel, says where it is, and writes it, with all that came out, to a file.

usage: execute.py FILE
Ends with 0 when every cell ran, 1 when one failed, 130 when it was stopped.
"""

import asyncio
import contextlib
import re
import signal
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
MARKS = re.compile(r"^[\s/*#]+|[\s*/]+$")


class Run(NotebookClient):
    """nbclient, with its progress told and a way to stop it between and within cells."""

    def __init__(self, notebook):
        super().__init__(
            notebook,
            kernel_name="talos",
            timeout=None,
            record_timing=False,
            coalesce_streams=True,
            shutdown_kernel="immediate",  # nothing is lost: all cells have been answered
        )
        self.on_cell_execute = self.tell_start
        self.on_cell_executed = self.tell_end
        self.count = sum(cell.cell_type == "code" and bool(cell.source.strip()) for cell in notebook.cells)
        self.number = 0
        self.stopped = False

    async def async_start_new_kernel(self, **kwargs):
        # nbclient's own handlers, set just before this, would pull the kernel away under the running cell.
        task = asyncio.current_task()

        def stop():
            if not self.stopped:
                self.stopped = True
                task.cancel()

        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C is a KeyboardInterrupt there
            for number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, stop)
        await super().async_start_new_kernel(**kwargs)

    def tell_start(self, cell, cell_index):
        self.current = cell
        self.number += 1
        self.began = time.monotonic()
        print(f"{self.where()}  {title(self.nb.cells, cell_index)} …", end=" ", flush=True)

    def tell_end(self, cell, cell_index, execute_reply):
        failed = execute_reply["content"]["status"] == "error"
        print("failed" if failed else f"{time.monotonic() - self.began:.1f} s", flush=True)

    def where(self):
        if self.number == 0:
            return "before the first cell"
        return f"cell {self.number:{len(str(self.count))}} of {self.count}"


def title(cells, index):
    """The heading above a cell and the cell's own first words."""
    above = [line for cell in cells[:index] if cell.cell_type == "markdown" for line in cell.source.splitlines()]
    heading = next((MARKS.sub("", line) for line in reversed(above) if re.match("#+ ", line)), "")
    words = next((MARKS.sub("", line) for line in cells[index].source.splitlines() if MARKS.sub("", line)), "")
    text = f"{heading}: {words}" if heading else words
    return text if len(text) <= 80 else f"{text[:79]}…"


def tell_failure(run):
    print(f"\n{run.where()} failed:\n")
    print("\n".join(f"    {line}" for line in run.current.source.splitlines()), end="\n\n")
    for output in run.current.outputs:
        if output.output_type == "error":
            print(COLOURS.sub("", "\n".join(output.traceback)) or f"{output.ename}: {output.evalue}")


def main(file):
    run = Run(nbformat.reads(sys.stdin.read(), as_version=4))
    try:
        run.execute()
        return 0
    except (asyncio.CancelledError, KeyboardInterrupt, DeadKernelError, CellExecutionError) as error:
        if run.stopped or isinstance(error, KeyboardInterrupt):
            signal.signal(signal.SIGTERM, signal.SIG_IGN)  # asked once more, it still writes the notebook
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            print(f"\nStopped: {run.where()}.")
            return 130
        if isinstance(error, DeadKernelError):
            print(f"\nThe kernel ended without a word: {run.where()}. Was there enough memory?")
        else:
            tell_failure(run)
        return 1
    finally:
        nbformat.write(run.nb, file)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
