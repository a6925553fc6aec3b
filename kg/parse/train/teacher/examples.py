"""What the teacher learns from and writes: sentences with their labels, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.parse.train.treebanks import Tree

__all__ = ["Example", "batches", "bioes", "examples"]

_LONGEST = 160
_POOL = 400  # sentences sorted by length together; shuffled before and after


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: words and, where known, their labels. ``names`` are BIOES tags or empty."""

    words: tuple[str, ...]
    upos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deprel: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def examples(trees: Iterable[Tree], names: Mapping[str, Sequence[str]] | None = None) -> list[Example]:
    """The trees as examples; very long sentences are left out.

    :param names: IOB tags by sentence id.
    """
    return [
        Example(
            words=tuple(word.form for word in tree.words),
            upos=tuple(word.upos for word in tree.words),
            feats=tuple(word.feats for word in tree.words),
            heads=tuple(int(word.head) for word in tree.words),
            deprel=tuple(word.deprel for word in tree.words),
            names=bioes((names or {}).get(tree.sent_id, ())),
        )
        for tree in trees
        if len(tree.words) <= _LONGEST
    ]


def bioes(tags: Sequence[str]) -> tuple[str, ...]:
    """IOB tags with the ends marked: S for a name of one word, E for the last of several.

    >>> bioes(["B-PER", "I-PER", "O", "B-LOC"])
    ('B-PER', 'E-PER', 'O', 'S-LOC')
    """
    return tuple(
        tag if tag == "O" else ("SE" if not _goes_on(tags, at) else "BI")[tag[0] == "I"] + tag[1:]
        for at, tag in enumerate(tags)
    )


def _goes_on(tags: Sequence[str], at: int) -> bool:
    return at + 1 < len(tags) and tags[at + 1] == "I" + tags[at][1:]


def batches(lengths: Sequence[int], size: int, rng: random.Random | None = None) -> list[list[int]]:
    """Indices of sentences in batches of at most ``size`` words, padding counted.

    :param rng: shuffles; without it all are sorted by length.
    """
    order = list(range(len(lengths)))
    if rng:
        rng.shuffle(order)
    pool = _POOL if rng else max(1, len(order))
    made: list[list[int]] = []
    for start in range(0, len(order), pool):
        batch: list[int] = []
        for index in sorted(order[start : start + pool], key=lambda index: lengths[index]):
            if batch and lengths[index] * (len(batch) + 1) > size:
                made.append(batch)
                batch = []
            batch.append(index)
        made += [batch] if batch else []
    if rng:
        rng.shuffle(made)
    return made
