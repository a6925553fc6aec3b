"""Which files of a folder are documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kg.read.metadata import SIDECAR

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".conllu"})
_OUTPUT = {"graph.ttl", "report.json"}  # a folder that holds these is what `kg build` wrote


def documents_in(folder: Path) -> Iterator[Path]:
    """The documents below ``folder``, in the order of their paths. Hidden files and our own output are passed over."""
    for parent, folders, files in os.walk(folder):
        if set(files) >= _OUTPUT:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith(".") and name != SIDECAR and path.suffix.lower() in SUFFIXES:
                yield path
