"""How a store lies on disk, so that it can be read while it is written.

.. code-block:: text

    DIR/store.json          {"format": 1, "snapshot": "000007"}: what readers open
    DIR/snapshots/000007/   an Oxigraph store that nobody writes any more
    DIR/snapshots/000007.lease  held (shared) by everyone who reads it
    DIR/head/               the Oxigraph store that one process at a time may write
    DIR/parses/             the parses, as in a build's folder

A commit makes a snapshot of the head (its files are hard links, so that is quick and takes little room) and then
replaces ``store.json`` by a rename: readers see the graph before or the graph after, never one in between, and a build
that is killed leaves the graph as it was. Snapshots that nobody reads any more are removed by the next commit.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import shutil
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import GraphError
from kg.output import write_file
from kg.store.places import POINTER

# None on Windows, which does not remove files that are open anyway.
fcntl: Any = importlib.import_module("fcntl") if os.name == "posix" else None

HEAD = "head"
SNAPSHOTS = "snapshots"
PARSES = "parses"
_FORMAT = 1
_TRIES = 5  # a snapshot may be replaced and removed between reading its name and holding it


class Snapshot:
    """A snapshot that is open for reading. While it is held, nobody removes it."""

    def __init__(self, name: str, store: ox.Store, path: Path, lease: IO[bytes] | None) -> None:
        self.name = name
        self.store = store
        self.path = path
        self._lease = lease

    def release(self) -> None:
        """Let it go."""
        if self._lease is not None:
            self._lease.close()
            self._lease = None


def current(folder: Path) -> str:
    """Name of the snapshot that readers shall open.

    :raises GraphError: when the folder is no store, or one of a later program.
    """
    pointer = folder / POINTER
    try:
        content = json.loads(pointer.read_text(encoding="utf-8"))
        form, name = content["format"], str(content["snapshot"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GraphError(
            "is no store that can be read", where=str(pointer), mend="make one with “kg build INPUT --store DIR”"
        ) from error
    if form != _FORMAT:
        raise GraphError(f"is a store of form {form}, and I know {_FORMAT}", where=str(folder), mend="use a newer kg")
    return name


def open_snapshot(folder: Path) -> Snapshot:
    """Open what was last committed. Any number of processes may do so, also while one writes.

    :raises GraphError: when there is nothing to open.
    """
    for _ in range(_TRIES):
        name = current(folder)
        path = folder / SNAPSHOTS / name
        lease = _hold(path)
        if path.is_dir():
            try:
                return Snapshot(name, ox.Store.read_only(str(path)), path, lease)
            except OSError as error:
                if path.is_dir() and current(folder) == name:
                    raise GraphError(f"the store cannot be opened: {error}", where=str(path)) from error
        if lease is not None:
            lease.close()
    raise GraphError("the store changes too fast to be opened", where=str(folder), mend="try again")


def open_head(folder: Path) -> ox.Store:
    """Open the part that is written.

    :raises GraphError: when another process has it open, or it is broken.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(folder / HEAD))
    except OSError as error:
        if "lock" in str(error).lower():
            raise GraphError(
                "another process writes this store", where=str(folder), mend="wait until it is done"
            ) from error
        raise GraphError(f"the store cannot be opened: {error}", where=str(folder)) from error


def publish(folder: Path, head: ox.Store) -> str:
    """Make a snapshot of the head and let readers have it. Returns its name."""
    snapshots = folder / SNAPSHOTS
    snapshots.mkdir(exist_ok=True)
    numbers = [int(path.name) for path in snapshots.iterdir() if path.is_dir() and path.name.isdecimal()]
    name = f"{max(numbers, default=0) + 1:06}"
    try:
        head.flush()
        head.backup(str(snapshots / name))
    except OSError as error:
        raise GraphError(f"the store cannot be written: {error}", where=str(folder)) from error
    write_file(folder / POINTER, json.dumps({"format": _FORMAT, "snapshot": name}) + "\n")
    _prune(snapshots, keep=name)
    return name


def _prune(snapshots: Path, *, keep: str) -> None:
    for path in sorted(snapshots.iterdir()):
        if path.is_dir() and path.name != keep:
            _remove_unheld(path)


def _lease_of(path: Path) -> Path:
    return path.with_name(path.name + ".lease")


def _hold(path: Path) -> IO[bytes] | None:
    """Say that a snapshot is read. A folder that may not be written (a read-only medium) is not pruned either."""
    if fcntl is None:
        return None
    with contextlib.suppress(OSError):
        lease = _lease_of(path).open("ab")
        fcntl.flock(lease, fcntl.LOCK_SH)
        return lease
    return None


def _remove_unheld(path: Path) -> None:
    """Remove a snapshot unless somebody reads it. Who wants to, waits meanwhile, and then finds it gone."""
    with contextlib.suppress(OSError), _lease_of(path).open("ab") as lease:
        if fcntl is not None:
            fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(path, ignore_errors=True)
        _lease_of(path).unlink(missing_ok=True)
