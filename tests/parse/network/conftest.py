"""A network of two layers with random weights, over ten pieces."""

from __future__ import annotations

import pytest
import torch

from kg.parse.network.encoder import Encoder, Shape
from kg.parse.network.network import Network
from kg.parse.network.pieces import Pieces

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁le", "▁chat", "s", "▁dort", "a"]
SHAPE = Shape(width=32, layers=2, heads=2, inner=64, places=40)
LABELS = {
    "upos": ["DET", "NOUN", "VERB"],
    "feats": ["Number=Sing", "_"],
    "deprel": ["det", "nsubj", "root"],
    "names": ["B-PER", "E-PER", "I-PER", "O", "S-PER"],
}


@pytest.fixture
def pieces():
    return Pieces(PIECES, [float(-number) for number in range(len(PIECES))])


@pytest.fixture
def network(pieces):
    torch.manual_seed(0)
    network = Network(LABELS, Encoder(SHAPE, pieces))
    torch.nn.init.normal_(network.encoder.places)
    rows = network.encoder.table.rows
    blocks = torch.randint(0, 256, rows.shape, dtype=torch.uint8)
    blocks[:, :2] = torch.tensor([0.1], dtype=torch.float16).view(torch.uint8)
    network.encoder.table.rows = blocks
    return network.eval()
