"""How nbgrader handles the lesson. The nbgrader_config.py of a course loads it."""

import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # this folder may be for all users
sys.path.insert(0, str(Path(__file__).parent))
from checks import Blanks, Checks  # noqa: E402
from nbgrader.converters import Autograde, GenerateAssignment  # noqa: E402
from nbgrader.preprocessors import ClearSolutions, Execute  # noqa: E402
from run import Run  # noqa: E402

# nbgrader calls another of the programs that came with it by its name alone.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

c = get_config()  # noqa: F821


def replaced(steps, old, new):
    return [new if step is old else step for step in steps.default_args[0]]


c.GenerateAssignment.preprocessors = replaced(GenerateAssignment.preprocessors, ClearSolutions, Blanks)
c.ClearSolutions.code_stub = {"typescript": ""}
c.Autograde.sanitize_preprocessors = [Checks, *Autograde.sanitize_preprocessors.default_args[0]]
c.Autograde.autograde_preprocessors = replaced(Autograde.autograde_preprocessors, Execute, Run)
c.ClearMetadataPreprocessor.preserve_nb_metadata_mask = {("language_info", "name"), "talos"}
c.Execute.startup_timeout = 120
