"""A sentence in pieces, so that its marked words can be shown."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from kg.graph.facts import EvidenceView


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that carry the same marks."""

    text: str
    roles: tuple[str, ...] = ()  # actor, target, trigger …; empty for plain words
    iri: str = ""  # what they stand for, when that is one thing


def pieces(evidence: EvidenceView) -> tuple[Piece, ...]:
    """The evidence's sentence cut wherever a mark begins or ends. Together the pieces are the sentence."""
    inside = [mark for mark in evidence.marks if evidence.begin <= mark.begin < mark.end <= evidence.end]
    cuts = sorted(
        {evidence.begin, evidence.begin + len(evidence.text), *(at for m in inside for at in (m.begin, m.end))}
    )
    found = []
    for begin, end in itertools.pairwise(cuts):
        here = [mark for mark in inside if mark.begin <= begin and end <= mark.end]
        roles = tuple(dict.fromkeys(mark.role for mark in here))
        named = {mark.iri for mark in here if mark.iri}
        text = evidence.text[begin - evidence.begin : end - evidence.begin]
        found.append(Piece(text, roles, min(named) if len(named) == 1 else ""))
    return tuple(found)
