"""Marks the checks in a notebook: {"notebook": ..., "checks": [[exercise, code, points]]} on standard input, the notebook as output."""

import json
import sys
from pathlib import Path

import nbformat

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[2] / "tools" / "grading"))
from checks import mark_checks  # noqa: E402

given = json.load(sys.stdin)
notebook = nbformat.from_dict(given["notebook"])
mark_checks(notebook, given["checks"])
print(json.dumps(notebook))
