"""Runs a notebook that was handed in, and finds out what its answers are worth."""

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from threading import Event, Thread

import psutil
from checks import CHECK, code
from jupyter_client.kernelspec import KernelSpecManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell, new_output
from nbgrader.preprocessors import Execute

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = int(os.environ.get("TALOS_SECONDS", "60"))
MOST_MEMORY = min(4_000_000_000, psutil.virtual_memory().total // 2)
MOST_DEATHS = 9
TELL = 'import { tell as $tell } from "./tools/grading/tell";'


class Hidden:
    """The process that knows the hidden tests."""

    def __init__(self, nb):
        argv = KernelSpecManager().get_kernel_spec("talos").argv
        command = [argv[0], "--import", "tsx", str(PROJECT / "tools" / "grading" / "hidden.ts")]
        self.folder = tempfile.TemporaryDirectory(prefix="talos-grading-")
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(command, cwd=PROJECT, encoding="utf-8", **pipes)
        self.inputs = self.answer("".join(cell.source for cell in nb.cells).encode().hex())

    def answer(self, line):
        print(line, file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def question(self, check):
        """A cell that writes down what an exercise's answer gives."""
        name, args = CHECK.search(check).groups()
        file, inputs = json.dumps(str(Path(self.folder.name, name))), json.dumps(self.inputs.get(name))
        return new_code_cell(f'{TELL}\nawait $tell({file}, "{name}", () => [{args}], {inputs});')

    def verdicts(self):
        with self.folder, self.process:
            return self.answer(self.folder.name)


class Run(Execute):
    """Runs the cells. One that ends the kernel, or can't be stopped, costs no more than one that ends with an error."""

    def preprocess(self, nb, resources, km=None):
        self.hidden, self.lost, self.deaths, self.group = Hidden(nb), {}, 0, None
        self.iopub_timeout = max(SECONDS, 10)
        # To import the library, and what asks the answers, takes as long as the computer is slow; that is not the student's doing.
        self.library = next((cell for cell in nb.cells if 'from "./src' in code(cell, strings=True)), None)
        self.timeout_func = lambda cell: 600 if cell is self.library or cell.source == TELL else SECONDS
        with folder_to_start_in() as folder:
            os.environ["TALOS_ROOT"] = str(folder)
            nb, resources = self.run_whatever_ends(nb, resources)
            self.grade(nb)
        return nb, resources

    def run_whatever_ends(self, nb, resources):
        while True:
            try:
                return super().preprocess(nb, resources)
            except (DeadKernelError, CellTimeoutError) as error:
                self.lose(nb, error)
            finally:
                self.end_programs()

    def preprocess_cell(self, cell, resources, index):
        self.index = index
        if self.deaths > MOST_DEATHS:
            return cell, resources
        source = cell.source
        if index in self.lost:  # what it declares is there, so that later cells compile, but has no value
            cell.source = f"(() => {{ throw new Error({json.dumps(self.lost[index])}); }})(); {source}"
        self.group = self.km.provisioner.pgid
        with memory_watch(self.km.provisioner.pid):
            try:
                cell, resources = super().preprocess_cell(cell, resources, index)
            finally:
                cell.source = source
            if cell is self.library:
                self.run_unseen(new_code_cell(TELL))
            if cell.metadata.get("nbgrader", {}).get("grade") and index not in self.lost:
                self.run_unseen(self.hidden.question(source))
        return cell, resources

    def run_unseen(self, cell):
        """Runs a cell of ours, of which the notebook keeps nothing."""
        self.nb.cells.append(cell)
        try:
            self.execute_cell(cell, len(self.nb.cells) - 1)
        finally:
            self.nb.cells.pop()

    def end_programs(self):
        """Ends what the answers have started, which would go on after their kernel: by its process group or its environment."""
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):  # it has ended, or is another user's
                is_in_group = self.group is not None and os.getpgid(process.pid) == self.group  # Windows has no groups
                has_folder = process.environ().get("TALOS_ROOT") == os.environ["TALOS_ROOT"]
                if process.pid != os.getpid() and (is_in_group or has_folder):
                    process.kill()
        self.group = None

    def lose(self, nb, error):
        """Leaves out the cell in which the kernel ended; after two in a row also the one before, which may have set a timer."""
        ended = isinstance(error, DeadKernelError)
        how = "ended the kernel" if ended else f"could not be stopped after {SECONDS} seconds"
        why = f"This cell {how}, and was left out." + ended * " Did it take too much memory, or end the process?"
        before = [i for i in range(self.index) if code(nb.cells[i]).strip()]
        if before and before[-1] in self.lost:
            self.lost.update({i: why for i in [i for i in before if i not in self.lost][-1:]})
        self.lost[self.index] = why
        self.deaths += 1
        title = nb.cells[self.index].source.strip().splitlines()[0]
        nb.metadata.talos["notes"].append(f"a cell {how} and was left out ({title})")

    def grade(self, nb):
        found, notes = self.hidden.verdicts(), nb.metadata.talos["notes"]
        verdicts, replaced = found["verdicts"], found["replaced"]
        if replaced:
            notes.append(f"a cell replaces {', '.join(replaced)}: look at what it does there")
        for cell in nb.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name not in verdicts:
                continue
            why = verdicts[name]
            only_what_counts(cell, why)
            if why.startswith("On other inputs"):
                notes.append(f"{name}: its check is green, but it is not right on other inputs")
            elif why and name in nb.metadata.talos["green"]:
                notes.append(f"{name}: green as it was handed in, but not when the cells ran from top to bottom")


def only_what_counts(cell, why):
    """nbgrader takes points off for an error or a warning, and reads a number as points."""
    if why:
        shown = [f"\x1b[0;31mNo points\x1b[0m: {why}"]
        cell.outputs.append(new_output("error", ename="No points", evalue=why, traceback=shown))
    else:
        cell.outputs = [output for output in cell.outputs if output.output_type != "error"]
    for output in cell.outputs:
        if output.get("name") == "stderr":
            output.name = "stdout"
        if output.output_type == "execute_result":
            output.output_type = "display_data"
            del output["execution_count"]


@contextlib.contextmanager
def memory_watch(pid):
    """Ends a kernel that takes too much memory, before it takes the whole computer with it."""
    finished = Event()

    def watch():
        with contextlib.suppress(psutil.NoSuchProcess):
            kernel = psutil.Process(pid)
            while not finished.wait(0.1):
                if kernel.memory_info().rss > MOST_MEMORY:
                    kernel.kill()

    Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        finished.set()


@contextlib.contextmanager
def folder_to_start_in():
    """The project as a kernel needs it, without the solutions; what a student does to it is gone when it is left."""
    cache = PROJECT / ".cache"
    place = cache if os.access(cache, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="talos-grading-", dir=place, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for part in ("src", "data", ".cache/kernel"):  # the last: what the kernel has compiled of src
            if (PROJECT / part).exists():
                shutil.copytree(PROJECT / part, folder / part)
        for file in ("tsconfig.json", "tools/grading/tell.ts", "notebooks/lesson.ts"):
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / file, folder / file)
        lesson = folder / "notebooks" / "lesson.ts"
        comments = [line for line in lesson.read_text("utf-8").splitlines() if line.lstrip().startswith("//")]
        lesson.write_text("\n".join(comments), "utf-8")  # the blanks are among them, and no solution
        if not place:  # inside of the project, its packages are found
            (folder / "node_modules").symlink_to(PROJECT / "node_modules", target_is_directory=True)
        yield folder
