"""A sentence with its labels: what the network learns from and writes."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Labelled"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words and, where known, their labels. ``heads`` are 1-based, 0 for the root; ``names`` are BIOES tags."""

    words: tuple[str, ...]
    upos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deprel: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
