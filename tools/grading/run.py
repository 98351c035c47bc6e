"""Runs a notebook that was handed in, and finds out what its answers are worth."""

import contextlib
import filecmp
import json
import os
import shutil
import signal
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
        tell = 'import { tell as $tell } from "./tools/grading/tell";'
        return new_code_cell(f'{tell}\nawait $tell({file}, "{name}", () => [{args}], {inputs});')

    def verdicts(self):
        with self.folder, self.process:
            return self.answer(self.folder.name)


class Run(Execute):
    """Runs the cells. One that ends the kernel, or can't be stopped, costs no more than one that ends with an error."""

    def preprocess(self, nb, resources, km=None):
        self.hidden, self.lost, self.deaths, self.kernel = Hidden(nb), {}, 0, None
        self.iopub_timeout = max(SECONDS, 10)
        # Importing the library takes as long as the computer is slow; that is not the student's doing.
        library = next((cell for cell in nb.cells if 'from "./src' in code(cell, strings=True)), None)
        self.timeout_func = lambda cell: 600 if cell is library else SECONDS
        os.environ["TALOS_ROOT"] = str(root_without_solutions())
        while True:
            try:
                nb, resources = super().preprocess(nb, resources)
                break
            except (DeadKernelError, CellTimeoutError) as error:
                self.lose(nb, error)
            finally:
                self.end_programs()
        self.grade(nb)
        return nb, resources

    def preprocess_cell(self, cell, resources, index):
        self.index = index
        if self.deaths > MOST_DEATHS:
            return cell, resources
        source = cell.source
        if index in self.lost:  # what it declares is there, so that later cells compile, but has no value
            cell.source = f"(() => {{ throw new Error({json.dumps(self.lost[index])}); }})(); {source}"
        self.kernel = self.km.provisioner.pgid
        with memory_watch(self.km.provisioner.pid):
            try:
                cell, resources = super().preprocess_cell(cell, resources, index)
            finally:
                cell.source = source
            if cell.metadata.get("nbgrader", {}).get("grade") and index not in self.lost:
                self.ask(source)
        return cell, resources

    def ask(self, check):
        self.nb.cells.append(self.hidden.question(check))
        try:
            self.execute_cell(self.nb.cells[-1], len(self.nb.cells) - 1)
        finally:
            self.nb.cells.pop()

    def end_programs(self):
        """Ends what the answers have started, which would go on after their kernel: all are of its process group."""
        if self.kernel and hasattr(os, "killpg"):  # Windows has no groups
            with contextlib.suppress(ProcessLookupError, PermissionError):  # mostly nothing is left of it
                os.killpg(self.kernel, signal.SIGKILL)
        self.kernel = None

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


def root_without_solutions():
    """A folder for kernels to start in: as the project's, but for the solutions, and for what a student may do to it."""
    root = PROJECT / ".cache" / "grading"  # its own cache of compiled modules stays there
    if not os.access(PROJECT / ".cache", os.W_OK):
        root = Path.home() / ".cache" / "talos-grading"
    for name in ("src", "data"):
        mirror(PROJECT / name, root / name)
    for name in ("notebooks", "tools/grading"):
        (root / name).mkdir(parents=True, exist_ok=True)
    for name in ("tsconfig.json", "tools/grading/tell.ts"):
        shutil.copy(PROJECT / name, root / name)
    lesson = (PROJECT / "notebooks" / "lesson.ts").read_text("utf-8")
    (root / "notebooks" / "lesson.ts").write_text(without_solutions(lesson), "utf-8")
    packages, shared = root / "node_modules", PROJECT / "node_modules"
    if PROJECT not in root.parents and packages.resolve() != shared.resolve():
        packages.unlink(missing_ok=True)
        packages.symlink_to(shared, target_is_directory=True)
    return root


def without_solutions(lesson):
    lines, inside = [], False
    for line in lesson.splitlines(keepends=True):
        inside = (inside or "[CODE HERE]" in line) and "[/CODE HERE]" not in line
        if not inside or line.lstrip().startswith("//"):
            lines.append(line)
    return "".join(lines)


def mirror(source, target):
    """Makes `target` hold what `source` holds, and nothing else; what is the same already is not touched."""
    target.mkdir(parents=True, exist_ok=True)
    wanted = {path.name: path for path in source.iterdir()}
    for path in target.iterdir():
        if path.name not in wanted or path.is_dir() != wanted[path.name].is_dir():
            remove = shutil.rmtree if path.is_dir() and not path.is_symlink() else Path.unlink
            remove(path)
    for name, path in wanted.items():
        if path.is_dir():
            mirror(path, target / name)
        elif not (target / name).is_file() or not filecmp.cmp(path, target / name, shallow=False):
            shutil.copy(path, target / name)
