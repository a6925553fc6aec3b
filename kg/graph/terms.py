"""RDF terms made from keys and values: the only place where the base stands before a key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from rdflib import XSD, Literal, URIRef
from rdflib.namespace import TIME
from rdflib.term import Node

from kg.errors import GraphError
from kg.graph.vocabulary import DIP
from kg.keys import digest, slug
from kg.ontology import NAMESPACE, load_ontology
from kg.records import Post, TimeValue

Triple = tuple[URIRef, URIRef, Node]

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOT_IN_AN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f]')
_INSTANTS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), XSD.date, TIME.inXSDDate),
    (re.compile(r"\d{4}-\d\d"), XSD.gYearMonth, TIME.inXSDgYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear, TIME.inXSDgYear),
)


@dataclass(frozen=True, slots=True)
class Minter:
    """Makes IRIs under a base."""

    base: str

    def __post_init__(self) -> None:
        if not _ABSOLUTE.match(self.base) or not self.base.endswith(("/", "#")) or _NOT_IN_AN_IRI.search(self.base):
            raise GraphError(
                f"“{self.base}” cannot be the base of IRIs", mend="give an absolute IRI that ends with / or #"
            )

    def iri(self, key: str) -> URIRef:
        """IRI of a key; absolute IRIs are left as they are, characters that no IRI may have are escaped.

        >>> str(Minter("https://example.org/").iri("entity/KAZ"))
        'https://example.org/entity/KAZ'
        """
        clean = _NOT_IN_AN_IRI.sub(lambda match: quote(match.group()), key)
        return URIRef(clean if _ABSOLUTE.match(clean) else self.base + clean)

    def mention(self, article: str, begin: int, end: int) -> URIRef:
        """IRI of a stretch of an article's text, after RFC 5147: ``article/…#char=12,19``."""
        return self.iri(f"{article}#char={begin},{end}")

    def post(self, post: Post) -> URIRef:
        """IRI of a post: the same role at the same country and body is the same post."""
        return self.iri(f"post/{slug(post.label)}-{digest(post.label, post.country, post.body)}")

    def interval(self, time: TimeValue) -> URIRef:
        """IRI of the interval between two times."""
        return self.iri(f"interval/{time.value}_{time.end}")


def instant(value: str) -> tuple[Literal, URIRef]:
    """A day, month or year as a typed literal, and OWL-Time's property for it.

    >>> instant("2023-02")[0].n3()
    '"2023-02"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'

    Raises :class:`GraphError` on anything else.
    """
    for pattern, datatype, prop in _INSTANTS:
        if pattern.fullmatch(value):
            return Literal(value, datatype=datatype), prop
    raise GraphError(f"“{value}” is no date", mend="write 2023-02-28, 2023-02 or 2023")


def external(iri: str) -> URIRef | Literal:
    """An address from outside as an IRI, or as a literal when it is none."""
    fit = _ABSOLUTE.match(iri) and not _NOT_IN_AN_IRI.search(iri)
    return URIRef(iri) if fit else Literal(iri)


def wikidata(identifier: str) -> URIRef:
    """IRI of a Wikidata item, given as ``Q232`` or as an address."""
    number = identifier.rpartition("/")[2]
    return URIRef(f"http://www.wikidata.org/entity/{number}")


def dip(name: str) -> URIRef:
    """A term of the ontology by its local name. Raises :class:`GraphError` when there is no such term."""
    try:
        return DIP[name]
    except AttributeError as error:
        if name in load_ontology().terms:  # of the user's own files
            return URIRef(NAMESPACE + name)
        raise GraphError(f"the ontology has no dip:{name}", mend="see ontologies/diplomacy.ttl") from error


def sort_key(triple: tuple[Node, Node, Node]) -> tuple[str, str, str, str, str]:
    """A total order of triples that depends on nothing but their text (rdflib's own compares values, and is slow)."""
    subject, predicate, object_ = triple
    if isinstance(object_, Literal):
        return str(subject), str(predicate), str(object_), object_.language or "", str(object_.datatype or "")
    return str(subject), str(predicate), str(object_), "", "-"
