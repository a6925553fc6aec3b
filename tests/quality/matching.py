"""Compares facts with the gold of tests/gold: a small version of the field's event scoring, for floors only.

A fact hits a gold event when the class is the same and an actor (a target, where gold has no actor) is named by one of
the gold's alternatives: ``iso:KAZ``, ``of:KAZ``, or the last words of a label.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from kg.ontology import load_ontology
from kg.records import ArticleFacts, Entity, Fact

UNCOUNTED = frozenset({"Statement", "Vote", "Event"})


def folded(text: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+", plain))


def names(entity: Entity, spec: str, entities: dict[str, Entity]) -> bool:
    """Whether one of the alternatives of a gold participant names the entity."""
    country = entities.get(entity.country or "")
    for alternative in spec.split("|"):
        kind, _, code = alternative.strip().partition(":")
        if kind in {"iso", "of"} and code:
            if entity.iso3 == code or (kind == "of" and country is not None and country.iso3 == code):
                return True
            continue
        words = folded(alternative)
        for label in (entity.label, *entity.alt):
            ours = folded(label)
            short, long = sorted((ours, words), key=len)
            if short and long[-len(short) :] == short:
                return True
    return False


def hits(fact: Fact, event: dict[str, Any], entities: dict[str, Entity]) -> bool:
    if fact.cls != event["class"]:
        return False
    symmetric = load_ontology().events[fact.cls].symmetric
    people = (*fact.actors, *fact.targets) if symmetric or not event.get("actors") else fact.actors
    wanted = event.get("actors") or event.get("targets") or []
    known = [entities[key] for key in people if key in entities]
    return not wanted or any(names(entity, spec, entities) for entity in known for spec in wanted)


def score(results: dict[str, ArticleFacts], gold: list[dict[str, Any]]) -> tuple[float, float]:
    """(precision, recall) of events, matched one to one, optional ones never counted."""
    hit = wanted = spurious = 0
    for line in gold:
        result = results[line["id"]]
        entities = {e.key: e for e in result.entities}
        free = [f for f in result.facts if f.cls not in UNCOUNTED]
        events = sorted(line["events"], key=lambda e: bool(e.get("optional")))
        for event in events:
            found = next((f for f in free if hits(f, event, entities)), None)
            if found is not None:
                free.remove(found)
            required = not event.get("optional") and (event.get("actors") or event.get("targets"))
            if required and event["class"] not in UNCOUNTED:
                wanted += 1
                hit += found is not None
        spurious += len(free)
    return hit / max(1, hit + spurious), hit / max(1, wanted)
