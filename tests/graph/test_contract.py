"""The graph as a scorer reads it that knows the contract and nothing of our code: plain rdflib, no imports from kg."""

from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Namespace
from rdflib.namespace import DCTERMS, PROV

DIP = Namespace("https://w3id.org/depeche/diplomacy#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")


@pytest.fixture(scope="module")
def read():
    return Graph().parse(Path(__file__).parent / "golden" / "sample.ttl")


def one(graph, cls):
    (fact,) = graph.subjects(RDF.type, DIP[cls])
    return fact


def codes(graph, node):
    return {str(c) for c in graph.objects(node, DIP.iso3)} | {
        str(c) for country in graph.objects(node, DIP.country) for c in graph.objects(country, DIP.iso3)
    }


def test_facts_lead_to_their_article_by_evidence(read):
    for cls, identifier in (("Meeting", "blinken"), ("Condemnation", "autre")):
        for evidence in read.objects(one(read, cls), DIP.evidence):
            for prop in (PROV.wasDerivedFrom, NIF.referenceContext):
                (article,) = read.objects(evidence, prop)
                assert str(read.value(article, DCTERMS.identifier)) == identifier


def test_participants_have_labels_and_codes(read):
    meeting = one(read, "Meeting")
    (actor,), (target,) = read.objects(meeting, DIP.actor), read.objects(meeting, DIP.target)
    assert str(read.value(actor, RDFS.label)) == "Antony Blinken"
    assert (codes(read, actor), codes(read, target)) == ({"USA"}, {"KAZ"})


def test_each_abstention_is_an_actor_and_the_vote_a_fact(read):
    abstention = one(read, "Abstention")
    assert {code for actor in read.objects(abstention, DIP.actor) for code in codes(read, actor)} == {"KAZ", "IND"}
    assert (read.value(abstention, DIP.target), RDF.type, DIP.Vote) in read


def test_status_time_count_and_source_are_single_terms(read):
    visit, call, support = (one(read, cls) for cls in ("Visit", "PhoneCall", "Support"))
    assert list(read.objects(visit, DIP.modality)) == [DIP.planned]
    assert list(read.objects(support, DIP.polarity)) == [DIP.negated]
    assert [str(value) for value in read.objects(call, DIP.time)] == ["2023-02"]
    assert [str(value) for value in read.objects(call, DIP["count"])] == ["3"]
    assert str(read.value(read.value(visit, DIP.attributedTo), RDFS.label)) == "Reuters"


def test_theme_in_place_of_a_target_is_a_literal(read):
    assert [str(value) for value in read.objects(one(read, "Support"), DIP.theme)] == ["l'attaque"]


def test_facts_have_one_class_and_direct_triples_stand_beside_them(read):
    meeting = one(read, "Meeting")
    assert list(read.objects(meeting, RDF.type)) == [DIP.Meeting]
    assert (read.value(meeting, DIP.actor), DIP.meets, read.value(meeting, DIP.target)) in read
