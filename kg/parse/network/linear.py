"""Matrix products in whole numbers: weights in eight bits, a scale a row, and activations likewise.

Each vector is rounded to 255 steps of its own largest value, so that what else is in the batch
makes no difference; the products of whole numbers are exact, so that processors agree. Where
the processor multiplies bytes (VNNI) it is nine times as fast as single precision; elsewhere
the same sums are made in single precision.
"""

from __future__ import annotations

from functools import cache

import torch
from torch import Tensor, nn

__all__ = ["Linear", "kept"]

_LARGEST = 127
_SMALLEST = 1e-8


class Linear(nn.Module):
    """As ``nn.Linear``, for reading only.

    Its state is ``whole`` (inputs × outputs, from :func:`kept`), ``scale`` and ``bias`` (outputs).
    """

    whole: Tensor
    scale: Tensor
    bias: Tensor

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.register_buffer("whole", torch.empty(inputs, outputs, dtype=torch.int8))
        self.register_buffer("scale", torch.empty(outputs))
        self.register_buffer("bias", torch.empty(outputs))

    def forward(self, states: Tensor) -> Tensor:
        """Vectors of inputs (any shape × inputs) to vectors of outputs."""
        flat = states.flatten(0, -2)
        step = flat.abs().amax(-1, keepdim=True).div_(_LARGEST).clamp_(min=_SMALLEST)
        rounded = (flat / step).round_()
        if self.whole.dtype is torch.int8:
            product = torch._int_mm(rounded.to(torch.int8), self.whole).float()  # noqa: SLF001 - torch has no other
        else:
            product = rounded @ self.whole
        return product.mul_(step).mul_(self.scale).add_(self.bias).view(*states.shape[:-1], -1)


def kept(whole: Tensor) -> Tensor:
    """A matrix of bytes (outputs × inputs) as this processor takes it: bytes or, of the same value, single precision."""
    turned = whole.t()
    return turned.contiguous() if _multiplies_bytes() else turned.float()


@cache
def _multiplies_bytes() -> bool:
    """Whether torch and the processor multiply matrices of bytes."""
    cpu = torch.cpu
    known = (getattr(cpu, name, None) for name in ("_is_vnni_supported", "_is_avx512_vnni_supported"))
    return hasattr(torch, "_int_mm") and any(has() for has in known if has)
