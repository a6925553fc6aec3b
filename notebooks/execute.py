"""Run the notebooks and keep their outputs: ``make notebooks``.

Each ``NAME.py`` (text, in jupytext's percent format) is the source of ``NAME.ipynb``, which has its outputs as well. A clean
kernel runs every cell; an error stops everything. What would differ from run to run is left out, and what is heavy (the
interactive page, 0.8 MB) is replaced by a line that says so.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent
LONGEST = 300  # seconds for one cell
HEAVIEST = 100_000  # characters of one output's HTML
NAMES = tuple(sorted(path.stem for path in HERE.glob("[0-9]*.py")))


def source(name: str) -> nbformat.NotebookNode:
    """A notebook without outputs, from its text."""
    book = jupytext.read(HERE / f"{name}.py", as_version=4)
    book.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(book.cells, start=1):
        cell.id = f"cell-{number}"
        cell.metadata = {"tags": cell.metadata["tags"]} if "tags" in cell.metadata else {}
    return book


def execute(name: str) -> nbformat.NotebookNode:
    """The notebook with its outputs, run in ``notebooks/`` by a kernel of its own.

    :raises nbclient.exceptions.CellExecutionError: when a cell fails.
    """
    os.environ["PYTHONWARNINGS"] = "ignore:IProgress not found"  # of tqdm, where no ipywidgets are
    book = source(name)
    client = NotebookClient(
        book, timeout=LONGEST, kernel_name="python3", record_timing=False, resources={"metadata": {"path": str(HERE)}}
    )
    client.execute()
    for cell in book.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = list(_joined(_light(output) for output in cell.outputs))
    book.metadata = source(name).metadata
    return book


def _joined(outputs: Iterable[nbformat.NotebookNode]) -> Iterator[nbformat.NotebookNode]:
    """What is printed comes in pieces, cut as time would have it: as one output."""
    for kind, some in groupby(outputs, key=lambda output: output.get("name")):
        first, *others = some
        if kind is None:
            yield from (first, *others)
        else:
            first["text"] = "".join(str(output["text"]) for output in (first, *others))
            yield first


def _light(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    output.pop("transient", None)
    data = output.get("data", {})
    html = data.get("text/html", "")
    if len(html) > HEAVIEST:
        data["text/html"] = f"<p>[The interactive page stands here when the notebook runs: {round(len(html), -5) // 1000} kB.]</p>"
    if "text/plain" in data:
        data["text/plain"] = re.sub(r" at 0x[0-9a-f]+", "", data["text/plain"])
    return output


def texts(book: nbformat.NotebookNode) -> dict[str, list[str]]:
    """The text of each code cell's outputs, by the cell's id: what must be the same whenever the notebook is run.

    Pictures are left out, for they depend on the drawing library, and cells with the tag ``varies``.
    """
    found: dict[str, list[str]] = {}
    for cell in book.cells:
        if cell.cell_type == "code" and "varies" not in cell.metadata.get("tags", []):
            found[cell.id] = [_text(output) for output in cell.outputs]
    return found


def _text(output: nbformat.NotebookNode) -> str:
    data = output.get("data", {})
    drawn = any(kind.startswith("image/") for kind in data)
    return "" if drawn else str(output.get("text") or data.get("text/plain") or "")


def main(names: list[str]) -> None:
    """Run some notebooks, or all."""
    for name in names or NAMES:
        book = execute(name)
        path = HERE / f"{name}.ipynb"
        path.write_text(nbformat.writes(book) + "\n", encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
