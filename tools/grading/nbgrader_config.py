"""How nbgrader handles the lesson. It lies in the folder of the course when nbgrader runs."""

import os

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import ClearSolutions

c = get_config()  # noqa: F821


class Blanks(ClearSolutions):
    """Puts in place of a cell with solutions what the exercise notebook has there, which comes along with the cell."""

    def _replace_solution_region(self, cell, language):
        blank = cell.metadata.pop("blank", None)
        if blank is not None:
            cell.source = blank
        return blank is not None


def seconds_for(cell):
    """Importing the library takes as long as the computer is slow; that is not the student's doing."""
    return 600 if 'from "./' in cell.source else int(os.environ["TALOS_SECONDS"])


c.GenerateAssignment.preprocessors = [
    Blanks if step is ClearSolutions else step for step in GenerateAssignment.preprocessors.default_args[0]
]
c.ClearSolutions.code_stub = {"typescript": ""}
c.Execute.startup_timeout = 120
c.Execute.timeout_func = seconds_for
c.Execute.iopub_timeout = 60  # a cell that is stopped in the middle of something long may take a while to say so
