"""The transformer: BERT, words in, one vector a word and layer out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.parse.network.pieces import FIRST, LAST, PAD, Pieces
from kg.parse.network.table import BLOCK, WEIGHTS, Table

__all__ = ["Encoder", "Shape"]

_EPSILON = 1e-12
_DROPOUT = 0.1


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a transformer; ``places`` is the most pieces that a sentence may have."""

    width: int
    layers: int
    heads: int
    inner: int
    places: int


class _Layer(nn.Module):
    def __init__(self, shape: Shape, linear: Callable[[int, int], nn.Module]) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attention = linear(shape.width, 3 * shape.width)
        self.joined = linear(shape.width, shape.width)
        self.attended = nn.LayerNorm(shape.width, eps=_EPSILON)
        self.wide = linear(shape.width, shape.inner)
        self.narrow = linear(shape.inner, shape.width)
        self.thought = nn.LayerNorm(shape.width, eps=_EPSILON)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = states.shape
        parts = self.attention(states).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.joined(mixed.transpose(1, 2).reshape(batch, length, width))
        states = self.attended(states + functional.dropout(mixed, _DROPOUT, self.training))
        thought = self.narrow(functional.gelu(self.wide(states)))
        return self.thought(states + functional.dropout(thought, _DROPOUT, self.training))


class Encoder(nn.Module):
    """Contextual vectors of words: the mean of their pieces' vectors, for the input and each layer.

    :param linear: what multiplies in the layers; :class:`kg.parse.network.linear.Linear` does not learn, but is fast.
    """

    def __init__(self, shape: Shape, pieces: Pieces, linear: Callable[[int, int], nn.Module] = nn.Linear) -> None:
        super().__init__()
        self.shape, self.pieces = shape, pieces
        self.table = Table(torch.zeros(len(pieces), shape.width // WEIGHTS * BLOCK, dtype=torch.uint8))
        self.places = nn.Parameter(torch.zeros(shape.places, shape.width))
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=_EPSILON)
        self.layers = nn.ModuleList(_Layer(shape, linear) for _ in range(shape.layers))

    def forward(self, sentences: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor]:
        """Layers × sentences × pieces × width, and sentences × (root + words) × pieces to average by."""
        rows = [self.pieces.rows(words, self.shape.places - 2) for words in sentences]
        length = 2 + max(sum(map(len, row)) for row in rows)
        numbers = torch.full((len(rows), length), PAD)
        pool = torch.zeros(len(rows), 1 + max(map(len, rows)), length)
        for index, row in enumerate(rows):
            flat = [FIRST, *(piece for word in row for piece in word), LAST]
            numbers[index, : len(flat)] = torch.tensor(flat)
            pool[index, 0, 0] = 1  # the first piece stands for the root
            at = 1
            for rank, word in enumerate(row, start=1):
                pool[index, rank, at : at + len(word)] = 1 / len(word)
                at += len(word)
        mask = (numbers != PAD)[:, None, None, :].expand(-1, self.shape.heads, length, -1)
        states = self.norm(self.table(numbers) + self.places[:length] + self.kind)
        states = functional.dropout(states, _DROPOUT, self.training)
        layers = [states]
        for layer in self.layers:
            states = layer(states, mask)
            layers.append(states)
        stacked = torch.stack(layers)
        return stacked, pool.to(stacked.dtype)
