"""Where the page of an IRI is on this server, and which IRI a page is about.

What is minted under the graph's base has the address ``/entity/…``, ``/fact/…``; everything else
``/resource?iri=…``.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

from kg.graph.vocabulary import MINTED

_SAFE = "/:@!$&'()*+,;=~-._"


def path_of(iri: str, base: str) -> str:
    """The path of an IRI's page on this server.

    >>> path_of("https://x.example/kg/entity/KAZ", "https://x.example/kg/")
    '/entity/KAZ'
    >>> path_of("http://www.wikidata.org/entity/Q232", "https://x.example/kg/")
    '/resource?iri=http%3A%2F%2Fwww.wikidata.org%2Fentity%2FQ232'
    """
    key = iri.removeprefix(base)
    kind, slash, rest = key.partition("/")
    clean = "/" + quote(key, safe=_SAFE + "%")
    if key != iri and slash and rest and kind in MINTED and "#" not in key and "?" not in key and "//" not in key:
        return clean
    return f"/resource?iri={quote(iri, safe='')}"


def iris_of(raw_path: bytes, base: str) -> tuple[str, ...]:
    """The IRIs that a path may stand for: as it is written, and with its percent signs resolved."""
    written = raw_path.decode("ascii", "replace").lstrip("/")
    resolved = unquote(written)
    return tuple(dict.fromkeys((base + written, base + resolved)))
