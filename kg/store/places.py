"""What a place is: the folder of a store, the address of a server, or neither. Needs no library."""

from __future__ import annotations

from pathlib import Path

POINTER = "store.json"


def is_store(path: Path | str) -> bool:
    """Whether this is the folder of a store."""
    return (Path(path) / POINTER).is_file()


def is_address(place: Path | str) -> bool:
    """Whether this is the address of a server rather than a path."""
    return str(place).startswith(("http://", "https://"))
