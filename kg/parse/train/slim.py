"""Make a trained model small: half precision, no optimizer, no paths of the machine.

Stanza copies the tensors into single-precision layers when it loads them, so nothing else
changes; the scores in the model card are those of the slimmed models.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["slim"]

_TRAINING_ONLY = frozenset({"optimizer_state_dict", "scheduler_state_dict", "bert_optimizer_state"})
_PATH_ENDINGS = ("_file", "_dir", "_name", "_path")


def slim(source: Path, target: Path) -> int:
    """Write the model in ``source`` to ``target`` for shipping; return the bytes written."""
    import torch

    model = torch.load(source, map_location="cpu", weights_only=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(_slimmed(model), target, _use_new_zipfile_serialization=False)
    return target.stat().st_size


def _slimmed(value: Any, key: str = "") -> Any:
    import torch

    if isinstance(value, torch.Tensor):
        return value.half().clone() if value.is_floating_point() else value.clone()
    if isinstance(value, Mapping):
        return {name: _slimmed(item, str(name)) for name, item in value.items() if name not in _TRAINING_ONLY}
    if isinstance(value, (list, tuple)):
        return type(value)(_slimmed(item) for item in value)
    if isinstance(value, str) and key.endswith(_PATH_ENDINGS):
        return ""
    return value
