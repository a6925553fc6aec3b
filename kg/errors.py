"""Every error that Dépêche raises on purpose: what went wrong, where, and how to mend it.

Problems in *data* (one broken line of a batch) are returned as :class:`kg.records.Skipped`, not raised.
"""

from __future__ import annotations


class KgError(Exception):
    """Base of all our errors. ``str(error)`` is one plain line fit for stderr.

    :param what: what went wrong, in plain words.
    :param where: file, line, IRI … or the empty string.
    :param mend: how to put it right, or the empty string.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.mend = mend

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" – {self.mend}" if self.mend else ""
        return f"{place}{self.what}{advice}"


class UsageError(KgError):
    """The command or the call was wrong, not the data."""

    exit_code = 2


class InputError(KgError):
    """A document cannot be read."""


class OutputError(KgError):
    """A result cannot be written."""

    exit_code = 2


class ModelError(KgError):
    """A parsing model is missing, broken or unsuitable."""

    exit_code = 2


class OntologyError(KgError):
    """A file under ``ontologies/`` says something that cannot be used."""

    exit_code = 2


class GraphError(KgError):
    """A graph cannot be read, or does not hold what was asked for."""


class QueryError(KgError):
    """A SPARQL query is wrong or unknown."""

    exit_code = 2
