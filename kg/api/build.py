"""``kg.build`` and ``kg.load``: a graph made of texts, or read from where it was saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.api.graph import Graph
from kg.api.inputs import Text, documents_of
from kg.errors import GraphError, InputError, UsageError
from kg.graph.assemble import assemble
from kg.graph.validate import validate
from kg.graph.vocabulary import DEFAULT_BASE
from kg.knowledge import load_knowledge
from kg.parse.cache import parse_path, store_parse
from kg.parse.documents import Parser
from kg.pipeline import extract_article
from kg.records import ArticleFacts, Skipped
from kg.store import read_graph

_PARSES = "parses"


def build(
    texts: Text | Iterable[Text],
    *,
    date: dt.date | str | None = None,
    source: str | None = None,
    models: str | Path | None = None,
    base: str = DEFAULT_BASE,
) -> Graph:
    """The graph of some French texts.

    The first call loads the parsing models, which takes some seconds.

    :param texts: a text, the path of a file or folder, a record ``{"text": …, "id", "title", "date", "source", "url"}``,
        or an iterable of these. A string without spaces that has a slash or a known suffix is a path.
    :param date: day of publication (``2023-02-28``) of texts that do not say theirs: « mardi » is resolved against it.
    :param source: who published them.
    :param models: ``compact``, ``official``, the folder of a set of models, or None for the best that is there.
    :param base: IRI that entities, facts and articles are minted under.
    :raises kg.errors.InputError: when no text at all can be used. Single ones that cannot are in ``graph.skipped``.
    :raises kg.errors.GraphError: when the ontology's shapes reject the graph.
    :raises kg.errors.UsageError: when the call is wrong.
    """
    parses = TemporaryDirectory(prefix="kg-")
    folder = Path(parses.name) / _PARSES
    parser = Parser(str(models) if models is not None else None, folder)
    knowledge = load_knowledge()
    results: list[ArticleFacts] = []
    skipped: list[Skipped] = []
    for item in parser.parse(documents_of(texts, date=_day(date), source=source)):
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        if not parse_path(folder, item.article).exists():  # pre-parsed: kept for `explain`
            store_parse(folder, item, models=item.parser)
        results.append(extract_article(item, knowledge=knowledge))
    if not results:
        raise InputError("; ".join(map(str, skipped)) or "no text was given")
    rdf = assemble(results, base=base)
    if problems := validate(rdf):
        raise GraphError(f"the graph breaks its own rules: {problems[0]}", mend="this is a bug of ours")
    return Graph(rdf, parses=folder, skipped=skipped, owned=parses)


def load(path: str | Path) -> Graph:
    """A graph from the folder that ``kg build`` or :meth:`Graph.save` wrote, or from a file of triples.

    :raises kg.errors.GraphError: when it cannot be read.
    """
    place = Path(path)
    folder = (place if place.is_dir() else place.parent) / _PARSES
    return Graph(read_graph(path), parses=folder if folder.is_dir() else None)


def _day(date: dt.date | str | None) -> dt.date | None:
    if date is None or isinstance(date, dt.date):
        return date
    try:
        return dt.date.fromisoformat(date)
    except ValueError as error:
        raise UsageError("is no date", where=f"date={date!r}", mend="write it like 2023-02-28") from error
