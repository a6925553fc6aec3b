"""What can be done with a store, wherever it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from rdflib import Graph
from rdflib.query import Result
from rdflib.term import Node

from kg.errors import GraphError
from kg.store import updates


@dataclass(frozen=True, slots=True, order=True)
class StoredArticle:
    """An article that a store holds."""

    identifier: str  # dcterms:identifier: the stem of a file, the id of a line
    iri: str
    date: str = ""  # ISO
    title: str = ""


class Store(ABC):
    """A store that is open for writing. What was done shows to readers when it is committed, or when it is closed."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()

    def articles(self) -> tuple[StoredArticle, ...]:
        """All articles, by identifier."""
        found = [_article(row) for row in self.select(updates.ARTICLES)]
        return tuple(sorted(found))

    def put(self, article: str, graph: Graph, *, instead_of: Iterable[str] = ()) -> bool:
        """Put in what an article says; what it said before, and the articles ``instead_of`` which it comes, go out.

        :param article: IRI of the article, which names its graph.
        :return: False when the store said just that already.
        """
        old = [iri for iri in dict.fromkeys(instead_of) if iri != article]
        before = self._contents(article)
        if not old and before == self._as_stored(graph):
            return False
        gone = [article, *old] if before else old
        self._update(updates.whole([*(updates.removal(iri) for iri in gone), updates.addition(article, graph)]))
        return True

    def remove(self, article: str) -> None:
        """Take out an article, by its IRI, with all that hangs on it alone."""
        self._update(updates.removal(article))

    def find(self, name: str) -> tuple[StoredArticle, ...]:
        """The articles that have this identifier or IRI.

        :raises GraphError: when there is none.
        """
        known = self.articles()
        found = tuple(one for one in known if name in {one.identifier, one.iri})
        if not found:
            raise GraphError(f"the store has no article “{name}”", mend="`kg store list` names those that it has")
        return found

    @property
    def unfinished(self) -> bool:
        """Whether there is something that was not committed, by this process or by one before it that was killed."""
        return False

    def commit(self) -> None:  # noqa: B027 - a server commits by itself
        """Show readers what was done."""

    def close(self) -> None:  # noqa: B027 - nothing to close at a server
        """Let go of the store. What was not committed is carried over to the next one who writes."""

    @abstractmethod
    def select(self, query: str) -> Iterable[Mapping[str, Node]]:
        """The rows of a SELECT query."""

    @abstractmethod
    def _contents(self, article: str) -> frozenset[object]:
        """The triples of an article's graph, in terms that compare equal when they are the same to the store."""

    @abstractmethod
    def _as_stored(self, graph: Graph) -> frozenset[object]:
        """A graph's triples in the same terms."""

    @abstractmethod
    def _update(self, update: str) -> None:
        """Carry out an update wholly or not at all."""


def rows(result: Result) -> Iterable[Mapping[str, Node]]:
    """The rows of rdflib's answer, by the names of the variables."""
    return [{str(name): value for name, value in binding.items()} for binding in result.bindings]


def _article(row: Mapping[str, Node]) -> StoredArticle:
    texts = {name: str(value) for name, value in row.items()}
    return StoredArticle(texts["identifier"], texts["article"], texts.get("date", ""), texts.get("title", ""))
