"""Which time expression belongs to which event: the one that hangs, by the tree, on its trigger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kg.extract import Candidate, Clauses
from kg.extract.apart import time_before
from kg.mention.dates import find_dates
from kg.records import TimeValue, Word


def _governed(clauses: Clauses, verb: Word, owners: dict[int, list[int]]) -> int | None:
    """« En 2004, la France tentait de négocier … »: the date of an embedding verb is that of what it embeds."""
    for child in clauses.tree.children(verb, "xcomp"):
        if child.id in owners:
            return owners[child.id][0]
        if (deeper := _governed(clauses, child, owners)) is not None:
            return deeper
    return None


def times_of(clauses: Clauses, candidates: Iterable[Candidate], anchor: dt.date | None) -> dict[int, TimeValue]:
    """Trigger word id → time; for a part of an event, minus the word of the part. A verb's time also holds for the noun that it supports."""
    sentence = clauses.tree.sentence
    owners: dict[int, list[int]] = {}
    found = list(candidates)
    parts = {c.part: time for c in found if c.part and (time := time_before(clauses, clauses.tree.word(c.part)))}
    for c in found:
        for id in c.trigger:
            owners.setdefault(id, []).append(c.word)
    out: dict[int, TimeValue] = {}
    for date in find_dates(sentence.text, anchor):
        if date.value is None or date.kind != "date":
            continue
        begin, end = date.begin + sentence.begin, date.end + sentence.begin
        words = [w for w in clauses.tree.words if w.begin < end and w.end > begin]
        dated = [part for part, time in parts.items() if begin <= time.begin < end]
        out.update({-part: date.value for part in dated})
        for owner in [] if dated else _owners_of(clauses, words, owners):
            out.setdefault(owner, date.value)
    return out


def _owners_of(clauses: Clauses, words: list[Word], owners: dict[int, list[int]]) -> list[int]:
    """Trigger words that the words of a date hang on: those of the nearest event above them in their clause."""
    ids = {w.id for w in words}
    top = next((w for w in words if w.head not in ids), None)
    for ancestor in clauses.tree.ancestors(top) if top is not None else ():
        if ancestor.id in owners:
            return owners[ancestor.id]
        if ancestor.upos != "VERB":
            continue
        governed = _governed(clauses, ancestor, owners)
        if governed is not None:
            return [governed]
        if ancestor.rel not in {"xcomp", "conj"}:
            return []
    return []
