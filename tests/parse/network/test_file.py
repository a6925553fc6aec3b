"""The network's file: small, and the same network again."""

from __future__ import annotations

import torch

from kg.parse.network.decode import label
from kg.parse.network.file import read_network, write_network

SENTENCES = [("le", "chat", "dort"), ("chats", "a")]


def test_it_is_read_as_it_was_written(network, tmp_path):
    write_network(network, tmp_path / "network.pt")
    again = read_network(tmp_path / "network.pt")
    assert again.labels == network.labels and again.encoder.pieces.pieces == network.encoder.pieces.pieces
    assert torch.equal(again.encoder.table.rows, network.encoder.table.rows)
    with torch.no_grad():
        for task, right in network(SENTENCES).items():
            torch.testing.assert_close(again(SENTENCES)[task], right, atol=0.05, rtol=0.05)


def test_it_labels_as_the_network_that_was_written(network, tmp_path):
    write_network(network, tmp_path / "network.pt")
    assert label(read_network(tmp_path / "network.pt"), SENTENCES) == label(network, SENTENCES)


def test_matrices_take_a_byte_a_weight(network, tmp_path):
    size = write_network(network, tmp_path / "network.pt")
    weights = sum(value.numel() for value in network.state_dict().values())
    assert size < 1.5 * weights


def test_it_learns_nothing_more(network, tmp_path):
    write_network(network, tmp_path / "network.pt")
    again = read_network(tmp_path / "network.pt")
    assert not any(parameter.requires_grad for parameter in again.parameters())
    assert not again.training
