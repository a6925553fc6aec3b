"""The border between rdflib's terms and Oxigraph's."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal, URIRef
from rdflib.term import Node

from kg.errors import GraphError

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def to_ox(term: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """An rdflib term as Oxigraph has it.

    Raises :class:`GraphError` on what is no RDF term, or an IRI that is none.
    """
    try:
        if isinstance(term, URIRef):
            return ox.NamedNode(str(term))
        if isinstance(term, BNode):
            return ox.BlankNode(str(term))
        if isinstance(term, Literal):
            if term.language:
                return ox.Literal(str(term), language=term.language)
            return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
    except ValueError as error:
        raise GraphError(f"{term!r} cannot be stored: {error}") from error
    raise GraphError(f"{term!r} is no RDF term")


def from_ox(term: Term) -> Node:
    """An Oxigraph term as rdflib has it. Plain strings come back plain, without ``xsd:string``.

    Numbers and dates are read as what they mean, so that « 0.90 » may come back as « 0.9 »: Oxigraph keeps the value.

    Raises :class:`GraphError` on a triple term, which rdflib lacks.
    """
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        return Literal(term.value) if datatype == str(XSD.string) else Literal(term.value, datatype=URIRef(datatype))
    raise GraphError(f"{term} is a triple inside a triple, which rdflib cannot hold")
