"""The network's file: matrices in eight bits, a scale a row; the rest in half precision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from kg.parse.network.encoder import Encoder, Shape
from kg.parse.network.linear import Linear, kept
from kg.parse.network.network import Network
from kg.parse.network.pieces import Pieces

__all__ = ["read_network", "write_network"]

_LARGEST = 127
_MATRIX = 2  # dimensions
_BETWEEN = "\n"
_LAYERS = "encoder.layers."


def write_network(network: Network, path: Path) -> int:
    """Write the network; return the bytes."""
    pieces = network.encoder.pieces
    content = {
        "shape": asdict(network.encoder.shape),
        "labels": network.labels,
        "pieces": _BETWEEN.join(pieces.pieces),
        "scores": torch.tensor(pieces.scores),
        "state": {name: _packed(value) for name, value in network.state_dict().items()},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(content, path, _use_new_zipfile_serialization=False)
    return path.stat().st_size


def read_network(path: Path) -> Network:
    """The network in ``path``, ready to label; it does not learn any more."""
    content = torch.load(path, map_location="cpu", weights_only=True)
    pieces = Pieces(content["pieces"].split(_BETWEEN), content["scores"].tolist())
    with torch.device("meta"):
        network = Network(content["labels"], Encoder(Shape(**content["shape"]), pieces, Linear))
    state = dict(pair for name, value in content["state"].items() for pair in _unpacked(name, value))
    network.load_state_dict(state, assign=True)
    network.requires_grad_(requires_grad=False)
    network.eval()
    return network


def _packed(value: Tensor) -> Any:
    if not value.is_floating_point():
        return value.clone()
    if value.dim() < _MATRIX:
        return value.half()
    scale = (value.abs().amax(-1, keepdim=True) / _LARGEST).clamp(min=1e-8).half()
    return (value / scale.float()).round().clamp(-_LARGEST, _LARGEST).to(torch.int8), scale


def _unpacked(name: str, value: Any) -> Iterator[tuple[str, Tensor]]:
    if not isinstance(value, tuple):
        yield name, value.float() if value.is_floating_point() else value
        return
    whole, scale = value
    if name.startswith(_LAYERS):
        matrix = name.removesuffix(".weight")
        yield f"{matrix}.whole", kept(whole)
        yield f"{matrix}.scale", scale.float().view(-1)
    else:
        yield name, whole.float() * scale.float()
