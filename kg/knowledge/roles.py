"""Posts, titles and common nouns for people and bodies (``roles-fr.ttl``) as records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import RDF, RDFS, SKOS, Graph
from rdflib.term import Node

from kg.knowledge.names import fold
from kg.knowledge.terms import DIP, SCHEMA, local


@dataclass(frozen=True, slots=True)
class Role:
    """A post. ``only_in`` restricts it to countries; ``broader`` is the general role that it stands for there."""

    id: str
    label: str
    wordings: tuple[str, ...]
    single: bool
    sectors: tuple[str, ...]
    only_in: frozenset[str] = frozenset()
    broader: str | None = None


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A common noun that names people or bodies (« armée », « rebelle »)."""

    lemma: str
    kind: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """Posts, titles and nouns for people and bodies, by their wordings."""

    roles: Mapping[str, Role]
    wordings: Mapping[str, tuple[str, ...]]  # casefolded wording → role ids
    nouns: Mapping[str, ActorNoun]  # casefolded lemma → noun
    titles: Mapping[str, str]  # casefolded title → gender or ""
    folded_titles: frozenset[str]  # without accents and full stops
    by_first_word: Mapping[
        str, tuple[tuple[tuple[str, ...], str], ...]
    ]  # first word → (content words, role id), longest first

    def matches(self, words: list[str]) -> Iterator[tuple[int, str]]:
        """(length, role id) of the wordings that a folded phrase begins with, the longest first."""
        for key, id in self.by_first_word.get(words[0], ()) if words else ():
            if tuple(words[: len(key)]) == key:
                yield len(key), id


LITTLE = frozenset("l la le les des du de d aux au a".split())


def content_words(text: str) -> tuple[str, ...]:
    """Folded words of a post's name without articles and prepositions."""
    return tuple(w for w in fold(text).replace("’", "'").replace("'", " ").split() if w not in LITTLE)


def _texts(graph: Graph, node: Node) -> tuple[str, ...]:
    labels = [o for p in (RDFS.label, SKOS.altLabel) for o in graph.objects(node, p)]
    return tuple(dict.fromkeys(str(o) for o in labels if getattr(o, "language", None) in ("fr", None)))


def load_roles(graph: Graph) -> Roles:
    """Compile the roles of a graph."""
    roles: dict[str, Role] = {}
    wordings: dict[str, set[str]] = {}
    for node in graph.subjects(RDF.type, DIP.Role):
        texts = _texts(graph, node)
        broader = graph.value(node, SKOS.broader)
        role = Role(
            id=local(node),
            label=texts[0],
            wordings=texts,
            single=str(graph.value(node, DIP.single)) == "true",
            sectors=tuple(sorted(str(o) for o in graph.objects(node, DIP.sector))),
            only_in=frozenset(local(o) for o in graph.objects(node, DIP.onlyIn)),
            broader=local(broader) if broader is not None else None,
        )
        roles[role.id] = role
        for text in texts:
            wordings.setdefault(text.casefold(), set()).add(role.id)
    nouns: dict[str, ActorNoun] = {}
    for node in graph.subjects(RDF.type, DIP.ActorNoun):
        kind = graph.value(node, DIP.entityType)
        sectors = tuple(sorted(str(o) for o in graph.objects(node, DIP.sector)))
        for text in _texts(graph, node):
            nouns[text.casefold()] = ActorNoun(text, local(kind) if kind is not None else "Group", sectors)
    titles = {
        text.casefold(): str(graph.value(node, SCHEMA.gender) or "")
        for node in graph.subjects(RDF.type, DIP.Title)
        for text in _texts(graph, node)
    }
    first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for text, ids in wordings.items():
        key = content_words(text)
        if key:
            first.setdefault(key[0], []).extend((key, id) for id in sorted(ids))
    return Roles(
        roles=dict(sorted(roles.items())),
        wordings={text: tuple(sorted(ids)) for text, ids in sorted(wordings.items())},
        nouns=dict(sorted(nouns.items())),
        titles=dict(sorted(titles.items())),
        by_first_word={w: tuple(sorted(set(keys), key=lambda k: (-len(k[0]), k))) for w, keys in sorted(first.items())},
        folded_titles=frozenset(fold(title).rstrip(".") for title in titles),
    )
