"""Pre-trained weights are read as they were packed, and an encoder keeps the pieces that are asked for."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from kg.errors import ModelError
from kg.parse.network.encoder import Shape
from kg.parse.train.pretrained import pretrained_encoder, read_pretrained


def test_sizes_pieces_and_matrices(weights_file):
    path, right = weights_file
    weights = read_pretrained(path)
    assert weights.shape == Shape(width=32, layers=2, heads=2, inner=64, places=40)
    assert weights.pieces[:5] == ("<s>", "<pad>", "</s>", "<unk>", "▁") and len(weights.scores) == 10
    found = weights.tensor("l0.q.w").numpy()
    assert np.abs(found - right).max() < np.abs(right).max() / 7
    assert np.corrcoef(found, right)[0, 1] > 0.98


def test_other_files_are_not_taken_for_weights(tmp_path):
    path = tmp_path / "other.bin"
    path.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ModelError, match="not packed e5"):
        read_pretrained(path)


def test_fewer_pieces_give_the_same_vectors_for_words_made_of_them(weights_file):
    weights = read_pretrained(weights_file[0])
    every = pretrained_encoder(weights, range(10)).eval()
    some = pretrained_encoder(weights, [5, 6, 7]).eval()
    assert some.pieces.pieces == ("<s>", "<pad>", "</s>", "<unk>", "▁le", "▁chat", "s")
    with torch.no_grad():
        whole, pool = every([["le", "chats"]])
        part, _ = some([["le", "chats"]])
    torch.testing.assert_close(pool @ part[-1], pool @ whole[-1])
