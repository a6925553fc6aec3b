"""The rate of learning: up in the first steps, then down in a straight line to nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["falling_rate"]

_WARM = 80  # steps


def falling_rate(optimizers: Iterable[Any], top: float, step: int, steps: int) -> None:
    """Set the rate of the optimizers for ``step`` (from 1) of ``steps``."""
    rate = top * min(step / _WARM, 1.0) * (steps - step + 1) / steps
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = rate
