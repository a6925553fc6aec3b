"""A store at a SPARQL 1.1 server, through rdflib."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from rdflib import XSD, Graph, Literal
from rdflib.term import Node

from kg.errors import UsageError
from kg.store import updates
from kg.store.client import Client
from kg.store.store import Store, rows

_ASKING = ("query", "sparql")


class RemoteStore(Store):
    """A store at a server. Every ``put`` and ``remove`` is one request, which shows at once.

    :param query: address that answers queries.
    :param update: address that takes updates; by default the one beside ``query`` (``…/query`` and ``…/sparql`` have
        ``…/update``), else the same.
    """

    def __init__(self, query: str, update: str | None = None) -> None:
        self.address = _checked(query)
        self.update_address = _checked(update or _beside(query))
        self._store = Client(self.address, self.update_address)

    def graph(self) -> Graph:
        """The server's default graph. Queries run there; walking it asks the server at every step."""
        return Graph(store=self._store)

    def fetch(self) -> Graph:
        """The server's default graph as a copy in memory."""
        return self._construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")

    def _construct(self, query: str) -> Graph:
        graph = self._store.query(query).graph
        assert graph is not None
        return graph

    def select(self, query: str) -> Iterable[Mapping[str, Node]]:
        """The rows of a SELECT query."""
        return rows(self._store.query(query))

    def _contents(self, article: str) -> frozenset[object]:
        return self._as_stored(self._construct(updates.contents(article)))

    def _as_stored(self, graph: Graph) -> frozenset[object]:
        return frozenset((s, p, _plain(o)) for s, p, o in graph)

    def _update(self, update: str) -> None:
        self._store.update(update)


def _plain(term: Node) -> Node:
    """A string is a string, whether or not the server says so."""
    return Literal(str(term)) if isinstance(term, Literal) and term.datatype == XSD.string else term


def _beside(address: str) -> str:
    head, slash, last = address.rpartition("/")
    return f"{head}{slash}update" if last in _ASKING else address


def _checked(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError("is no address of a server", where=address, mend="write it like http://localhost:7878/query")
    return address
