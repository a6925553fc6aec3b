"""Words in, vectors out, whatever else is in the batch."""

from __future__ import annotations

import pytest
import torch


def test_a_word_is_the_mean_of_its_pieces(network):
    _, pool = network.encoder([["le", "chats"]])
    assert pool.shape[1] == 3 and float(pool[0].sum()) == pytest.approx(3)
    assert pool[0, 2].count_nonzero() == 2  # ▁chat, s


def test_a_sentence_does_not_see_its_neighbours(network):
    alone, pool = network.encoder([["le", "chats"]])
    both, wide = network.encoder([["le", "chats"], ["le", "chat", "dort", "a", "a"]])
    torch.testing.assert_close((wide @ both[-1])[0, :3], (pool @ alone[-1])[0], atol=1e-5, rtol=1e-4)


def test_the_order_of_words_matters(network):
    one, pool = network.encoder([["le", "chat"]])
    two, _ = network.encoder([["chat", "le"]])
    assert not torch.allclose((pool @ one[-1])[0, 1], (pool @ two[-1])[0, 2], atol=1e-3)
