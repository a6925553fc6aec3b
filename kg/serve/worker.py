"""A process that answers queries from a store, one after the other, until it is killed.

Oxigraph cannot be told to stop in the middle of a query; a process can. Requests and answers go through its standard
input and output: the length of a JSON header in four bytes, the header, and after an answer's header its body, whose
length is in the header. ``python -m kg.serve.worker FOLDER MEGABYTES``.
"""

from __future__ import annotations

import io
import json
import struct
import sys
from typing import Any, BinaryIO

import pyoxigraph as ox

LENGTH = struct.Struct(">I")
_TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}


class _TooLargeError(Exception):
    pass


class _Sink(io.BytesIO):
    """Takes an answer's bytes, but no more than ``most``."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._most:
            raise _TooLargeError
        return super().write(data)


def answer(store: ox.Store, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The header and body that answer a request."""
    sink = _Sink(asked["most"])
    try:
        result = store.query(
            asked["query"],
            base_iri=asked["base"],
            prefixes=asked["prefixes"],
            **_dataset(asked["default"], asked["named"]),
        )
        kind = _KINDS[type(result)]
        form = asked["forms"][kind]
        if form is None:
            return {"status": "unacceptable", "kind": kind}, b""
        if isinstance(result, ox.QueryTriples):
            _write_graph(result, form, asked["prefixes"], sink)
        else:
            result.serialize(sink, format=_TABLES[form])
    except SyntaxError as error:
        return {"status": "syntax", "message": str(error)}, b""
    except _TooLargeError:
        return {"status": "large"}, b""
    except Exception as error:  # noqa: BLE001 - whatever it is, the process goes on
        return {"status": "failed", "message": f"{type(error).__name__}: {error}"}, b""
    return {"status": "ok", "kind": kind}, sink.getvalue()


_KINDS: dict[type, str] = {ox.QuerySolutions: "table", ox.QueryBoolean: "boolean", ox.QueryTriples: "graph"}


def _write_graph(result: ox.QueryTriples, form: str, prefixes: dict[str, str], sink: _Sink) -> None:
    if form == "ttl":  # only this writer takes prefixes
        ox.serialize(result, sink, format=_GRAPHS[form], prefixes=prefixes)
    else:
        result.serialize(sink, format=_GRAPHS[form])


def _dataset(default: list[str], named: list[str]) -> dict[str, Any]:
    """The dataset that the request names. If it names only named graphs, the default graph is empty, and the other way
    round (SPARQL 1.1, 13.2); if it names none, the query decides, or the store's own is asked.
    """
    if not default and not named:
        return {}
    return {
        "default_graph": [ox.NamedNode(iri) for iri in default],
        "named_graphs": [ox.NamedNode(iri) for iri in named],
    }


def main(folder: str, megabytes: int, source: BinaryIO, target: BinaryIO) -> None:
    """Answer until the input ends."""
    _limit_memory(megabytes)
    store = ox.Store.read_only(folder)
    while head := source.read(LENGTH.size):
        asked = json.loads(source.read(LENGTH.unpack(head)[0]))
        header, body = answer(store, asked)
        packed = json.dumps({**header, "length": len(body)}).encode()
        target.write(LENGTH.pack(len(packed)) + packed + body)
        target.flush()


def _limit_memory(megabytes: int) -> None:
    """A query that wants more dies with its process. (Systems without that limit have only the time limit.)"""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows
        return
    most = megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.stdin.buffer, sys.stdout.buffer)
