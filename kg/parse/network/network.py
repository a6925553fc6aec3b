"""One encoder, four heads: part of speech, features, tree (biaffine) and names.

The tree is scored as in Dozat and Manning (2017), each head reads its own learned mix of the
encoder's layers (Peters et al. 2018), and all four are learned together, as in UDify (Kondratyuk
and Straka 2019).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.parse.network.encoder import Encoder

__all__ = ["Network", "Scores"]

Scores = dict[str, Tensor]

_ARC, _RELATION = 400, 128
_DROPOUT = 0.3
_SPREAD = 0.01
_VIEWS = ("tree", "tags", "names")


class Network(nn.Module):
    """Scores for all tasks.

    :param labels: the labels in order: ``upos``, ``feats``, ``deprel``, ``names`` (BIOES).
    """

    def __init__(self, labels: Mapping[str, Sequence[str]], encoder: Encoder) -> None:
        super().__init__()
        self.labels = {task: list(names) for task, names in labels.items()}
        self.encoder = encoder
        width, layers = encoder.shape.width, encoder.shape.layers + 1
        last = torch.cat([torch.zeros(layers - 1), torch.ones(1)])
        self.mix = nn.ParameterDict({view: nn.Parameter(last.clone()) for view in _VIEWS})
        self.arc_head, self.arc_child = nn.Linear(width, _ARC), nn.Linear(width, _ARC)
        self.relation_head, self.relation_child = nn.Linear(width, _RELATION), nn.Linear(width, _RELATION)
        self.arcs = nn.Parameter(torch.randn(_ARC + 1, _ARC) * _SPREAD)
        self.relations = nn.Parameter(torch.randn(len(labels["deprel"]), _RELATION + 1, _RELATION + 1) * _SPREAD)
        self.upos = nn.Linear(width, len(labels["upos"]))
        self.feats = nn.Linear(width, len(labels["feats"]))
        self.names = nn.Linear(width, len(labels["names"]))

    def forward(self, sentences: Sequence[Sequence[str]]) -> Scores:
        """Scores of sentences: ``arc`` (sentence × word × possible head, 0 the root), ``upos``, ``feats``,
        ``names`` (sentence × word × label), and the two sides for :meth:`label_arcs`.
        """
        layers, pool = self.encoder(sentences)
        shares = torch.softmax(torch.stack([self.mix[view] for view in _VIEWS]), -1).to(layers.dtype)
        mixed = torch.tensordot(shares, layers, dims=1)
        tree, tags, names = (self._drop(pool @ view) for view in mixed)
        head, child = self._side(self.arc_head, tree), self._side(self.arc_child, tree)[:, 1:]
        arc = (_with_one(child) @ self.arcs.to(child.dtype)) @ head.transpose(1, 2)
        return {
            "arc": arc.float(),
            "upos": self.upos(tags[:, 1:]).float(),
            "feats": self.feats(tags[:, 1:]).float(),
            "names": self.names(names[:, 1:]).float(),
            "head": _with_one(self._side(self.relation_head, tree)),
            "child": _with_one(self._side(self.relation_child, tree)[:, 1:]),
        }

    def label_arcs(self, scores: Scores, heads: Tensor) -> Tensor:
        """Sentence × word × relation, for the given heads (sentence × word)."""
        width = scores["head"].shape[-1]
        chosen = torch.gather(scores["head"], 1, heads[..., None].expand(-1, -1, width))
        return torch.einsum("bwi,lij,bwj->bwl", scores["child"], self.relations.to(chosen.dtype), chosen).float()

    def _side(self, layer: nn.Linear, states: Tensor) -> Tensor:
        return self._drop(functional.gelu(layer(states)))

    def _drop(self, states: Tensor) -> Tensor:
        return functional.dropout(states, _DROPOUT, self.training)


def _with_one(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones_like(states[..., :1])], dim=-1)
