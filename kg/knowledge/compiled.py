"""The compiled knowledge on disk, in the user's own cache folder. Whatever is wrong with it, it is simply made anew."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import platformdirs

from kg import __version__

T = TypeVar("T")
_KEPT = 6  # compiled forms: ours, and those with files of the user's own


def _path(sources: Sequence[Path]) -> Path:
    """Where the compiled form of these files lies: the name has a hash of their places, and one of their bytes and our code."""
    place = hashlib.sha256("\n".join(map(str, sources)).encode()).hexdigest()
    digest = hashlib.sha256(__version__.encode())
    for path in (*sources, *sorted(Path(__file__).parent.glob("*.py"))):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return platformdirs.user_cache_path("depeche-kg") / f"knowledge-{place[:8]}-{digest.hexdigest()[:20]}.pickle"


def recall(sources: Sequence[Path], kind: type[T]) -> T | None:
    """What was remembered of these files, or ``None``."""
    try:
        path = _path(sources)
        if path.stat().st_uid != os.getuid():
            return None  # a pickle that somebody else put there is not read
        value = pickle.loads(path.read_bytes())  # noqa: S301 – our own file, checked above
    except Exception:  # noqa: BLE001 – a broken cache must never be more than slow
        return None
    return value if isinstance(value, kind) else None


def remember(sources: Sequence[Path], value: object) -> None:
    """Keep a value for :func:`recall`. A cache that cannot be written is no error."""
    with contextlib.suppress(OSError):
        path = _path(sources)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
        Path(temporary).replace(path)
        # forms of the same files as they were go, and of those of other files (a user's own beside ours) the oldest
        forms = sorted(path.parent.glob("knowledge-*.pickle"), key=lambda form: form.stat().st_mtime)
        before = [form for form in forms if form.name.startswith(path.name.rpartition("-")[0])]
        for old in {*before, *forms[:-_KEPT]} - {path}:
            old.unlink(missing_ok=True)
