"""Each export read by the tool that it is for, or by a parser of it that is not ours."""

import io
import json
import re

import gexfpy
import pandas as pd
import pyoxigraph as ox
import pytest
from pyld import jsonld
from rdflib import DCTERMS, PROV, RDF, Graph, Literal, URIRef

from kg.graph.export import export
from kg.graph.quickstatements import wikidata_properties
from kg.graph.statements import derived
from kg.graph.vocabulary import DIP

REIFIES = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")
DERIVED = ox.NamedNode(str(PROV.wasDerivedFrom))
# one command of QuickStatements version 1: a subject, a property or a label, a value, and pairs of source fields
COMMAND = re.compile(
    r'(?:CREATE|(?:Q\d+|LAST)\t(?:P\d+|L[a-z]{2})\t(?:Q\d+|"[^"\t]+"|\+\d{4}-\d\d-\d\dT00:00:00Z/(?:9|10|11))'
    r'(?:\tS\d+\t(?:"[^"\t]+"|fr:"[^"\t]+"|\+\d{4}-\d\d-\d\dT00:00:00Z/11))*)'
)


@pytest.fixture
def with_items(graph):
    """The sample, in which both that met and a group are known to Wikidata, and the meeting has a day."""
    whole = Graph()
    for triple in graph:
        whole.add(triple)
    base = "https://w3id.org/depeche/kg/entity/"
    for name, item in (("Antony_Blinken", "Q1"), ("Tokaiev", "Q2"), ("C5_plus_1", "Q3")):
        whole.add(
            (
                URIRef(base + name),
                URIRef("http://www.w3.org/2002/07/owl#sameAs"),
                URIRef(f"http://www.wikidata.org/entity/{item}"),
            )
        )
    meeting = next(whole.subjects(RDF.type, DIP.Meeting))
    whole.add((meeting, DIP.time, Literal("2023-02-28", datatype=URIRef("http://www.w3.org/2001/XMLSchema#date"))))
    return whole


def triples(data, form):
    return {quad.triple for quad in ox.parse(data, format=form)}


def test_jsonld_and_its_context_by_pyld(graph):
    compact = jsonld.compact(json.loads(export(graph, "jsonld")), json.loads(export(graph, "context")))
    meeting = next(node for node in compact["@graph"] if node["@type"] == "dip:Meeting")
    assert meeting["actor"] == "entity/Antony_Blinken"
    assert meeting["target"] == "entity/Tokaiev"
    country = next(node for node in compact["@graph"] if node["@id"] == "entity/KAZ")
    assert (country["iso3"], country["label"]) == ("KAZ", {"@language": "fr", "@value": "Kazakhstan"})
    quads = jsonld.to_rdf(compact, {"format": "application/n-quads"})
    assert triples(quads, ox.RdfFormat.N_QUADS) == triples(export(graph, "ntriples"), ox.RdfFormat.N_TRIPLES)


def test_rdfstar_by_oxigraph(graph):
    found = triples(export(graph, "rdfstar"), ox.RdfFormat.TURTLE)
    assert triples(export(graph, "turtle"), ox.RdfFormat.TURTLE) <= found
    quoted = {t.subject: t.object for t in found if t.predicate == REIFIES}
    origins = {(quoted[t.subject], t.object.value) for t in found if t.predicate == DERIVED and t.subject in quoted}
    assert origins == {
        (ox.Triple(*(ox.NamedNode(str(term)) for term in triple)), str(origin))
        for triple, facts in derived(graph).items()
        for origin in facts
    }
    assert len(origins) > 4


def test_every_direct_triple_has_its_fact(graph):
    direct = {DIP.meets, DIP.abstainsFrom, DIP.phones, DIP.holdsPost, DIP.memberOf}
    assert {triple for triple in graph if triple[1] in direct} == set(derived(graph))


def test_what_is_denied_planned_or_said_by_others_is_not_quoted(graph):
    facts = {origin for origins in derived(graph).values() for origin in origins}
    assert not set(graph.subjects(DIP.polarity, DIP.negated)) & facts
    assert not set(graph.subjects(DIP.modality, DIP.planned)) & facts


def test_reified_by_rdflib(graph):
    found = Graph().parse(data=export(graph, "reified"), format="turtle")
    assert set(graph) <= set(found)
    statements = {
        tuple(found.value(node, prop) for prop in (RDF.subject, RDF.predicate, RDF.object)): set(
            found.objects(node, PROV.wasDerivedFrom)
        )
        for node in found.subjects(RDF.type, RDF.Statement)
    }
    assert statements == {triple: set(origins) for triple, origins in derived(graph).items()}


@pytest.mark.parametrize(("form", "name"), [("trig", "TRIG"), ("nquads", "N_QUADS")])
def test_what_is_said_of_a_named_graph_is_in_the_default_graph(graph, form, name):
    quads = list(ox.parse(export(graph, form), format=getattr(ox.RdfFormat, name)))
    names = {quad.graph_name for quad in quads} - {ox.DefaultGraph()}
    said = {quad.predicate.value for quad in quads if quad.subject in names and quad.graph_name == ox.DefaultGraph()}
    assert {str(DCTERMS.identifier), str(DCTERMS.date), str(DCTERMS.title), str(PROV.wasGeneratedBy)} <= said
    text = [quad for quad in quads if quad.predicate.value.endswith("isString")]
    assert text and all(quad.graph_name == quad.subject for quad in text)


def test_gexf_by_gexfpy(graph, tmp_path):
    file = tmp_path / "graph.gexf"
    file.write_bytes(export(graph, "gexf"))
    read = gexfpy.parse(str(file))
    edges = [edge for part in read.graph.edges for edge in part.edge]
    spans = {(str(edge.start), str(edge.end)) for edge in edges if edge.start}
    assert spans == {("2023-03-01", "2023-03-03"), ("2023-02-01", "2023-02-28")}
    assert (read.graph.mode.value, read.graph.timeformat.value) == ("dynamic", "date")
    titles = {attribute.title for part in read.graph.attributes for attribute in part.attribute}
    assert {"kind", "country", "class", "modality", "polarity", "sentence", "time_end"} <= titles


def test_csv_and_parquet_by_pandas(graph):
    table = pd.read_csv(io.BytesIO(export(graph, "csv")), keep_default_na=False)
    columns = pd.read_parquet(io.BytesIO(export(graph, "parquet")))
    assert list(table.columns) == list(columns.columns)
    assert list(table["fact"]) == list(columns["fact"])
    assert columns["count"].max() == 3
    assert pd.to_datetime(columns["date"]).max() == pd.Timestamp("2023-03-02")


def test_quickstatements_are_commands_of_version_1(with_items):
    lines = export(with_items, "quickstatements").decode().splitlines()
    assert lines and all(COMMAND.fullmatch(line) for line in lines)
    assert lines.count("CREATE") == 1
    assert "LAST\tP710\tQ1" in {"\t".join(line.split("\t")[:3]) for line in lines}
    assert any(line.startswith("Q232\tP463\tQ3\tS854\t") for line in lines)


def test_quickstatements_propose_nothing_without_items(graph):
    assert b"CREATE" not in export(graph, "quickstatements")


def test_wikidata_properties_come_from_the_ontology():
    assert {"memberOf": "P463", "actor": "P710", "time": "P585"}.items() <= wikidata_properties().items()
