"""Runs one of our Python programs, or with -m a module, as `python` itself would, but without a second's wait.

All of Jupyter's libraries load a grammar of international web addresses for checks that notebooks have no use for. Making its
parser takes longer than anything else that these programs do; they go on without it.
"""

import runpy
import sys

sys.modules["rfc3987_syntax"] = None  # importing it fails, as where it is not installed

if sys.argv[1] == "-m":
    sys.argv[:2] = []
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
else:
    sys.argv[:1] = []
    runpy.run_path(sys.argv[0], run_name="__main__")
