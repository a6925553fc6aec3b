"""The notebooks run from a clean kernel, and what is committed beside them is what they say."""

import importlib.util
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")
pytest.importorskip("jupytext")

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
SPEC = importlib.util.spec_from_file_location("execute", FOLDER / "execute.py")
execute = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(execute)

MOST_BYTES = 250_000
STALE = "make notebooks, and look at the difference"


def committed(name):
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def test_there_are_five():
    assert len(execute.NAMES) == 5
    assert {path.stem for path in FOLDER.glob("*.ipynb")} == set(execute.NAMES)


@pytest.mark.parametrize("name", execute.NAMES)
def test_the_text_is_the_notebook_s(name):
    source, book = execute.source(name), committed(name)
    assert [(c.cell_type, c.id, c.source) for c in book.cells] == [
        (c.cell_type, c.id, c.source) for c in source.cells
    ], STALE
    nbformat.validate(book)


@pytest.mark.parametrize("name", execute.NAMES)
def test_it_is_light_and_tells_nothing_of_the_machine(name):
    content = (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")
    assert len(content.encode()) < MOST_BYTES
    assert '"output_type": "error"' not in content and '"name": "stderr"' not in content
    for part in (str(FOLDER.parent), "/tmp/", "/root/", "/home/", "site-packages", "timestamp"):
        assert part not in content, part


@pytest.mark.models
@pytest.mark.parametrize("name", execute.NAMES)
@pytest.mark.filterwarnings("ignore::Warning")  # of the kernel's own machinery
def test_it_runs_and_says_what_is_committed(name):
    pytest.importorskip("matplotlib")
    now, then = execute.texts(execute.execute(name)), execute.texts(committed(name))
    assert now == then, STALE
