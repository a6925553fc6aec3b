import json
import subprocess
import sys
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS, BNode, Literal, URIRef
from rdflib.namespace import OWL, TIME

from kg.errors import GraphError
from kg.graph.assemble import assemble
from kg.graph.serialize import to_turtle
from kg.graph.vocabulary import DEFAULT_BASE, DIP, ITSRDF, NIF
from kg.records import TimeValue

HERE = Path(__file__).parent


def iri(key):
    return URIRef(DEFAULT_BASE + key)


def direct(graph):
    """Local triples between two minted nodes that are no fact's own roles."""
    return {
        (str(s).rpartition("/")[2], str(p).rpartition("#")[2], str(o).rpartition("/")[2])
        for s, p, o in graph
        if str(s).startswith(f"{DEFAULT_BASE}entity/") and str(p).startswith(str(DIP)) and isinstance(o, URIRef)
        and p not in (DIP.country, DIP.hasMember, DIP.memberOf, DIP.holdsPost)
    }  # fmt: skip


def test_article_is_a_document_and_a_text(graph, sample):
    node = iri(sample["KEY"])
    assert graph.value(node, DCTERMS.identifier) == Literal("blinken")
    assert str(graph.value(node, NIF.isString)) == sample["TEXT"]
    activity = graph.value(node, PROV.wasGeneratedBy)
    assert str(graph.value(activity, DIP.parser)) == "compact 0.1"
    assert str(graph.value(graph.value(activity, PROV.wasAssociatedWith), RDFS.label)) == "Dépêche 0.1.0"


def test_article_without_facts_is_there_too(sample):
    empty = replace(sample["OTHER"], facts=(), entities=())
    assert (iri(sample["OTHER_KEY"]), DCTERMS.identifier, Literal("autre")) in assemble([empty])


def test_offsets_select_the_words(graph):
    for node in {*graph.subjects(RDF.type, DIP.Evidence), *graph.subjects(RDF.type, DIP.Mention)}:
        text = str(graph.value(graph.value(node, NIF.referenceContext), NIF.isString))
        begin, end = (int(graph.value(node, p)) for p in (NIF.beginIndex, NIF.endIndex))
        assert text[begin:end] == str(graph.value(node, NIF.anchorOf))


def test_marks_lead_to_entities(graph, sample):
    evidence = graph.value(iri(sample["MEETING"].key), DIP.evidence)
    assert graph.value(graph.value(evidence, DIP.markActor), ITSRDF.taIdentRef) == iri("entity/Antony_Blinken")
    assert graph.value(graph.value(evidence, DIP.markTarget), ITSRDF.taIdentRef) == iri("entity/Tokaiev")


def test_entity_has_names_codes_and_links(graph):
    node = iri("entity/KAZ")
    assert str(graph.value(node, DIP.iso3)) == "KAZ"
    assert str(graph.value(node, OWL.sameAs)) == "http://www.wikidata.org/entity/Q232"
    assert str(graph.value(node, SKOS.exactMatch)) == "https://w3id.org/depeche/actors#KAZ"


@pytest.mark.parametrize(("known", "label"), [(True, "Ukraine"), (False, "UKR")], ids=["known", "by its code"])
def test_countries_that_are_only_referred_to_are_described(sample, known, label):
    graph = assemble([sample["RESULT"]], known=sample["KNOWN"] if known else None)
    assert graph.value(iri("entity/UKR"), RDFS.label) == Literal(label, lang="fr")
    assert str(graph.value(iri("entity/UKR"), DIP.iso3)) == "UKR"


def test_times(graph, sample):
    interval = graph.value(iri(sample["VISIT"].key), DIP.time)
    assert (interval, RDF.type, TIME.Interval) in graph
    assert str(graph.value(graph.value(interval, TIME.hasEnd), TIME.inXSDDate)) == "2023-03-03"
    assert graph.value(iri(sample["CALL"].key), DIP.time).n3().endswith("gYearMonth>")
    assert str(graph.value(iri(sample["CALL"].key), DIP.count)) == "3"


def test_an_interval_of_one_day_is_a_day(sample, only):
    graph = only(replace(sample["VISIT"], time=TimeValue("2023-03-01", "2023-03-01")))
    assert [str(value) for value in graph.objects(None, DIP.time)] == ["2023-03-01"]


def test_direct_triples_of_the_sample(graph, sample):
    vote = sample["VOTE"].key.rpartition("/")[2]
    assert direct(graph) == {
        ("Antony_Blinken", "meets", "Tokaiev"),
        ("Tokaiev", "meets", "Antony_Blinken"),
        ("Tokaiev", "phones", "Kiev"),
        ("Kiev", "phones", "Tokaiev"),
        ("KAZ", "abstainsFrom", vote),
        ("IND", "abstainsFrom", vote),
    }


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": "negated"},
        {"modality": "planned"},
        {"modality": "possible"},
        {"modality": "requested"},
        {"attributed_to": ("entity/Reuters",)},
    ],
    ids=lambda change: "-".join(str(v) for v in change.values()),
)
def test_no_direct_triple_for_what_is_not_stated_as_so(sample, only, change):
    assert direct(only(replace(sample["MEETING"], **change))) == set()


@pytest.mark.parametrize(
    ("cls", "actors", "targets", "pairs"),
    [
        ("Fight", "AB", "", ""),
        ("Meeting", "AB", "", "AB BA"),
        ("Meeting", "AB", "C", "AC CA BC CB"),
        ("Meeting", "A", "A", ""),
        ("Condemnation", "AB", "C", "AC BC"),
        ("Vote", "A", "B", ""),
    ],
    ids=["actors of an asymmetric class do not meet", "symmetric without target", "co-actors are no pair", "nobody with himself", "one way", "no property"],
)  # fmt: skip
def test_pairs_of_direct_triples(sample, only, cls, actors, targets, pairs):
    made = only(
        replace(
            sample["MEETING"],
            cls=cls,
            actors=tuple(f"entity/{x}" for x in actors),
            targets=tuple(f"entity/{x}" for x in targets),
        )
    )
    assert {s + o for s, _, o in direct(made)} == set(pairs.split())


def test_inference_states_what_lies_above(sample, only):
    plain, inferred = only(sample["CALL"]), only(sample["CALL"], infer=True)
    node = iri(sample["CALL"].key)
    assert set(plain.objects(node, RDF.type)) == {DIP.PhoneCall}
    assert set(inferred.objects(node, RDF.type)) == {DIP.PhoneCall, DIP.Meeting, DIP.Event}
    assert (iri("entity/Kiev"), DIP.meets, iri("entity/Tokaiev")) in inferred
    assert set(inferred.objects(iri("entity/Kiev"), RDF.type)) == {DIP.City, DIP.Place, DIP.Entity}


def test_assertion_is_a_triple_with_evidence(graph):
    post = graph.value(iri("entity/Tokaiev"), DIP.holdsPost)
    assert graph.value(post, RDFS.label) == Literal("président", lang="fr")
    assertion = graph.value(None, RDF.object, post)
    assert graph.value(assertion, RDF.predicate) == DIP.holdsPost
    assert graph.value(assertion, DIP.evidence) is not None


def test_label_is_made_where_there_is_none(graph, sample):
    labels = {
        fact: str(graph.value(iri(sample[fact].key), RDFS.label))
        for fact in ("VISIT", "ABSTENTION", "VOTE", "OPEN", "SUPPORT")
    }
    assert labels == {
        "VISIT": "visite (prévu) : Antony Blinken → Tachkent",
        "ABSTENTION": "abstention : Kazakhstan, Inde → vote condamnant l'invasion",
        "VOTE": "vote condamnant l'invasion",
        "OPEN": "inaugurer : Antony Blinken",
        "SUPPORT": "soutien (nié) : Kazakhstan → l'attaque",
    }


def test_base_can_be_set(sample):
    graph = assemble([sample["RESULT"]], base="https://example.org/mine/")
    assert not any(str(term).startswith(DEFAULT_BASE) for triple in graph for term in triple)
    assert "@base <https://example.org/mine/> ." in to_turtle(graph)


def test_no_blank_nodes_and_no_unknown_terms(graph):
    assert not any(isinstance(term, BNode) for triple in graph for term in triple)


def test_order_does_not_matter(sample):
    first, second = sample["RESULT"], sample["OTHER"]
    shuffled = replace(first, facts=first.facts[::-1], entities=first.entities[::-1], assertions=first.assertions[::-1])
    texts = {
        to_turtle(assemble(order, known=sample["KNOWN"]))
        for one in (first, shuffled)
        for order in permutations([one, second])
    }
    assert len(texts) == 1


def test_graphs_of_parts_merge_by_union(sample):
    first, second = sample["RESULT"], sample["OTHER"]
    parts = [assemble([part], known=sample["KNOWN"]) for part in (first, second, first)]
    assert set(assemble([first, second], known=sample["KNOWN"])) == set().union(*map(set, parts))


def test_same_bytes_under_two_hash_seeds(graph):
    code = (
        "import importlib.util, sys; spec = importlib.util.spec_from_file_location('c', sys.argv[1]); c = importlib.util.module_from_spec(spec);"
        "spec.loader.exec_module(c); from kg.graph.assemble import assemble; from kg.graph.serialize import to_turtle;"
        "import json; print(json.dumps(to_turtle(assemble([c.RESULT, c.OTHER], known=c.KNOWN, version='0.1.0'))))"
    )
    for seed in "1", "2":
        run = subprocess.run(
            [sys.executable, "-c", code, str(HERE / "conftest.py")], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path)) + f":{HERE.parent.parent}"},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert json.loads(run.stdout) == to_turtle(graph)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cls": "Meting"}, "no event class dip:Meting"),
        ({"cls": "Person"}, "no event class dip:Person"),
        ({"time": TimeValue("demain")}, "“demain” is no date"),
    ],
    ids=["no such class", "no event", "no date"],
)
def test_what_cannot_be_stated_raises(sample, only, change, message):
    with pytest.raises(GraphError, match=message):
        only(replace(sample["MEETING"], **change))
