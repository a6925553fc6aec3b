from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.graph.assemble import assemble
from kg.graph.serialize import base_of, to_turtle

GOLDEN = Path(__file__).parent / "golden" / "sample.ttl"
X = URIRef("http://a.example/x")


def reread(text):
    return Graph().parse(data=text, format="turtle")


def test_golden(graph):
    assert to_turtle(graph) == GOLDEN.read_text(encoding="utf-8")


def test_round_trip(graph):
    text = to_turtle(graph)
    again = reread(text)
    assert set(again) == set(graph)
    assert to_turtle(again) == text


def test_pyoxigraph_reads_the_same_triples(graph):
    quads = list(pyoxigraph.parse(to_turtle(graph).encode(), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(quads) == len(set(quads)) == len(graph)


def test_base_is_found_again(sample):
    graph = assemble([sample["RESULT"]], base="https://example.org/a/")
    assert base_of(graph) == "https://example.org/a/"
    assert base_of(Graph()) == "https://w3id.org/depeche/kg/"


def test_base_that_ends_with_a_hash(sample):
    graph = assemble([sample["RESULT"]], base="https://example.org/a#")
    assert set(reread(to_turtle(graph))) == set(graph)


@pytest.mark.parametrize(
    "literal",
    [
        Literal('"quoted" \\ back\nline\ttab\rreturn'),
        Literal("« élysée » 🕊", lang="fr"),
        Literal(3),
        Literal("0.93", datatype=XSD.decimal),
        Literal("03", datatype=XSD.integer),
        Literal("x", datatype=XSD.string),
        Literal("2023-02", datatype=XSD.gYearMonth),
        Literal("true", datatype=XSD.boolean),
        Literal("1", datatype=URIRef("http://a.example/own#type")),
        Literal("INF", datatype=XSD.double),
        Literal(""),
    ],
    ids=str,
)
def test_literals_survive(literal):
    graph = Graph().add((X, RDFS.label, literal))
    (quad,) = pyoxigraph.parse(to_turtle(graph).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    assert quad.object.value == str(literal)
    assert reread(to_turtle(graph)).value(X, RDFS.label).language == literal.language


@pytest.mark.parametrize(
    "iri",
    [
        "https://w3id.org/depeche/kg/entity/a/../b",
        "https://w3id.org/depeche/kg/entity//b",
        "https://w3id.org/depeche/kg/other:thing",
        "https://w3id.org/depeche/kg/",
        "https://w3id.org/depeche/kg/entity/a:b",
        "https://w3id.org/depeche/kg/article/a#char=1,2",
        "https://w3id.org/depeche/diplomacy#a.b",
        "http://www.wikidata.org/entity/Q1",
    ],
)
def test_iris_survive(iri):
    graph = Graph().add((URIRef(iri), RDFS.seeAlso, URIRef(iri)))
    (quad,) = pyoxigraph.parse(to_turtle(graph).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    assert (quad.subject.value, quad.object.value) == (iri, iri)


def test_blank_nodes_get_the_same_names_each_time():
    def made():
        graph, one, two = Graph(), BNode(), BNode()
        graph.add((one, RDFS.label, Literal("a"))).add((one, RDFS.seeAlso, two)).add((two, RDFS.label, Literal("b")))
        return graph

    first, second = made(), made()
    assert to_turtle(first) == to_turtle(second)
    assert isomorphic(reread(to_turtle(first)), first)
