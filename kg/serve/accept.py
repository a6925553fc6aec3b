"""Content negotiation (RFC 9110, 12.5.1): which of the forms that we have a client wants most."""

from __future__ import annotations

from collections.abc import Sequence

TABLES = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
GRAPHS = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/xml": "rdf",
    "text/plain": "nt",
}
HTML = "text/html"
_EXACT, _RANGE, _ANY = 3, 2, 1


def choose(header: str, offers: Sequence[str]) -> str | None:
    """The media type among ``offers`` (the one that we like best first) that an Accept header likes best, or None.

    >>> choose("text/html;q=0.5, application/*", ["text/turtle", "application/ld+json", "text/html"])
    'application/ld+json'
    >>> choose("image/png", ["text/turtle"]) is None
    True
    """
    ranges = [_range(part) for part in header.split(",") if part.strip()] or [("*/*", 1.0)]
    best, quality = None, 0.0
    for offer in offers:
        wish = max((_fit(name, offer), q) for name, q in ranges)
        if wish[0] and wish[1] > quality:
            best, quality = offer, wish[1]
    return best


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return name.lower(), quality


def _fit(name: str, offer: str) -> int:
    if name == offer:
        return _EXACT
    if name == offer.partition("/")[0] + "/*":
        return _RANGE
    return _ANY if name in {"*/*", "*"} else 0
