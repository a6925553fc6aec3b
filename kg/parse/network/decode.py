"""From scores to labels: a tree with one root, and names whose tags agree."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import torch
from torch import Tensor

from kg.parse.network.labelled import Labelled
from kg.parse.network.network import Network

__all__ = ["label"]

_NEVER = -1e4
# What a second opinion adds to the score (log-probability) of its tag, and what to find no name costs.
_SECONDED, _SECONDED_NONE, _NONE = 2.0, 1.0, -0.5


def label(
    network: Network, sentences: Sequence[Sequence[str]], opinions: Sequence[Sequence[str]] = ()
) -> list[Labelled]:
    """Sentences (their words) with the network's labels in all tasks.

    :param opinions: BIOES tags of names by another tagger, for each sentence, or nothing.
    """
    with torch.no_grad():
        scores = network(sentences)
        heads = torch.zeros(scores["arc"].shape[:2], dtype=torch.long)
        for index, words in enumerate(sentences):
            size = len(words)
            heads[index, :size] = _tree(torch.log_softmax(scores["arc"][index, :size, : size + 1], -1))
        relations = network.label_arcs(scores, heads)
    names = network.labels
    root = names["deprel"].index("root")
    relations[..., root] = _NEVER
    chosen = torch.where(heads == 0, torch.tensor(root), relations.argmax(-1))
    return [
        Labelled(
            words=tuple(words),
            upos=_labels(names["upos"], scores["upos"][index, :size].argmax(-1)),
            feats=_labels(names["feats"], scores["feats"][index, :size].argmax(-1)),
            heads=tuple(heads[index, :size].tolist()),
            deprel=_labels(names["deprel"], chosen[index, :size]),
            names=_names(scores["names"][index, :size], tuple(names["names"]), opinions[index] if opinions else ()),
        )
        for index, words in enumerate(sentences)
        for size in [len(words)]
    ]


def _labels(names: Sequence[str], chosen: Tensor) -> tuple[str, ...]:
    return tuple(names[number] for number in chosen.tolist())


def _tree(scores: Tensor) -> Tensor:
    """The best tree with one root: the best heads where they are one, else Chu-Liu/Edmonds."""
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    size = scores.shape[1]
    table = np.full((size, size), _NEVER)
    table[1:] = scores.float().numpy()
    np.fill_diagonal(table, _NEVER)
    heads = table.argmax(axis=1)
    heads[0] = 0
    if not _is_tree(heads):
        heads = chuliu_edmonds_one_root(table)
    return torch.tensor(heads[1:])


def _is_tree(heads: np.ndarray) -> bool:
    reached = [True] + [False] * (len(heads) - 1)
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while not reached[at]:
            if at in path:
                return False
            path.append(at)
            at = int(heads[at])
        for place in path:
            reached[place] = True
    return int((heads[1:] == 0).sum()) == 1


def _names(scores: Tensor, tags: tuple[str, ...], opinions: Sequence[str]) -> tuple[str, ...]:
    """The best sequence of tags that agree (Viterbi)."""
    moves, first, last = _moves(tags)
    steps = torch.log_softmax(scores, -1)
    if opinions:
        steps[:, tags.index("O")] += _NONE
        for step, tag in zip(steps, opinions, strict=True):
            step[tags.index(tag)] += _SECONDED_NONE if tag == "O" else _SECONDED
    best = steps[0] + first
    back: list[Tensor] = []
    for step in steps[1:]:
        value, origin = (best[:, None] + moves).max(0)
        back.append(origin)
        best = step + value
    at = int((best + last).argmax())
    path = [at]
    for origin in reversed(back):
        at = int(origin[at])
        path.append(at)
    return tuple(tags[at] for at in reversed(path))


@cache
def _moves(tags: tuple[str, ...]) -> tuple[Tensor, Tensor, Tensor]:
    def cost(allowed: bool) -> float:  # noqa: FBT001 - a number for a yes or no
        return 0.0 if allowed else _NEVER

    def follows(before: str, after: str) -> bool:
        inside = after[0] in "IE"
        return inside == (before[0] in "BI") and (not inside or before[2:] == after[2:])

    moves = torch.tensor([[cost(follows(before, after)) for after in tags] for before in tags])
    first = torch.tensor([cost(tag[0] in "OBS") for tag in tags])
    last = torch.tensor([cost(tag[0] in "OES") for tag in tags])
    return moves, first, last
