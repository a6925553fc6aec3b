"""The graph that is served, as an Oxigraph store that nobody writes: the snapshot of a store, or a copy of a file."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from kg.errors import GraphError, UsageError
from kg.graph.load import FORMATS, graph_file
from kg.graph.serialize import base_of
from kg.graph.vocabulary import PREFIXES
from kg.store.folder import Snapshot, current, open_snapshot
from kg.store.lazy import LazyStore
from kg.store.places import is_address, is_store

_OX_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "json-ld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
# Reading all named graphs together gives the graph, as for the files that `kg export` writes.
_UNION = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


class Source:
    """What is served.

    :param place: a graph file, a build's folder, or a store's folder. Of a store that is written meanwhile,
        :meth:`renew` gives what was committed last.

    Raises :class:`GraphError` when it cannot be read.
    """

    def __init__(self, place: Path | str) -> None:
        if is_address(str(place)):
            raise UsageError("is served already", where=str(place), mend="give a file or a folder")
        self.place = Path(place)
        self._copy: Path | None = None
        self._open()

    def _open(self) -> None:
        if is_store(self.place):
            self._snapshot: Snapshot | None = open_snapshot(self.place)
            self.folder, self.store = self._snapshot.path, self._snapshot.store
        else:
            self._snapshot = None
            self._copy = Path(tempfile.mkdtemp(prefix="kg-serve-"))
            try:
                self.folder = _copy(graph_file(self.place), self._copy / "store")
            except BaseException:
                self.close()
                raise
            self.store = ox.Store.read_only(str(self.folder))
        self.graph = Graph(store=LazyStore(self.store), bind_namespaces="none")
        for prefix, namespace in PREFIXES.items():
            self.graph.bind(prefix, namespace)
        self.base = base_of(self.graph)

    @property
    def version(self) -> str:
        """Names what is served now; another graph has another."""
        return self.folder.name if self._snapshot is not None else "file"

    def renew(self) -> None:
        """Go on to what was committed since. (A file stays as it was read.)"""
        if self._snapshot is not None and current(self.place) != self._snapshot.name:
            old = self._snapshot
            self._open()
            old.release()

    def close(self) -> None:
        """Let the graph go; a copy is removed."""
        if self._copy is not None:
            shutil.rmtree(self._copy, ignore_errors=True)
        elif self._snapshot is not None:
            self._snapshot.release()


def _copy(file: Path, folder: Path) -> Path:
    form = FORMATS.get(file.suffix.lower())
    if form is None:
        raise GraphError(
            f"“{file.suffix or file.name}” is no graph format that I know",
            where=str(file),
            mend=f"use one of {' '.join(FORMATS)}",
        )
    store = ox.Store(str(folder))
    try:
        store.bulk_load(path=str(file), format=_OX_FORMATS[form], base_iri=file.absolute().as_uri())
        if form in {"nquads", "trig", "json-ld"}:
            store.update(_UNION)
    except (SyntaxError, ValueError, OSError) as error:
        raise GraphError(f"not valid {form}: {str(error).splitlines()[0]}", where=str(file)) from error
    if not len(store):
        raise GraphError("the graph is empty", where=str(file), mend="build it with “kg build INPUT -o DIR”")
    store.flush()
    return folder
