"""Vectors of pieces in four bits a weight, unpacked when they are looked up.

The blocks are those of ggml's Q4_0: 32 weights as a half-precision scale and 16 bytes of two
nibbles; a nibble of 8 is zero. The table is a third of the shipped weights and frozen in
training, so it is kept as the pre-trained model has it.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

__all__ = ["BLOCK", "WEIGHTS", "Table"]

BLOCK = 18  # bytes
WEIGHTS = 32  # of a block
_SCALE = 2  # bytes
_ZERO = 8


class Table(nn.Module):
    """Piece numbers (any shape) to vectors (that shape × width).

    :param rows: pieces × (width / 32 × 18) bytes.
    """

    rows: Tensor

    def __init__(self, rows: Tensor) -> None:
        super().__init__()
        self.register_buffer("rows", rows)

    def forward(self, numbers: Tensor) -> Tensor:
        """The vectors in single precision."""
        blocks = self.rows[numbers].unflatten(-1, (-1, BLOCK))
        scale = blocks[..., :_SCALE].contiguous().view(torch.float16).float()
        nibbles = torch.cat([blocks[..., _SCALE:] & 15, blocks[..., _SCALE:] >> 4], dim=-1)
        return ((nibbles.float() - _ZERO) * scale).flatten(-2)
