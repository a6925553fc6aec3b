"""Where the files that come with the package lie, in an installed wheel and in a source checkout."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OntologyError

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
