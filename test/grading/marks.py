"""Marks the checks in notebooks: for each line on standard input, {"notebook": ..., "checks": [[exercise, code, points]]}, the notebook."""

import json
import sys
from pathlib import Path

import nbformat

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[2] / "tools" / "grading"))
from checks import mark_checks  # noqa: E402

for line in sys.stdin:
    given = json.loads(line)
    notebook = nbformat.from_dict(given["notebook"])
    mark_checks(notebook, given["checks"])
    print(json.dumps(notebook), flush=True)
