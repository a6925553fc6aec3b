"""A graph wherever it is: a file, the folder of a build or of a store, a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Graph

from kg.errors import UsageError
from kg.graph.load import load_graph
from kg.graph.vocabulary import PREFIXES
from kg.store.places import is_address, is_store
from kg.store.remote import RemoteStore
from kg.store.store import Store

if TYPE_CHECKING:
    from kg.graph.validate import Report


def open_graph(place: Path | str) -> Graph:
    """A graph to put questions to. ``graph.query("SELECT …", initNs=…)`` runs where the graph is.

    :param place: a graph file or a build's folder (loaded into memory), a store's folder (read from disk as needed, as
        it was when it was opened), or the address of a server's queries.

    Raises :class:`kg.errors.GraphError` when it cannot be read.
    """
    if is_address(str(place)):
        return _with_prefixes(RemoteStore(str(place)).graph())
    return _local(Path(place))


def read_graph(place: Path | str) -> Graph:
    """A graph to walk through. As :func:`open_graph`, but a server's graph is fetched whole."""
    if is_address(str(place)):
        return _with_prefixes(RemoteStore(str(place)).fetch())
    return _local(Path(place))


def check_store(folder: Path | str) -> Report:
    """Check what was last committed to a store against the shapes, read into memory for the time that it takes.

    Raises :class:`kg.errors.GraphError` when it cannot be opened.
    """
    import pyoxigraph as ox

    from kg.graph.validate import check_quads
    from kg.store.folder import open_snapshot

    snapshot = open_snapshot(Path(folder))
    try:
        return check_quads(snapshot.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    finally:
        snapshot.release()


def open_store(place: Path | str, *, update: str | None = None) -> Store:
    """A store to write: a folder (made when it is not there), or a server.

    :param update: a server's address for updates, where it is not beside the one for queries.

    Raises :class:`kg.errors.GraphError` when somebody else writes the folder, or it holds something else.
    """
    if is_address(str(place)):
        return RemoteStore(str(place), update)
    if update:
        raise UsageError("is for servers only", where=f"--update {update}", mend="leave it out for a folder")
    try:
        from kg.store.local import LocalStore
    except ImportError as error:
        raise _missing(error) from error
    return LocalStore(place)


def _local(path: Path) -> Graph:
    if not is_store(path):
        return load_graph(path)
    try:
        from kg.store.folder import open_snapshot
        from kg.store.lazy import LazyStore
    except ImportError as error:
        raise _missing(error) from error
    snapshot = open_snapshot(path)
    return _with_prefixes(Graph(store=LazyStore(snapshot.store, snapshot.release), bind_namespaces="none"))


def _missing(error: ImportError) -> UsageError:
    return UsageError(f"stores need {error.name}, which is not installed", mend="pip install 'depeche-kg[store]'")


def _with_prefixes(graph: Graph) -> Graph:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph
