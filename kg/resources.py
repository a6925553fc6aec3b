"""Where the files that come with the package lie, in an installed wheel and in a source checkout."""

from __future__ import annotations

import os
from pathlib import Path

from kg.errors import OntologyError

OVERLAY_VARIABLE = "KG_ONTOLOGY"
_PACKAGE = Path(__file__).resolve().parent


def ontology_dir() -> Path:
    """The folder with ``diplomacy.ttl``, ``lexicon-fr.ttl`` and the rest.

    An installed wheel carries it as ``kg/_ontologies``; a checkout has it beside ``kg/``.
    Raises :class:`OntologyError` when neither is there (a broken installation).
    """
    for folder in (_PACKAGE / "_ontologies", _PACKAGE.parent / "ontologies"):
        if (folder / "diplomacy.ttl").is_file():
            return folder
    raise OntologyError(
        "the ontologies are missing from this installation", where=str(_PACKAGE), mend="install depeche-kg again"
    )


def query_dir() -> Path:
    """The folder with the named queries (``*.rq``)."""
    return ontology_dir() / "queries"


def overlay_setting() -> str:
    """The user's own Turtle files as the environment names them, for caches to tell settings apart; ``""`` for none."""
    return os.environ.get(OVERLAY_VARIABLE, "")


def overlay_files() -> tuple[Path, ...]:
    """Turtle files of the user's own, to be read before the package's: those that ``KG_ONTOLOGY`` names (as ``PATH`` does).

    Raises :class:`OntologyError` when one is not there.
    """
    files = tuple(Path(name) for name in overlay_setting().split(os.pathsep) if name)
    for file in files:
        if not file.is_file():
            raise OntologyError("no such file", where=str(file), mend=f"see --ontology and {OVERLAY_VARIABLE}")
    return files
