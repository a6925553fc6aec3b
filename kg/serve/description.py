"""What the server says of itself: SPARQL 1.1 Service Description."""

from __future__ import annotations

from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_VOID = Namespace("http://rdfs.org/ns/void#")
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD")
_FORMATS = "http://www.w3.org/ns/formats/"
_MOST_NAMED = 1000  # beyond, the description would be larger than most answers


def describe_service(endpoint: str, *, triples: int, named: list[str]) -> Graph:
    """The description of the service at ``endpoint``.

    :param triples: how many the default graph has.
    :param named: IRIs of the named graphs; the first thousand are listed.
    """
    graph = Graph()
    graph.bind("sd", SD)
    graph.bind("void", _VOID)
    service, dataset, default = URIRef(endpoint), BNode("dataset"), BNode("default")
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, SD.endpoint, service))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    for name in (*_RESULTS, *_GRAPHS):
        graph.add((service, SD.resultFormat, URIRef(_FORMATS + name)))
    graph.add((service, SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, default))
    graph.add((default, RDF.type, SD.Graph))
    graph.add((default, _VOID.triples, Literal(triples)))
    for number, name in enumerate(named[:_MOST_NAMED]):
        node = BNode(f"g{number}")
        graph.add((dataset, SD.namedGraph, node))
        graph.add((node, RDF.type, SD.NamedGraph))
        graph.add((node, SD.name, URIRef(name)))
    return graph
