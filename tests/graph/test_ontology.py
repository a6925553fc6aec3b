import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.namespace import SKOS

from kg.errors import OntologyError
from kg.ontology import NAMESPACE, load_ontology
from kg.resources import ontology_dir

# class: (direct property, PLOVER code, symmetric, parent), as the contract's section 3 lists them
CONTRACT = {
    "Meeting": ("meets", "CONSULT", True, "Event"),
    "PhoneCall": ("phones", "CONSULT", True, "Meeting"),
    "Visit": ("visits", "CONSULT", False, "Event"),
    "Hosting": ("hosts", "CONSULT", False, "Event"),
    "Negotiation": ("negotiatesWith", "CONSULT", True, "Event"),
    "Mediation": ("mediatesBetween", "CONSULT", False, "Event"),
    "Agreement": ("agreesWith", "AGREE", True, "Event"),
    "Pledge": ("pledgesTo", "AGREE", False, "Agreement"),
    "Support": ("supports", "SUPPORT", False, "Event"),
    "Recognition": ("recognizes", "SUPPORT", False, "Event"),
    "TreatySignature": ("signsWith", "SUPPORT", True, "Event"),
    "Apology": ("apologizesTo", "SUPPORT", False, "Event"),
    "Concession": ("concedesTo", "CONCEDE", False, "Event"),
    "Cooperation": ("cooperatesWith", "COOPERATE", True, "Event"),
    "Aid": ("aids", "AID", False, "Event"),
    "Asylum": ("grantsAsylumTo", "AID", False, "Aid"),
    "Withdrawal": ("withdrawsFrom", "RETREAT", False, "Event"),
    "Release": ("releases", "RETREAT", False, "Event"),
    "Investigation": ("investigates", "INVESTIGATE", False, "Event"),
    "Demand": ("demands", "DEMAND", False, "Event"),
    "Appeal": ("appealsTo", "DEMAND", False, "Demand"),
    "Condemnation": ("condemns", "DISAPPROVE", False, "Event"),
    "Accusation": ("accuses", "DISAPPROVE", False, "Event"),
    "Rejection": ("rejects", "REJECT", False, "Event"),
    "Threat": ("threatens", "THREATEN", False, "Event"),
    "Sanction": ("sanctions", "SANCTION", False, "Event"),
    "Expulsion": ("expels", "SANCTION", False, "Sanction"),
    "RelationsBreak": ("breaksWith", "SANCTION", False, "Sanction"),
    "Protest": ("protestsAgainst", "PROTEST", False, "Event"),
    "Mobilization": ("mobilizesAgainst", "MOBILIZE", False, "Event"),
    "Coercion": ("coerces", "COERCE", False, "Event"),
    "Arrest": ("arrests", "COERCE", False, "Coercion"),
    "Assault": ("assaults", "ASSAULT", False, "Event"),
    "Fight": ("fights", "FIGHT", False, "Event"),
    "Invasion": ("invades", "FIGHT", False, "Fight"),
    "VoteFor": ("votesFor", "SUPPORT", False, "Event"),
    "VoteAgainst": ("votesAgainst", "REJECT", False, "Event"),
    "Abstention": ("abstainsFrom", None, False, "Event"),
    "Vote": (None, None, False, "Event"),
    "Statement": ("addresses", None, False, "Event"),
    "Appointment": ("appoints", None, False, "Event"),
    "Resignation": (None, None, False, "Event"),
    "Election": ("elects", None, False, "Event"),
}
ENTITIES = "Person Country City Region Organization GovernmentBody InternationalOrganization ArmedForces Party Company MediaOutlet Group Document"
PROPERTIES = (
    "actor target theme place time timeText count polarity modality attributedTo evidence confidence trigger rule predicate "
    "iso2 iso3 country sector body holdsPost memberOf capitalOf locatedIn represents ploverCode directProperty symmetric "
    "demonym hasMember partOf seatOf ambiguousLabel entityType onlyIn single mark markRole"
)


@pytest.fixture(scope="module")
def turtle():
    return Graph().parse(ontology_dir() / "diplomacy.ttl")


def dip_terms(graph):
    return sorted({s for s in graph.subjects(RDF.type) if str(s).startswith(NAMESPACE)})


@pytest.mark.parametrize("name", CONTRACT)
def test_event_class_is_as_the_contract_says(name):
    event = load_ontology().events[name]
    assert (event.direct, event.plover, event.symmetric, *event.term.parents) == CONTRACT[name]


def test_no_event_class_beyond_the_contract():
    assert set(load_ontology().events) == {*CONTRACT, "Event"}


@pytest.mark.parametrize("name", ENTITIES.split())
def test_entity_kinds(name):
    assert name in load_ontology().entities


@pytest.mark.parametrize("name", PROPERTIES.split())
def test_properties(name):
    assert name in load_ontology().properties


@pytest.mark.parametrize("name", ["affirmed", "negated", "actual", "planned", "possible", "requested"])
def test_individuals(name):
    assert name in load_ontology().terms


def test_every_term_speaks_french_and_english(turtle):
    for term in dip_terms(turtle):
        for prop in (RDFS.label, RDFS.comment, SKOS.example):
            assert sorted(x.language for x in turtle.objects(term, prop)) == ["en", "fr"], (term, prop)


def test_direct_properties_below_each_other_follow_their_classes():
    ontology = load_ontology()
    for event in ontology.events.values():
        for parent in ontology.properties[event.direct].parents if event.direct else ():
            assert parent == ontology.events[event.term.parents[0]].direct


def test_symmetric_classes_have_symmetric_properties(turtle):
    for event in load_ontology().events.values():
        if event.direct:
            assert event.symmetric == ((URIRef(NAMESPACE + event.direct), RDF.type, OWL.SymmetricProperty) in turtle)


def test_every_term_used_is_declared(turtle):
    used = {t for triple in turtle for t in triple if isinstance(t, URIRef) and str(t).startswith(NAMESPACE)}
    assert used == set(dip_terms(turtle))


def test_ancestors_are_transitive():
    ontology = load_ontology()
    assert ontology.terms["ArmedForces"].ancestors == ("Organization", "Entity")
    assert ontology.is_a("Invasion", "Event")
    assert not ontology.is_a("Event", "Invasion")


def test_header_names_licence_and_version():
    text = (ontology_dir() / "diplomacy.ttl").read_text(encoding="utf-8")
    for word in ("dcterms:license", "owl:versionIRI", "vann:preferredNamespacePrefix"):
        assert re.search(word, text)


def test_broken_file_is_named(tmp_path: Path):
    bad = tmp_path / "bad.ttl"
    bad.write_text("dip:x a", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"bad\.ttl: not valid Turtle"):
        load_ontology(bad)


def test_term_without_a_label_is_named(tmp_path: Path):
    bad = tmp_path / "bare.ttl"
    bad.write_text(f"<{NAMESPACE}X> a <{OWL.Class}> .", encoding="utf-8")
    with pytest.raises(OntologyError, match="dip:X has no label in fr"):
        load_ontology(bad)
