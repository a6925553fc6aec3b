"""The transformer: BERT with the pre-trained weights, words in, one vector a word and layer out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.parse.train.teacher.weights import Weights, read_weights

__all__ = ["Encoder"]

_FIRST, _PAD, _LAST, _UNKNOWN = 0, 1, 2, 3  # the tokenizer's special pieces
_MARK = "▁"
_MOST_PIECES = 12  # of one word: the rest of a web address says nothing
_EPSILON = 1e-12
_DROPOUT = 0.1


class _Layer(nn.Module):
    def __init__(self, weights: Weights, index: int) -> None:
        super().__init__()
        width, inner = weights.width, weights.inner
        self.heads = weights.heads
        self.attention = nn.Linear(width, 3 * width)
        self.joined = nn.Linear(width, width)
        self.attended = nn.LayerNorm(width, eps=_EPSILON)
        self.wide = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.thought = nn.LayerNorm(width, eps=_EPSILON)

        def stored(name: str) -> Tensor:
            return weights.tensors[f"l{index}.{name}"]

        self.attention.weight.data = torch.cat([stored(f"{one}.w").view(width, width) for one in "qkv"])
        self.attention.bias.data = torch.cat([stored(f"{one}.b") for one in "qkv"])
        for module, name in ((self.joined, "ao"), (self.wide, "fi"), (self.narrow, "fo")):
            module.weight.data = stored(f"{name}.w").view(module.weight.shape).clone()
            module.bias.data = stored(f"{name}.b").clone()
        for norm, name in ((self.attended, "aln"), (self.thought, "oln")):
            norm.weight.data, norm.bias.data = stored(f"{name}.w").clone(), stored(f"{name}.b").clone()

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

    The table of pieces is frozen: it is nine tenths of the weights, and training sees few of them.
    """

    def __init__(self, weights: Weights | None = None) -> None:
        from tokenizers import Tokenizer
        from tokenizers.models import Unigram

        super().__init__()
        weights = weights or read_weights()
        stored = weights.tensors
        self.width, self.depth = weights.width, weights.layers
        table = stored["emb.word"].view(-1, weights.width)[: len(weights.pieces)]
        self.pieces = nn.Embedding.from_pretrained(table.clone(), freeze=True)
        self.places = nn.Parameter(stored["emb.pos"].view(-1, weights.width).clone())
        self.kind = nn.Parameter(stored["emb.type"].view(-1, weights.width)[0].clone())
        self.norm = nn.LayerNorm(weights.width, eps=_EPSILON)
        self.norm.weight.data, self.norm.bias.data = stored["emb.ln.w"].clone(), stored["emb.ln.b"].clone()
        self.layers = nn.ModuleList(_Layer(weights, index) for index in range(weights.layers))
        vocabulary = list(zip(weights.pieces, weights.scores, strict=True))
        self._tokenizer = Tokenizer(Unigram(vocabulary, unk_id=_UNKNOWN))
        self._known: dict[str, list[int]] = {}

    def forward(self, sentences: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor]:
        """Layers × sentences × pieces × width, and sentences × (root + words) × pieces to average by."""
        rows = [[self._split(word) for word in words] for words in sentences]
        length = 2 + max(sum(map(len, row)) for row in rows)
        pieces = torch.full((len(rows), length), _PAD)
        pool = torch.zeros(len(rows), 1 + max(map(len, rows)), length)
        for index, row in enumerate(rows):
            flat = [_FIRST, *(piece for word in row for piece in word), _LAST]
            pieces[index, : len(flat)] = torch.tensor(flat)
            pool[index, 0, 0] = 1  # the first piece stands for the root
            at = 1
            for rank, word in enumerate(row, start=1):
                pool[index, rank, at : at + len(word)] = 1 / len(word)
                at += len(word)
        mask = (pieces != _PAD)[:, None, None, :].expand(-1, self.layers[0].heads, length, -1)
        states = self.norm(self.pieces(pieces) + self.places[:length] + self.kind)
        states = functional.dropout(states, _DROPOUT, self.training)
        layers = [states]
        for layer in self.layers:
            states = layer(states, mask)
            layers.append(states)
        stacked = torch.stack(layers)
        return stacked, pool.to(stacked.dtype)

    def _split(self, word: str) -> list[int]:
        known = self._known.get(word)
        if known is None:
            plain = unicodedata.normalize("NFKC", word).replace(" ", _MARK)
            ids = self._tokenizer.encode(_MARK + plain, add_special_tokens=False).ids
            known = self._known[word] = ids[:_MOST_PIECES] or [_UNKNOWN]
        return known
