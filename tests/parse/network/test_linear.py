"""Products in whole numbers are nearly those in single precision, and the same on every processor."""

from __future__ import annotations

import pytest
import torch

from kg.parse.network import linear
from kg.parse.network.linear import Linear, kept


def made(whole, scale, bias):
    layer = Linear(whole.shape[1], whole.shape[0])
    layer.load_state_dict({"whole": kept(whole), "scale": scale, "bias": bias}, assign=True)
    return layer


@pytest.fixture
def parts():
    torch.manual_seed(3)
    return torch.randint(-127, 128, (48, 64), dtype=torch.int8), torch.rand(48) / 100, torch.randn(48)


@pytest.fixture(params=[True, False], ids=["bytes", "single precision"])
def processor(request, monkeypatch):
    if request.param and not linear._multiplies_bytes():
        pytest.skip("this processor does not multiply bytes")
    monkeypatch.setattr(linear, "_multiplies_bytes", lambda: request.param)


def test_it_is_nearly_the_product_in_single_precision(parts, processor):
    whole, scale, bias = parts
    states = torch.randn(2, 5, 64)
    right = torch.nn.functional.linear(states, whole.float() * scale[:, None], bias)
    found = made(*parts)(states)
    assert found.shape == (2, 5, 48)
    assert float((found - right).abs().max()) < 0.02 * float(right.abs().max())


def test_a_vector_does_not_see_its_neighbours(parts, processor):
    layer, states = made(*parts), torch.randn(4, 64)
    states[3] *= 1000  # would spoil a scale that all share
    assert torch.equal(layer(states)[:3], layer(states[:3]))


def test_nothing_gives_the_bias(parts, processor):
    assert torch.equal(made(*parts)(torch.zeros(1, 64))[0], parts[2])


def test_processors_agree(parts, monkeypatch):
    if not linear._multiplies_bytes():
        pytest.skip("this processor does not multiply bytes")
    states = torch.randn(7, 64)
    fast = made(*parts)(states)
    monkeypatch.setattr(linear, "_multiplies_bytes", lambda: False)
    torch.testing.assert_close(made(*parts)(states), fast, atol=1e-6, rtol=1e-6)
