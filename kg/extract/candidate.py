"""The candidate record: an event as one sentence tells it, its participants still words."""

from __future__ import annotations

from dataclasses import dataclass

from kg.records import Modality, Polarity


@dataclass(frozen=True, slots=True)
class Participant:
    """A word in a role, and the construction that put it there."""

    role: str  # actor, target, theme, place
    word: int
    rule: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """``trigger`` are the word ids that evoke the class; ``sources`` those who say so."""

    sentence: int
    word: int
    trigger: tuple[int, ...]
    cls: str
    rule: str
    participants: tuple[Participant, ...]
    polarity: Polarity
    modality: Modality
    future: bool = False
    sources: tuple[int, ...] = ()
    predicate: str | None = None
    nominal: bool = False
    part: int = 0  # word of the one target with a time of its own, when the event was split for it
    clause: int | None = None  # head word of the clause that is said, demanded …

    def of(self, role: str) -> tuple[Participant, ...]:
        """The participants in a role."""
        return tuple(p for p in self.participants if p.role == role)
