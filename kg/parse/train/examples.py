"""What the network learns from: labelled sentences, in batches of like length."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kg.parse.network.labelled import Labelled
from kg.parse.train.treebanks import Tree, read_trees

__all__ = ["NAMES", "batches", "bioes", "examples", "named_examples", "silver_examples"]

NAMES = "# names = "  # the comment with a silver sentence's BIOES tags
_LONGEST = 160
_POOL = 400  # sentences sorted by length together; shuffled before and after


def examples(trees: Iterable[Tree], names: Mapping[str, Sequence[str]] | None = None) -> list[Labelled]:
    """The trees as examples; very long sentences are left out.

    :param names: IOB tags by sentence id.
    """
    return [_example(tree, bioes((names or {}).get(tree.sent_id, ()))) for tree in trees if len(tree.words) <= _LONGEST]


def silver_examples(path: Path) -> list[Labelled]:
    """The sentences that :mod:`kg.parse.train.annotate` wrote."""
    lines = path.read_text(encoding="utf-8").splitlines()
    tags = [tuple(line.removeprefix(NAMES).split()) for line in lines if line.startswith(NAMES)]
    return [_example(tree, names) for tree, names in zip(read_trees(path), tags, strict=True)]


def named_examples(path: Path) -> list[Labelled]:
    """Sentences with names only: a JSON list of pairs of words and IOB tags."""
    pairs = json.loads(path.read_text(encoding="utf-8"))
    return [Labelled(words=tuple(words), names=bioes(tags)) for words, tags in pairs if len(words) <= _LONGEST]


def _example(tree: Tree, names: tuple[str, ...]) -> Labelled:
    return Labelled(
        words=tuple(word.form for word in tree.words),
        upos=tuple(word.upos for word in tree.words),
        feats=tuple(word.feats for word in tree.words),
        heads=tuple(int(word.head) for word in tree.words),
        deprel=tuple(word.deprel for word in tree.words),
        names=names,
    )


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
