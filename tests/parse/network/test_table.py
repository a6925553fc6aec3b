"""Four bits a weight, as ggml's Q4_0 has them."""

from __future__ import annotations

import numpy as np
import torch

from kg.parse.network.table import Table


def packed(values):
    """Q4_0, written a second time and otherwise: a scale and 32 nibbles for each block."""
    blocks = values.reshape(-1, 32)
    scale = np.abs(blocks).max(axis=1, keepdims=True) / 7 + 1e-6
    nibbles = (np.clip(np.round(blocks / scale), -8, 7) + 8).astype(np.uint8)
    return b"".join(
        scale[n].astype("<f2").tobytes() + (row[:16] | (row[16:] << 4)).tobytes() for n, row in enumerate(nibbles)
    )


def test_vectors_come_back_within_their_four_bits():
    right = np.random.default_rng(1).normal(size=(5, 64))
    table = Table(torch.frombuffer(bytearray(packed(right)), dtype=torch.uint8).view(5, -1))
    found = table(torch.arange(5)).numpy()
    assert np.abs(found - right).max() < np.abs(right).max() / 7
    assert np.corrcoef(found.ravel(), right.ravel())[0, 1] > 0.98


def test_any_shape_of_numbers_gives_that_shape_of_vectors():
    table = Table(torch.zeros(3, 36, dtype=torch.uint8))
    assert table(torch.tensor([[0, 2], [1, 1]])).shape == (2, 2, 64)
    assert not table(torch.tensor([2])).any()  # a scale of nothing
