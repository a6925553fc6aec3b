"""Pools of names out of the project's own ``actors*.ttl``, to show the name tagger more names.

The treebanks' sentences are kept and the names in them drawn anew (see
:func:`kg.parse.train.entities.swap_names`): people by first and family names combined at
random, so that the tagger learns what a person looks like and not who is in office.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

__all__ = ["read_pools", "split_name"]

_DIP = "https://w3id.org/depeche/diplomacy#"
_LOC = frozenset({"Country", "City", "Region", "Place", "SeatOfPower", "Territory"})
_LONGEST = 5
_PEOPLE = 1500
_WORD = re.compile(r"(?:[dDlL]|[Qq]u)['’]|[^\s'’]+(?:['’][^\s'’]+)*")


def split_name(name: str) -> tuple[str, ...]:
    """A name as the treebanks' tokens: elided articles apart, hyphens inside."""
    return tuple(token.replace("’", "'") for token in _WORD.findall(name))


def read_pools(files: Iterable[Path], *, seed: int) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The French names in Turtle files by label, as tokens: PER, LOC and ORG."""
    from rdflib import RDF, RDFS, Graph, URIRef
    from rdflib.namespace import SKOS

    graph = Graph()
    for path in files:
        graph.parse(path, format="turtle")
    found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for subject, kind in graph.subject_objects(RDF.type):
        label = _label(str(kind).removeprefix(_DIP)) if str(kind).startswith(_DIP) else None
        if label is None or (subject, URIRef(_DIP + "ambiguousLabel"), None) in graph:
            continue
        for predicate in (RDFS.label, SKOS.altLabel):
            for name in graph.objects(subject, predicate):
                tokens = split_name(str(name))
                french = getattr(name, "language", None) in {"fr", None}
                if french and len(tokens) <= _LONGEST and tokens and tokens[0][0].isupper():
                    found[label].add(tokens)
    people = sorted(found["PER"])
    found["PER"] = set(_combined(people, random.Random(seed))) if people else set()  # noqa: S311
    return {label: tuple(sorted(names)) for label, names in found.items()}


def _label(kind: str) -> str | None:
    if kind == "Person":
        return "PER"
    if kind in _LOC:
        return "LOC"
    return "ORG" if kind[:1].isupper() and not kind.endswith("Role") else None


def _combined(people: list[tuple[str, ...]], rng: random.Random) -> Iterable[tuple[str, ...]]:
    """First names before other people's family names, and family names alone."""
    several = [name for name in people if len(name) > 1]
    for _ in range(_PEOPLE):
        first, last = rng.choice(several)[:1], rng.choice(several)[1:]
        yield (*first, *last) if rng.random() < 0.7 else last  # noqa: PLR2004
