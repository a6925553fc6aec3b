"""Turn the stand-off name layer over the treebanks into tagged tokens of sentences.

A line of the layer is ``sent_id TAB TYPE:surface|TYPE:surface``, the names in order of
appearance; the tokens are those of the treebank (a multi-word token counts as one).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.parse.train.treebanks import Tree

__all__ = ["Tagged", "over_words", "read_layer", "swap_names", "tag_tree"]

_SEPARATOR = "|"
_KEPT_WHEN_SWAPPED = 0.3
_VOWELS = frozenset("AEIOUYÉÈÊÎÔaeiouyéèêîôH")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence as tokens and their IOB2 tags (``B-PER``, ``I-PER``, ``O``)."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]


def read_layer(path: Path) -> dict[str, tuple[tuple[str, str], ...]]:
    """The names of each annotated sentence as ``(type, surface)``, by ``sent_id``."""
    layer: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        sent_id, _, names = line.partition("\t")
        pairs = (name.partition(":") for name in names.split(_SEPARATOR) if name)
        layer[sent_id] = tuple((label, surface) for label, _, surface in pairs)
    return layer


def tag_tree(tree: Tree, names: Sequence[tuple[str, str]]) -> Tagged:
    """The tokens of a tree with the tags of its names; a name that is not found is left out."""
    spans: list[tuple[int, int]] = []
    position = 0
    for token in tree.tokens:
        spans.append((position, position + len(token.form)))
        position += len(token.form) + token.space_after
    tags = ["O"] * len(spans)
    start = 0
    for label, surface in names:
        begin = tree.text.find(surface, start)
        if begin < 0:
            continue
        start = end = begin + len(surface)
        inside = [i for i, (first, last) in enumerate(spans) if first < end and last > begin]
        for rank, i in enumerate(inside):
            tags[i] = f"{'I' if rank else 'B'}-{label}"
    return Tagged(tuple(token.form for token in tree.tokens), tuple(tags))


def over_words(tree: Tree, tags: Sequence[str]) -> tuple[str, ...]:
    """The tags of tokens as tags of words: both words of « du » within a name are inside it."""
    spread: list[str] = []
    for token, tag in zip(tree.tokens, tags, strict=True):
        first, _, last = token.id.partition("-")
        more = int(last or first) - int(first)
        spread += [tag, *("O" if tag == "O" else f"I{tag[1:]}" for _ in range(more))]
    return tuple(spread)


def _chunks(sentence: Tagged) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentence as runs ``(label, tokens)``; outside of names each token is a run, label O."""
    run: list[str] = []
    label = "O"
    for token, tag in zip(sentence.tokens, sentence.tags, strict=True):
        if not tag.startswith("I-") and run:
            yield label, tuple(run)
            run = []
        label = tag[2:] or "O"
        run.append(token)
    if run:
        yield label, tuple(run)


def swap_names(
    sentences: Iterable[Tagged], names: Mapping[str, Sequence[tuple[str, ...]]], *, seed: int
) -> Iterator[Tagged]:
    """The sentences with names drawn anew from ``names`` (by label, as tokens).

    It shows the tagger names that the treebanks have not, in contexts that they have. A name
    of one word gives way to one of one word, and after « l' » or « d' » only to a vowel.
    """
    rng = random.Random(seed)  # noqa: S311 - variety, not secrecy
    pools: defaultdict[tuple[str, bool, bool], list[tuple[str, ...]]] = defaultdict(list)
    for label, found in names.items():
        for name in found:
            pools[label, len(name) > 1, name[0][0] in _VOWELS].append(name)
    for sentence in sentences:
        tokens: list[str] = []
        tags: list[str] = []
        for label, run in _chunks(sentence):
            elided = bool(tokens) and tokens[-1].endswith(("'", "’"))
            pool = pools.get((label, len(run) > 1, elided))
            new = rng.choice(pool) if pool and rng.random() > _KEPT_WHEN_SWAPPED else run
            tokens.extend(new)
            tags.extend("O" if label == "O" else f"{'I' if i else 'B'}-{label}" for i in range(len(new)))
        yield Tagged(tuple(tokens), tuple(tags))
