"""Imports flow one way, and heavy libraries have one door each."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "kg"

# From the bottom up. A room may import from rooms that stand in lines above it, and from its own line.
LAYERS = (
    {"records", "errors", "resources", "ontology", "keys", "output"},
    {"conllu", "tree"},
    {"knowledge"},
    {"read", "parse"},
    {"mention"},
    {"extract"},
    {"resolve"},
    {"pipeline"},
    {"graph"},
    {"store"},
    {"view", "ask"},
    {"serve"},
    {"build", "scale", "evaluate"},
    {"api"},
    {"cli"},
    {"__init__", "__main__"},  # the package's face: it gives out the names of kg.api
)
DOORS = {  # library → where alone it may be imported
    "stanza": "parse/",
    "torch": "parse/",
    "pyvis": "view/page.py",
    "trafilatura": "read/html.py",
    "pyshacl": "graph/validate.py",
    "pyoxigraph": ("graph/", "store/", "serve/"),
    "starlette": "serve/",
    "uvicorn": "serve/",
    "ray": "scale/",
    "tqdm": "cli/progress.py",
    "pandas": "api/",  # at run time api/frames.py alone; the others name its type,
    "matplotlib": "view/static.py",
}
MOST_LINES = 330  # most files stay under 300
FILES = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))


def imports(path):
    """The modules that a file imports, at its top and inside functions."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            yield from ([f"kg.{alias.name}" for alias in node.names] if node.module == "kg" else [node.module])


def room(path):
    return path.parts[0].removesuffix(".py")


def layer(name):
    return next((number for number, rooms in enumerate(LAYERS) if name in rooms), None)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_flow_one_way(path):
    here = layer(room(path))
    assert here is not None, f"say in LAYERS where kg/{path} stands"
    for module in imports(path):
        head, _, rest = module.partition(".")
        name = rest.partition(".")[0]
        if head == "kg" and name and layer(name) is not None:
            assert layer(name) <= here, f"kg/{path} imports kg.{name}, which stands above it"
            if layer(name) == here and here not in {0, 1}:
                assert name == room(path), f"kg/{path} imports its neighbour kg.{name}"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_every_library_has_its_door(path):
    for module in imports(path):
        door = DOORS.get(module.partition(".")[0])
        assert door is None or path.as_posix().startswith(door), f"kg/{path} imports {module}"


@pytest.mark.parametrize("path", [path for path in FILES if "train" not in path.parts], ids=str)
def test_files_are_small(path):
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_no_grab_bag():
    assert not {"utils.py", "helpers.py", "common.py", "misc.py"} & {path.name for path in FILES}
