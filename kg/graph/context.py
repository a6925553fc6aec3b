"""The JSON-LD context: short keys for our terms, so that the export reads like plain JSON.

Every property that ``diplomacy.ttl`` defines has its local name as key. Those whose values are things are of type
``@id``; times, labels and themes may be several kinds of value and keep what JSON-LD writes for them.
"""

from __future__ import annotations

import json

from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, Graph, URIRef

from kg.graph.serialize import base_of
from kg.graph.vocabulary import ITSRDF, NIF, PREFIXES
from kg.ontology import NAMESPACE, ontology_graph

_BORROWED = {
    "label": RDFS.label, "altLabel": SKOS.altLabel, "sameAs": OWL.sameAs, "identifier": DCTERMS.identifier,
    "title": DCTERMS.title, "date": DCTERMS.date, "source": DCTERMS.source, "url": SDO.url, "text": NIF.anchorOf,
    "articleText": NIF.isString, "begin": NIF.beginIndex, "end": NIF.endIndex, "article": PROV.wasDerivedFrom,
    "generatedBy": PROV.wasGeneratedBy, "standsFor": ITSRDF.taIdentRef, "subject": RDF.subject,
    "property": RDF.predicate, "object": RDF.object,
}  # fmt: skip
_RENAMED = {"time": "owltime"}  # our property of that name has the key
_THINGS = {"sameAs", "article", "generatedBy", "standsFor", "subject", "property", "object"}


def terms(base: str) -> dict[str, object]:
    """The context for a graph under this base: prefixes and terms, sorted by key. Keys of ours are relative to the base."""
    ontology = ontology_graph()
    found: dict[str, object] = {_RENAMED.get(prefix, prefix): namespace for prefix, namespace in PREFIXES.items()}
    for prop in sorted(
        {*ontology.subjects(RDF.type, OWL.ObjectProperty), *ontology.subjects(RDF.type, OWL.DatatypeProperty)}, key=str
    ):
        name = str(prop).removeprefix(NAMESPACE)
        if not str(prop).startswith(NAMESPACE) or name in found:
            continue
        thing = (prop, RDF.type, OWL.ObjectProperty) in ontology
        found[name] = {"@id": f"dip:{name}", "@type": "@id"} if thing else {"@id": f"dip:{name}"}
    for name, iri in _BORROWED.items():
        found.setdefault(name, {"@id": _short(iri), "@type": "@id"} if name in _THINGS else {"@id": _short(iri)})
    return {"@base": base} | dict(sorted(found.items()))


def jsonld_context(graph: Graph) -> str:
    """The context as a file of its own, for ``"@context": "context.jsonld"`` and for JSON-LD processors."""
    return json.dumps({"@context": terms(base_of(graph))}, ensure_ascii=False, indent=1) + "\n"


def _short(iri: URIRef) -> str:
    prefix, namespace = max(((p, n) for p, n in PREFIXES.items() if iri.startswith(n)), key=lambda pair: len(pair[1]))
    return f"{_RENAMED.get(prefix, prefix)}:{iri.removeprefix(namespace)}"
