"""Turns the notebook that standard input names into HTML on standard output, one element a cell.

Formulas come out as <span class="formula"> with their TeX, percent-encoded, figures as <script> with their data: export.ts finishes both.
"""

import json
import signal
import sys
from pathlib import Path
from urllib.parse import quote

signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C in a terminal is meant for the notebook, which tells of it

import nbformat
from nbconvert import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from traitlets.config import Config

RICHEST_FIRST = [
    "application/vnd.plotly.v1+json",
    "text/html",
    "text/markdown",
    "image/png",
    "image/jpeg",
    "text/plain",
]


class Renderer(IPythonRenderer):
    def block_math(self, body):
        return formula("block", body)

    def inline_math(self, body):
        return formula("inline", body)


def formula(display, tex):
    return f'<span class="formula" data-display="{display}">{quote(tex)}</span>'


def markdown2html(source):
    return MarkdownWithMath(Renderer(escape=False, exclude_anchor_links=True)).render(source)


def script_json(value):
    return json.dumps(value).replace("<", "\\u003c")  # so that no text in it can end the script


exporter = HTMLExporter(
    config=Config({"NbConvertBase": {"display_data_priority": RICHEST_FIRST}}),
    template_file=str(Path(__file__).with_name("cells.html.j2")),
    filters={"script_json": script_json, "markdown2html": markdown2html},
)
body, _ = exporter.from_notebook_node(nbformat.read(sys.stdin.read(), as_version=4))
sys.stdout.write(body)
