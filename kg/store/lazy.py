"""rdflib's API over an Oxigraph store that nobody writes: nothing is loaded before it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef, Variable
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.store import Store
from rdflib.term import Node

from kg.errors import GraphError
from kg.store.terms import from_ox, to_ox

_NO_WRITING = "this graph is open for reading only"


class LazyStore(Store):
    """The default graph of an Oxigraph store as an rdflib store. Queries are evaluated by Oxigraph.

    :param store: open for reading, or in memory.
    :param let_go: called when the store is closed or forgotten.
    """

    context_aware = False
    formula_aware = False
    transaction_aware = False

    def __init__(self, store: ox.Store, let_go: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._inner = store
        self._let_go = let_go
        self._prefixes: dict[str, URIRef] = {}

    def close(self, commit_pending_transaction: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - rdflib's signature
        """Let the files go."""
        let_go, self._let_go = self._let_go, None
        if let_go:
            let_go()

    def __del__(self) -> None:
        self.close()

    def __len__(self, context: Graph | None = None) -> int:
        """Number of triples, counted."""
        return sum(1 for _ in self._inner.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def triples(
        self,
        triple_pattern: tuple[Node | None, Node | None, Node | None],
        context: Graph | None = None,  # noqa: ARG002
    ) -> Iterator[tuple[tuple[Node, Node, Node], Iterator[Graph | None]]]:
        """Triples that fit. A literal as subject or predicate fits nothing, nor does what is no IRI."""
        subject, predicate, object_ = triple_pattern
        if isinstance(subject, Literal) or not isinstance(predicate, URIRef | None):
            return
        try:
            s, p, o = (None if term is None else to_ox(term) for term in (subject, predicate, object_))
        except GraphError:  # what cannot be stored is not there
            return
        for quad in self._inner.quads_for_pattern(s, p, o, ox.DefaultGraph()):  # type: ignore[arg-type]
            yield (from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)), iter((None,))

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Node],  # noqa: N803
        queryGraph: object,  # noqa: ARG002, N803
        **options: object,
    ) -> Result:
        """The answer, by Oxigraph. A query that rdflib prepared is taken back to its text."""
        if isinstance(query, Query):
            text, namespaces, base = query._original_args  # noqa: SLF001 - the only way back to the text
            options.setdefault("base", base)
            initNs = {**namespaces, **initNs}  # noqa: N806
            query = text
        resolve = options.pop("base", None)
        if options:
            raise GraphError(f"a query here takes no {', '.join(sorted(options))}")
        try:
            answer = self._inner.query(
                query,
                base_iri=str(resolve) if resolve else None,
                prefixes={prefix: str(namespace) for prefix, namespace in {**self._prefixes, **initNs}.items()},
                substitutions={ox.Variable(str(name)): to_ox(value) for name, value in initBindings.items()} or None,
            )
        except RuntimeError as error:
            if initBindings:  # Oxigraph binds only what is selected: rdflib then evaluates the query itself
                raise NotImplementedError from error
            raise
        return _result(answer)

    def add(self, *_: object, **__: object) -> None:
        """Refused: see :func:`kg.store.open_store`."""
        raise GraphError(_NO_WRITING, mend="write with kg.store.open_store")

    addN = remove = add  # noqa: N815 - rdflib's names

    def update(self, *_: object, **__: object) -> None:
        """Refused: see :func:`kg.store.open_store`."""
        raise GraphError(_NO_WRITING, mend="write with kg.store.open_store")

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:  # noqa: FBT001, FBT002
        """Prefixes are the graph's own, and are forgotten with it."""
        if override or (prefix not in self._prefixes and namespace not in self._prefixes.values()):
            self._prefixes = {name: ns for name, ns in self._prefixes.items() if ns != namespace}
            self._prefixes[prefix] = namespace

    def prefix(self, namespace: URIRef) -> str | None:
        """The prefix of a namespace."""
        return next((prefix for prefix, ns in self._prefixes.items() if str(ns) == str(namespace)), None)

    def namespace(self, prefix: str) -> URIRef | None:
        """The namespace of a prefix."""
        return self._prefixes.get(prefix)

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """All prefixes with their namespaces."""
        yield from self._prefixes.items()


def _result(answer: object) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        result = Result("ASK")
        result.askAnswer = bool(answer)
    elif isinstance(answer, ox.QuerySolutions):
        result = Result("SELECT")
        names = [Variable(variable.value) for variable in answer.variables]
        result.vars = names
        result.bindings = [
            {name: from_ox(value) for name, value in zip(names, row, strict=True) if value is not None}  # type: ignore[misc]
            for row in answer
        ]
    elif isinstance(answer, ox.QueryTriples):
        result = Result("CONSTRUCT")
        result.graph = Graph()
        for triple in answer:
            result.graph.add((from_ox(triple.subject), from_ox(triple.predicate), from_ox(triple.object)))
    else:
        raise GraphError(f"Oxigraph answered with {type(answer).__name__}, which is not expected")
    return result
