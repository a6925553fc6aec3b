import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pyarrow.parquet
import pyoxigraph
import pytest
from rdflib import RDFS, BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.errors import OutputError, UsageError
from kg.graph.export import FORMATS, export
from kg.graph.rdf import as_dataset, by_article, rdfxml
from kg.graph.serialize import to_turtle
from kg.graph.vocabulary import DIP

HERE = Path(__file__).parent


def rows(graph):
    return list(csv.DictReader(io.StringIO(export(graph, "csv").decode())))


def test_the_formats_of_the_contract():
    contract = "turtle trig ntriples nquads jsonld rdfxml graphml gexf csv parquet plover neo4j".split()
    assert list(FORMATS)[: len(contract)] == contract
    assert list(FORMATS)[len(contract) :] == ["rdfstar", "reified", "context", "quickstatements"]


@pytest.mark.parametrize(
    ("form", "name"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")]
)
def test_rdflib_reads_the_same_graph(graph, form, name):
    assert set(Graph().parse(data=export(graph, form), format=name)) == set(graph)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("turtle", "TURTLE"),
        ("ntriples", "N_TRIPLES"),
        ("rdfxml", "RDF_XML"),
        ("jsonld", "JSON_LD"),
        ("trig", "TRIG"),
        ("nquads", "N_QUADS"),
    ],
)
def test_oxigraph_reads_the_same_triples(graph, form, name):
    quads = pyoxigraph.parse(export(graph, form), format=getattr(pyoxigraph.RdfFormat, name))
    triples = {quad.triple for quad in quads}
    assert triples == {quad.triple for quad in pyoxigraph.parse(to_turtle(graph), format=pyoxigraph.RdfFormat.TURTLE)}


@pytest.mark.parametrize("form", ["trig", "nquads"])
def test_one_named_graph_an_article(graph, sample, form):
    dataset = Dataset()
    dataset.parse(data=export(graph, form), format=form)
    names = {str(part.identifier) for part in dataset.graphs() if str(part.identifier).startswith("https://")}
    assert {name.rpartition("/")[2] for name in names} == {
        key.rpartition("/")[2] for key in (sample["KEY"], sample["OTHER_KEY"])
    }


def test_named_graphs_hold_their_facts_and_direct_triples(graph, sample):
    parts = by_article(graph)
    one = next(triples for name, triples in parts.items() if name and name.endswith(sample["KEY"]))
    assert any(predicate == DIP.meets for _, predicate, _ in one)
    assert any(predicate == DIP.memberOf for _, predicate, _ in one)
    assert not any(predicate in (DIP.meets, DIP.evidence) for _, predicate, _ in parts[None])


def test_dataset_for_stores_is_the_same(graph):
    assert {quad[:3] for quad in as_dataset(graph).quads()} == set(graph)


def test_jsonld_is_compact(graph):
    document = json.loads(export(graph, "jsonld"))
    node = next(node for node in document["@graph"] if node["@id"] == "entity:KAZ")
    assert node["dip:iso3"] == "KAZ"


def test_rdfxml_with_blank_nodes_and_odd_texts():
    graph, blank = Graph(), BNode()
    graph.add((blank, RDFS.label, Literal('<&> "quoted"\r\n', lang="fr")))
    graph.add((URIRef("http://a.example/?x=1&y=2"), RDFS.seeAlso, blank))
    assert isomorphic(Graph().parse(data=rdfxml(graph), format="xml"), graph)


def test_rdfxml_cannot_name_every_property():
    graph = Graph().add((URIRef("http://a.example/"), URIRef("http://a.example/1"), Literal("x")))
    with pytest.raises(OutputError, match="RDF/XML cannot name"):
        rdfxml(graph)


def test_csv_has_one_row_a_fact(graph, sample):
    table = rows(graph)
    assert len(table) == 8
    meeting = next(row for row in table if row["class"] == "Meeting")
    assert meeting["actors"] == "Antony Blinken"
    assert (meeting["actor_codes"], meeting["target_codes"], meeting["plover"]) == ("USA", "KAZ", "CONSULT")
    assert meeting["sentence"].startswith("M. Blinken s'est entretenu")
    assert (meeting["article"], meeting["date"]) == ("blinken", "2023-02-28")
    assert next(row for row in table if row["class"] == "Abstention")["actors"] == "Inde | Kazakhstan"


def test_parquet_is_the_same_table(graph):
    table = pyarrow.parquet.read_table(io.BytesIO(export(graph, "parquet"))).to_pylist()
    assert [{k: "" if v is None else str(v) for k, v in row.items()} for row in table] == rows(graph)


def test_parquet_without_pyarrow_says_what_to_install(graph, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"depeche-kg\[parquet\]"):
        export(graph, "parquet")


def test_plover_records(graph):
    records = [json.loads(line) for line in export(graph, "plover").decode().splitlines()]
    assert [record["event"] for record in records] == ["CONSULT", "CONSULT", "SUPPORT", "CONSULT", "DISAPPROVE"]
    assert records[0]["source"] == [
        {"code": "USA", "sector": ["GOV"], "type": "Person", "text_fr": "Antony Blinken", "wikidata": None}
    ]
    assert records[1]["attributed_to"] == ["Reuters"]


def test_graphml_by_networkx(graph):
    net = nx.read_graphml(io.BytesIO(export(graph, "graphml")))
    assert {data["label"] for _, data in net.nodes(data=True)} >= {
        "Antony Blinken",
        "Kazakhstan",
        "vote condamnant l'invasion",
    }
    assert sorted(data["class"] for *_, data in net.edges(data=True)) == [
        "Abstention",
        "Abstention",
        "Meeting",
        "PhoneCall",
        "Visit",
    ]


def test_gexf_by_networkx(graph):
    text = export(graph, "gexf").decode()
    assert "lastmodifieddate" not in text
    net = nx.read_gexf(io.StringIO(text))
    assert {data["start"] for *_, data in net.edges(data=True) if "start" in data} == {"2023-03-01", "2023-02-01"}
    assert {data["weight"] for *_, data in net.edges(data=True)} == {1.0, 3.0}


@pytest.mark.parametrize("form", ["graphml", "gexf", "rdfxml"])
def test_characters_that_xml_cannot_hold(sample, only, form):
    evidence = replace(sample["MEETING"].evidence[0], text="a\x0bb", marks=())
    text = export(only(replace(sample["MEETING"], evidence=(evidence,))), form).decode()
    assert "a\ufffdb" in text
    ET.fromstring(text)


def test_cypher_has_one_statement_a_line(graph):
    lines = export(graph, "neo4j").decode().splitlines()
    assert all(line.endswith(";") for line in lines)
    assert sum("MERGE (n:Fact" in line for line in lines) == 8
    assert sum("-[:MEETS {" in line for line in lines) == 1
    assert "\\'entretenu" not in "".join(lines)
    assert any("s\\'est entretenu" in line for line in lines)


def test_unknown_format_is_named():
    with pytest.raises(UsageError, match="no export format “turtel” – did you mean turtle"):
        export(Graph(), "turtel")


@pytest.mark.parametrize("form", FORMATS)
def test_empty_graph(form):
    assert isinstance(export(Graph(), form), bytes)


def test_same_bytes_under_two_hash_seeds():
    code = (
        "import importlib.util, sys, hashlib; spec = importlib.util.spec_from_file_location('c', sys.argv[1]); c = importlib.util.module_from_spec(spec);"
        "spec.loader.exec_module(c); from kg.graph.export import FORMATS, export; g = c.assemble([c.RESULT, c.OTHER], known=c.KNOWN);"
        "print({form: hashlib.sha256(export(g, form)).hexdigest() for form in FORMATS})"
    )
    path = ":".join(filter(None, [*sys.path, str(HERE.parent.parent)]))
    runs = [
        subprocess.run([sys.executable, "-c", code, str(HERE / "conftest.py")], env={"PYTHONHASHSEED": seed, "PYTHONPATH": path}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1]
