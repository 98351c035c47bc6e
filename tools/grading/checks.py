"""What nbgrader does with notebooks before they run: blanks in place of solutions, and marks on the checks."""

import re

from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor

CHECK = re.compile(r"check\.(\w+)\((.*)\);")
STRINGS_AND_COMMENTS = re.compile(
    r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`""", re.DOTALL
)
INTERNALS = re.compile(r"talos\.exercises|src/check|tools/|lesson\.ts|kmeans\.ipynb|lastWriteDisplayData")


class Blanks(ClearSolutions):
    """Puts in place of a cell with solutions what the exercise notebook has there, which comes along with the cell."""

    def _replace_solution_region(self, cell, language):
        blank = cell.metadata.pop("blank", None)
        if blank is not None:
            cell.source = blank
        return blank is not None


def code(cell, strings=False):
    """What runs of a cell: no comments, and no strings, which may hold anything."""
    kept = (lambda found: found[0] if found[0][0] != "/" else " ") if strings else '""'
    return STRINGS_AND_COMMENTS.sub(kept, cell.source) if cell.cell_type == "code" else ""


def is_green(cell, exercise):
    """Whether the check of an exercise was green in the cell when it was handed in."""
    shown = ["".join(output.get("data", {}).get("text/plain", "")) for output in cell.get("outputs", [])]
    return any(re.match(f"✔.*\\b{exercise}\\b", text) and "our answer" not in text for text in shown)


class Checks(NbGraderPreprocessor):
    """Marks the checks as what is graded, and adds those that are missing.

    Some work in the project's own notebook, which lacks nbgrader's marks; some merge cells, or delete a check, or copy it.
    """

    def preprocess(self, nb, resources):
        place = resources["nbgrader"]
        with Gradebook(place["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(place["notebook"], place["assignment"])
            points = {cell.name: cell.max_score for cell in notebook.grade_cells}
            checks = [(cell.name, cell.source, points[cell.name]) for cell in notebook.source_cells if cell.name in points]
        mark_checks(nb, checks)
        return nb, resources


def mark_checks(nb, checks):
    """Nothing that a student wrote is replaced: where a check stands among other code, it comes once more behind it.

    checks: (exercise, code, points) of each
    """
    nb.nbformat_minor = 5
    nb.metadata.talos = {"green": [], "notes": []}
    for i, cell in enumerate(nb.cells):
        cell.metadata.pop("nbgrader", None)  # a mark on any other cell would be graded in its place
        cell.id = f"cell-{i}"
    for name, source, points in checks:
        at = place_of_check(nb, name, source)
        nb.cells[at].metadata.nbgrader = {
            **{"schema_version": 3, "grade_id": name, "points": points},
            **{"grade": True, "locked": True, "solution": False, "task": False},
        }
    if any(INTERNALS.search(code(cell, strings=True)) for cell in nb.cells):
        nb.metadata.talos["notes"].append("a cell reaches into the lesson's own checks: look at what it does there")


def place_of_check(nb, name, source):
    """Where the check stands that counts: the last one that was green, or else the last one; if there is none, it comes last."""
    calls = [i for i, cell in enumerate(nb.cells) if re.search(rf"\bcheck\.{name}\(", code(cell))]
    green = [i for i in calls if is_green(nb.cells[i], name)]
    if green:
        nb.metadata.talos["green"].append(name)
    at = (green or calls or [len(nb.cells) - 1])[-1]
    if calls and nb.cells[at].source.strip() == source:
        return at
    if not calls:
        nb.metadata.talos["notes"].append(f"{name}: its check was missing and was put back")
    elif source not in code(nb.cells[at]):
        nb.metadata.talos["notes"].append(f"{name}: its check was changed, and was graded as it was handed out")
    nb.cells.insert(at + 1, new_code_cell(source, id=f"check-{name}"))
    return at + 1
