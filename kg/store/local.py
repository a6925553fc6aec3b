"""A store in a folder of this machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph
from rdflib.term import Node

from kg.errors import GraphError
from kg.output import write_file
from kg.store.folder import open_head, publish
from kg.store.places import is_store
from kg.store.store import Store
from kg.store.terms import from_ox, to_ox


class LocalStore(Store):
    """An Oxigraph store in a folder, open for writing. One process at a time; see :mod:`kg.store.folder`."""

    def __init__(self, folder: Path | str) -> None:
        self._folder = Path(folder)
        _check(self._folder)
        self._head: ox.Store | None = open_head(self._folder)
        self._note = self._folder / "uncommitted"  # left behind by a build that was killed
        self._changed = self._note.exists() or not is_store(self._folder)

    @property
    def head(self) -> ox.Store:
        """Oxigraph's own store, for loading in bulk; a commit shows what was done with it.

        Raises :class:`GraphError` once the store is closed.
        """
        if self._head is None:
            raise GraphError("the store is closed", where=str(self._folder))
        self._change()
        return self._head

    @property
    def unfinished(self) -> bool:
        """Whether there is something that was not committed, by this process or by one before it that was killed."""
        return self._changed

    def commit(self) -> None:
        """Show readers what was done."""
        if self._changed and self._head is not None:
            publish(self._folder, self._head)
            self._note.unlink(missing_ok=True)
            self._changed = False

    def close(self) -> None:
        """Let another process write."""
        self._head = None

    def _open(self) -> ox.Store:
        if self._head is None:
            raise GraphError("the store is closed", where=str(self._folder))
        return self._head

    def select(self, query: str) -> Iterable[Mapping[str, Node]]:
        """The rows of a SELECT query."""
        answer = self._open().query(query)
        assert isinstance(answer, ox.QuerySolutions)
        names = [variable.value for variable in answer.variables]
        for row in answer:
            yield {name: from_ox(value) for name, value in zip(names, row, strict=True) if value is not None}

    def _contents(self, article: str) -> frozenset[object]:
        quads = self._open().quads_for_pattern(None, None, None, ox.NamedNode(article))
        return frozenset(quad.triple for quad in quads)

    def _as_stored(self, graph: Graph) -> frozenset[object]:
        memory = ox.Store()  # it keeps values as the one on disk does
        memory.extend(_quads(graph))
        return frozenset(quad.triple for quad in memory)

    def _update(self, update: str) -> None:
        self._change()
        try:
            self._open().update(update)
        except (OSError, SyntaxError) as error:
            raise GraphError(f"the store cannot be written: {error}", where=str(self._folder)) from error

    def _change(self) -> None:
        if not self._changed:
            write_file(self._note, "")
        self._changed = True


def _quads(graph: Graph) -> Iterator[ox.Quad]:
    for subject, predicate, object_ in graph:
        yield ox.Quad(to_ox(subject), to_ox(predicate), to_ox(object_))  # type: ignore[arg-type]


def _check(folder: Path) -> None:
    """A folder that is something else is not made a store by mistake."""
    if folder.exists() and not folder.is_dir():
        raise GraphError("is a file, and a store is a folder", where=str(folder), mend="choose another place")
    if folder.is_dir() and any(folder.iterdir()) and not is_store(folder) and not (folder / "head").is_dir():
        raise GraphError(
            "this folder holds something else than a store", where=str(folder), mend="choose a new or an empty folder"
        )
