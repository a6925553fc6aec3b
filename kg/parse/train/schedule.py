"""What our own trainers share: the rate of learning, up in the first steps and then straight down, and the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

__all__ = ["falling_rate", "run_as_program"]

_WARM = 80  # steps


def falling_rate(optimizers: Iterable[Any], top: float, step: int, steps: int) -> None:
    """Set the rate of the optimizers for ``step`` (from 1) of ``steps``."""
    rate = top * min(step / _WARM, 1.0) * (steps - step + 1) / steps
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = rate


def run_as_program(learn: Callable[..., None], description: str | None) -> None:
    """Call a trainer with what the command line says; options that are not ours are Stanza's."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gold", "silver", "tune", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1234)
    given, options = parser.parse_known_args()
    learn(given.gold, given.silver, given.tune, given.out, steps=given.steps, seed=given.seed, options=options)
