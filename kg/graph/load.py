"""A graph from a file or from a build's folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from rdflib import Dataset, Graph

from kg.errors import GraphError

FORMATS = {
    ".ttl": "turtle",
    ".turtle": "turtle",
    ".n3": "turtle",
    ".nt": "nt",
    ".nq": "nquads",
    ".nquads": "nquads",
    ".trig": "trig",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".rdf": "xml",
    ".xml": "xml",
    ".owl": "xml",
}
_WITH_NAMED_GRAPHS = {"trig", "nquads", "json-ld"}


def load_graph(path: Path | str) -> Graph:
    """Read a graph from a file (by its suffix) or from the ``graph.ttl`` of a folder that ``kg build`` wrote.

    Named graphs are merged. Raises :class:`GraphError` that says what is wrong with which file.
    """
    file = graph_file(Path(path))
    form = FORMATS.get(file.suffix.lower())
    if form is None:
        raise GraphError(
            f"“{file.suffix or file.name}” is no graph format that I know",
            where=str(file),
            mend=f"use one of {' '.join(FORMATS)}",
        )
    if form == "json-ld":
        _refuse_remote_contexts(file)
    target: Graph = Dataset(default_union=True) if form in _WITH_NAMED_GRAPHS else Graph()
    try:
        target.parse(source=file, format=form)
    except OSError as error:
        raise GraphError(f"cannot be read: {error.strerror or error}", where=str(file)) from error
    except Exception as error:  # rdflib's parsers raise a dozen kinds
        raise GraphError(f"not valid {form}: {_first_line(error)}", where=str(file)) from error
    graph = _merged(target) if isinstance(target, Dataset) else target
    if not graph:
        raise GraphError("the graph is empty", where=str(file), mend="build it with “kg build INPUT -o DIR”")
    return graph


def graph_file(path: Path) -> Path:
    """The file itself, or the ``graph.ttl`` of a folder. Raises :class:`GraphError` when there is none."""
    if path.is_dir():
        file = path / "graph.ttl"
        if not file.is_file():
            raise GraphError(
                "no graph.ttl in this folder", where=str(path), mend="give the folder that “kg build -o” wrote"
            )
        return file
    if not path.exists():
        raise GraphError("no such file", where=str(path), mend="build it with “kg build INPUT -o DIR”")
    return path


def _refuse_remote_contexts(file: Path) -> None:
    """A parser would fetch them; nothing here goes to the network unasked."""
    try:
        document = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise GraphError(f"not valid json-ld: {_first_line(error)}", where=str(file)) from error
    remote = next(_remote_contexts(document), None)
    if remote is not None:
        raise GraphError(
            f"its context is on the network ({remote})", where=str(file), mend="put the context into the file"
        )


def _remote_contexts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        context = value.get("@context")
        yield from (one for one in (context if isinstance(context, list) else [context]) if isinstance(one, str))
        for child in value.values():
            yield from _remote_contexts(child)
    elif isinstance(value, list):
        for child in value:
            yield from _remote_contexts(child)


def _merged(dataset: Dataset) -> Graph:
    graph = Graph()
    for prefix, namespace in dataset.namespaces():
        graph.bind(prefix, namespace)
    for subject, predicate, object_, _ in dataset.quads((None, None, None, None)):
        graph.add((subject, predicate, object_))
    return graph


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
