"""Articles into a store, each by itself: what is there already stays, what has changed is replaced.

What several articles tell together is made anew at the end (:mod:`kg.store.happenings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import Graph

from kg.errors import GraphError
from kg.graph.assemble import assemble
from kg.graph.terms import Minter
from kg.graph.vocabulary import DEFAULT_BASE
from kg.keys import article_key
from kg.records import ArticleFacts, Assertion, Fact
from kg.store.happenings import update_happenings
from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of it, in identifiers of articles, sorted."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def fill(store: Store, results: Iterable[ArticleFacts], *, base: str = DEFAULT_BASE, check: bool = True) -> Filled:
    """Put articles into a store.

    An article that the store knows by its identifier is replaced when its text or its facts have changed. Several
    articles of one run may share an identifier; all of them are kept.

    :param base: what their IRIs are minted under.
    :param check: refuse what the ontology's shapes reject.

    Raises :class:`GraphError` on an article that breaks them; those before it are in the store.
    """
    mint = Minter(base)
    found = [(_iri(result, mint), result) for result in results]
    mine = {iri for iri, _ in found}
    old: dict[str, list[str]] = defaultdict(list)
    known = set()
    for stored in store.articles():
        known.add(stored.iri)
        if stored.iri not in mine:
            old[stored.identifier].append(stored.iri)
    added, replaced, unchanged = [], [], []
    for iri, result in found:
        identifier = result.article.id
        gone = old.pop(identifier, [])
        graph = assemble([result], base=base)
        if check:
            _check(graph, identifier)
        if not store.put(iri, graph, instead_of=gone):
            unchanged.append(identifier)
        elif gone or iri in known:
            replaced.append(identifier)
        else:
            added.append(identifier)
    if added or replaced or store.unfinished:  # it reads all facts of the store, so not for nothing
        update_happenings(store, base=base)
    return Filled(*(tuple(sorted(names)) for names in (added, replaced, unchanged)))


def _iri(result: ArticleFacts, mint: Minter) -> str:
    owners: tuple[Fact | Assertion, ...] = (*result.facts, *result.assertions)
    key = next((evidence.article for owner in owners for evidence in owner.evidence), article_key(result.article))
    return str(mint.iri(key))


def _check(graph: Graph, identifier: str) -> None:
    from kg.graph.validate import validate

    problems = validate(graph)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise GraphError(
            f"its graph breaks our own rules and was not stored: {problems[0]}{more}",
            where=identifier,
            mend="this is a bug of ours",
        )
