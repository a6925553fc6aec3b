"""questions-fr.ttl as records: whole, and in step with the ontology."""

import pytest
from rdflib import Graph

from kg.ask.wording import load_wording, read_wording
from kg.errors import OntologyError
from kg.ontology import load_ontology

PREFIX = "@prefix q: <https://w3id.org/depeche/questions-fr#> .\n"


def test_longer_openings_are_tried_first():
    lengths = [len(opening.form) for opening in load_wording().openings]
    assert lengths == sorted(lengths, reverse=True)


def test_classes_are_those_of_the_ontology():
    wording, ontology = load_wording(), load_ontology()
    assert wording["exact"] | wording["opinion"] <= set(ontology.events)
    assert {cls for classes in wording.narrow.values() for cls in classes} <= set(ontology.events)
    assert {opening.kind for opening in wording.openings} - {None} <= set(ontology.entities)


def test_every_refusal_has_a_reason_and_a_hint():
    assert all(reason.why and reason.hint for reason in load_wording().reasons.values())


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ('q:x a q:Opening ; q:form "qui" .', "needs q:asks"),
        ('q:x a q:Refusal ; q:form "pourquoi" .', "a reason and a hint"),
    ],
)
def test_what_is_missing_is_named(turtle, message):
    with pytest.raises(OntologyError, match=message):
        read_wording(Graph().parse(data=PREFIX + turtle, format="turtle"))


def test_an_unknown_list_is_an_error():
    with pytest.raises(OntologyError, match="no word list"):
        load_wording()["nothing"]
