"""A class on one server, for a table in docs/teaching.md: each student logs in, starts a server, runs all of the lesson, changes K twice,
does two exercises of an assignment and submits them. The last one's kernel is killed for want of memory, which must leave the others alone.

usage, as root: class.py STUDENTS    (makes that many users and a teacher, and removes them afterwards)
With jupyterhub_config.py as it is, but for the way to log in. Ends with 1 if anything was not as it should be.
"""

import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from server import ASSIGNMENT, Server
from student import Died, Kernel, Student, errors

COUNT = int(sys.argv[1])
LESSON = "talos/notebooks/kmeans.ipynb"
TIGHT = 350 << 20  # bytes of memory: too few for the lesson
ANSWERS = {'await todo("load", imageFile)': "await loadImage(imageFile)", 'todo("standardise", image)': "image.div(255)"}
# One number for each colour: lists of a picture's pixels would take more memory than the lesson itself.
COLOURS = """(() => {
  const [numbers, found] = [finalImage.dataSync(), new Set<number>()];
  for (let i = 0; i < numbers.length; i += 3) found.add((numbers[i] * 1000 + numbers[i + 1]) * 1000 + numbers[i + 2]);
  return found.size;
})()"""


def code_in(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


class Pupil:
    def __init__(self, server, number):
        self.server, self.number = server, number
        self.name, self.neighbour = server.pupils[number], server.pupils[number - 1]
        self.is_victim = number == COUNT - 1 > 0
        self.times, self.wrong = [], []

    def timed(self, step):
        self.server.barrier.wait()
        clock = time.time()
        step()
        self.times.append(time.time() - clock)

    def expect(self, what, holds):
        if not holds:
            self.wrong.append(what)

    def run(self, kernel, sources):
        for source in sources:
            self.wrong += errors(kernel.run(source))

    def learn(self):
        try:
            for step in (self.arrive, self.read, self.vary, self.hand_in):
                self.timed(step)
            self.server.barrier.wait()
        except Exception as error:
            self.server.barrier.abort()
            self.wrong.append(repr(error))
        return self

    def arrive(self):
        self.student = Student(self.server.address, self.name, self.server.password)
        self.student.start()

    def read(self):
        self.code = [cell["source"] for cell in code_in(self.student.notebook(LESSON))]
        if self.is_victim:
            self.die()
        self.kernel = Kernel(self.student, LESSON)
        self.run(self.kernel, self.code)

    def die(self):
        self.server.limit(self.name, TIGHT)
        kernel = Kernel(self.student, LESSON)
        try:
            self.run(kernel, self.code)
            self.wrong.append("the kernel was not killed")
        except Died:
            kernel.await_next()
            said = "".join(output.get("text", "") for output in kernel.run("1"))
            self.expect("the next kernel says why", "memory had run out" in said)
        self.student.ask(f"api/kernels/{kernel.id}", "delete")
        self.server.limit(self.name, 4 << 30)

    def vary(self):
        [first] = [i for i, source in enumerate(self.code) if "const K = 16;" in source]
        for K in (8, 4):
            self.run(self.kernel, [source.replace("const K = 16;", f"const K = {K};") for source in self.code[first:]])
            [colours] = self.kernel.run(COLOURS)
            self.expect(f"{K} colours", colours["data"]["text/plain"] == str(K))
        for path in ("api/contents/" + LESSON, "api/kernels", "lab"):
            self.expect(f"{path} of {self.neighbour} is closed", not self.student.sees(f"/user/{self.neighbour}/{path}"))
        there = self.server.home(self.neighbour) / LESSON
        self.expect("files are closed", "EACCES" in str(errors(self.kernel.run(f'require("fs").readFileSync("{there}")'))))

    def hand_in(self):
        """By what the Assignments panel asks of the server."""
        what = {"course_id": "talos", "assignment_id": ASSIGNMENT}
        self.expect("fetched", self.student.ask("assignments/fetch", "post", data=what)["success"])
        path = f"{ASSIGNMENT}/kmeans-exercises.ipynb"
        notebook = self.student.notebook(path)
        for blank, answer in ANSWERS.items():
            for cell in code_in(notebook):
                cell["source"] = cell["source"].replace(blank, answer)
        kernel = Kernel(self.student, path)
        for cell in code_in(notebook):
            cell["outputs"] = kernel.run(cell["source"])
        self.student.save(path, notebook)
        self.expect("submitted", self.student.ask("assignments/submit", "post", data=what)["success"])


def table(pupils, points):
    print("| student | server | Run All | K twice | exercises, submit | points | wrong |\n|---|--:|--:|--:|--:|--:|---|")
    for pupil in pupils:
        seconds = " | ".join(f"{time:.0f} s" for time in pupil.times)
        print(f"| {pupil.name}{' (killed once)' if pupil.is_victim else ''} | {seconds} | {points.get(pupil.name)} | {pupil.wrong or ''} |")


with tempfile.TemporaryDirectory(prefix="talos-class-") as folder, Server(Path(folder), COUNT) as server:
    server.barrier = threading.Barrier(COUNT, action=lambda: print(server.memory(), flush=True))
    with ThreadPoolExecutor(COUNT) as pool:
        pupils = list(pool.map(lambda number: Pupil(server, number).learn(), range(COUNT)))
    table(pupils, {})
    points = server.grade()
print("points:", points)
sys.exit(any(pupil.wrong or points.get(pupil.name) != 2 for pupil in pupils))
