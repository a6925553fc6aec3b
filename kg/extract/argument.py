"""Arguments: which word fills which slot of a predicate, and by which construction we know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Argument:
    """``slot`` is a local name of the lexicon's slots (``subj``, ``obj``, ``a``, ``avec`` …); ``word`` a word id."""

    slot: str
    word: int
    rule: str
    marker: str = ""
