"""« Did you mean … » for names that do not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_CUTOFF = 0.6
_MOST = 3


def did_you_mean(word: str, names: Iterable[str], *, prefix: str = "") -> str:
    """« did you mean dip:Meeting? », or the empty string when nothing is near.

    >>> did_you_mean("meting", ["Meeting", "Visit"], prefix="dip:")
    'did you mean dip:Meeting?'
    >>> did_you_mean("xyz", ["Meeting"])
    ''
    """
    by_lower = {name.lower(): name for name in sorted(names)}
    near = difflib.get_close_matches(word.lower(), by_lower, n=_MOST, cutoff=_CUTOFF)
    return f"did you mean {' or '.join(prefix + by_lower[name] for name in near)}?" if near else ""
