"""The network learns, goes on where it was stopped, and labels what it has seen. The sentences are invented."""

from __future__ import annotations

import pytest
import torch

from kg.parse.network.decode import label
from kg.parse.network.encoder import Encoder, Shape
from kg.parse.network.labelled import Labelled
from kg.parse.network.network import Network
from kg.parse.network.pieces import Pieces
from kg.parse.train import learn
from kg.parse.train.learn import _loss, _train

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁le", "▁chat", "s", "▁dort", "▁Ann"]
SEEN = Labelled(
    ("le", "chat", "dort"), ("DET", "NOUN", "VERB"), ("_", "_", "_"), (2, 3, 0), ("det", "nsubj", "root"), ("O",) * 3
)
NAMED = Labelled(("Ann", "dort"), names=("S-PER", "O"))
LABELS = {
    "upos": ["DET", "NOUN", "VERB"],
    "feats": ["_"],
    "deprel": ["det", "nsubj", "root"],
    "names": ["B-PER", "E-PER", "I-PER", "O", "S-PER"],
}


def fresh():
    torch.manual_seed(0)
    network = Network(LABELS, Encoder(Shape(32, 2, 2, 64, 40), Pieces(PIECES, [-1.0] * len(PIECES))))
    torch.nn.init.normal_(network.encoder.places, std=0.1)
    rows = torch.randint(0, 256, network.encoder.table.rows.shape, dtype=torch.uint8)
    rows[:, :2] = torch.tensor([0.1], dtype=torch.float16).view(torch.uint8)
    network.encoder.table.rows = rows
    return network


def test_it_learns_the_sentences_by_heart(tmp_path):
    network = fresh()
    _train(network, [[SEEN, NAMED]] * 120, tmp_path / "network.part")
    (found, named) = label(network, [SEEN.words, NAMED.words])
    assert found == SEEN
    assert named.names == NAMED.names
    assert not (tmp_path / "network.part").exists()


def test_a_batch_without_trees_still_has_a_loss():
    assert torch.isfinite(_loss(fresh(), [NAMED]))


def test_an_interrupted_training_ends_as_if_it_had_not_been(tmp_path, monkeypatch):
    monkeypatch.setattr(learn, "_KEPT_EVERY", 3)
    plan = [[SEEN], [NAMED, SEEN]] * 4
    whole = fresh()
    _train(whole, plan, tmp_path / "whole.part")
    stopped = fresh()  # the same random numbers again
    steps = iter(range(5))

    def loss(network, batch):
        if next(steps, None) is None:
            raise KeyboardInterrupt
        return _loss(network, batch)

    with monkeypatch.context() as patch:
        patch.setattr(learn, "_loss", loss)
        with pytest.raises(KeyboardInterrupt):
            _train(stopped, plan, tmp_path / "stopped.part")
    again = fresh()
    _train(again, plan, tmp_path / "stopped.part")
    for one, other in zip(whole.parameters(), again.parameters(), strict=True):
        torch.testing.assert_close(one, other)
