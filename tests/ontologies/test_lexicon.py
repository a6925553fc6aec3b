"""The lexicon uses nothing but what its header defines, and says something of every class."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import OWL, SKOS
from rdflib.term import Node

ONTOLOGIES = Path(__file__).resolve().parents[2] / "ontologies"
FILES = sorted(ONTOLOGIES.glob("lexicon-fr*.ttl"))

LEX = Namespace("https://w3id.org/depeche/lexicon-fr#")
SLOT = Namespace("https://w3id.org/depeche/slot#")
DIP = Namespace("https://w3id.org/depeche/diplomacy#")
ONTOLEX = Namespace("http://www.w3.org/ns/lemon/ontolex#")
SYNSEM = Namespace("http://www.w3.org/ns/lemon/synsem#")

KINDS = {LEX.Verb, LEX.Noun, LEX.Adjective, LEX.SupportVerb}
CONSULT = set(
    "Meeting PhoneCall Visit Hosting Negotiation Mediation Agreement Pledge Support Recognition TreatySignature Apology"
    " Concession Cooperation Aid Asylum Withdrawal Release Investigation VoteFor VoteAgainst Abstention Vote"
    " Appointment Resignation Election".split()
)
CONFLICT = set(
    "Demand Appeal Condemnation Accusation Rejection Threat Sanction Expulsion RelationsBreak Protest Mobilization"
    " Coercion Arrest Assault Fight Invasion Statement".split()
)
CLASSES = {DIP[name] for name in CONSULT | CONFLICT}
ROLES = {LEX.actor, LEX.target, LEX.theme, LEX.place}
MODALITIES = {DIP.actual, DIP.planned, DIP.possible, DIP.requested}
POLARITIES = {DIP.affirmed, DIP.negated}
SLOT_PROPERTIES = {LEX.actor, LEX.target, LEX.theme, LEX.place, LEX.content, LEX.controller, LEX.eventSlot}
CONDITIONS = {LEX.requires, LEX.forbids}
# property of a sense → the values that it may have
VALUES = {
    ONTOLEX.reference: CLASSES,
    LEX.needs: ROLES,
    LEX.actorType: {LEX.Agent, LEX.Place, LEX.Thing},
    LEX.targetType: {LEX.Agent, LEX.Place, LEX.Thing},
    LEX.subjectRole: ROLES,
    LEX.modality: MODALITIES,
    LEX.contentModality: MODALITIES,
    LEX.polarity: POLARITIES,
    LEX.contentPolarity: POLARITIES,
    LEX.reports: {Literal(True)},
}
ONCE = {
    ONTOLEX.reference,
    LEX.modality,
    LEX.polarity,
    LEX.contentModality,
    LEX.contentPolarity,
    LEX.controller,
    LEX.reports,
}
ENTRY_PROPERTIES = {RDF.type, RDFS.label, RDFS.comment, SKOS.example, ONTOLEX.sense}


def load(paths: list[Path]) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


@pytest.fixture(scope="module")
def whole() -> Graph:
    return load(FILES)


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.name)
def part(request: pytest.FixtureRequest) -> Graph:
    return load([request.param])


def entries(graph: Graph) -> Iterator[tuple[Node, Node]]:
    """Entries with their kind."""
    for kind in KINDS:
        for entry in graph.subjects(RDF.type, kind):
            yield entry, kind


def senses(graph: Graph) -> Iterator[tuple[Node, Node]]:
    """Entries with each of their senses."""
    for entry, _ in entries(graph):
        for sense in graph.objects(entry, ONTOLEX.sense):
            yield entry, sense


def show(entry: Node) -> str:
    return str(entry).rpartition("#")[2]


def content(graph: Graph, node: Node) -> frozenset[object]:
    """What a blank node says, comparable."""
    return frozenset((p, content(graph, o) if isinstance(o, BNode) else o) for p, o in graph.predicate_objects(node))


def test_there_are_entries(part: Graph) -> None:
    assert part


def test_every_entry_has_one_label_and_a_sense(part: Graph) -> None:
    for entry, _ in entries(part):
        labels = list(part.objects(entry, RDFS.label))
        assert len(labels) == 1, f"{show(entry)} has {len(labels)} labels"
        label = labels[0]
        assert isinstance(label, Literal) and label.language == "fr" and str(label).strip() == str(label) != "", show(
            entry
        )
        assert list(part.objects(entry, ONTOLEX.sense)), f"{show(entry)} has no sense"


def test_every_entry_has_one_kind(whole: Graph) -> None:
    kinds = Counter(entry for entry, _ in entries(whole))
    assert [show(e) for e, n in kinds.items() if n > 1] == []


def test_whatever_has_a_sense_is_an_entry(part: Graph) -> None:
    known = {entry for entry, _ in entries(part)}
    assert [show(s) for s in part.subjects(ONTOLEX.sense) if s not in known] == []


def test_local_names_are_ascii(part: Graph) -> None:
    assert [show(e) for e, _ in entries(part) if not re.fullmatch(r"[a-z0-9_]+", show(e))] == []


def test_entries_use_known_properties(part: Graph) -> None:
    for entry, _ in entries(part):
        assert set(part.predicates(entry)) <= ENTRY_PROPERTIES, show(entry)


def test_senses_use_known_properties_and_values(part: Graph) -> None:
    for entry, sense in senses(part):
        for prop, value in part.predicate_objects(sense):
            if prop in SLOT_PROPERTIES or prop in CONDITIONS:
                continue
            assert prop in VALUES, f"{show(entry)}: unknown property {prop}"
            assert value in VALUES[prop], f"{show(entry)}: {prop} cannot be {value}"
        for prop in ONCE:
            assert len(list(part.objects(sense, prop))) <= 1, f"{show(entry)}: {prop} twice in one sense"


def test_slots_are_defined(part: Graph, whole: Graph) -> None:
    defined = set(whole.subjects(RDF.type, SYNSEM.SyntacticArgument))
    for entry, sense in senses(part):
        for prop in SLOT_PROPERTIES:
            for slot in part.objects(sense, prop):
                assert slot in defined, f"{show(entry)}: {slot} is no slot"
        for condition in [c for prop in CONDITIONS for c in part.objects(sense, prop)]:
            for slot in part.objects(condition, LEX.slot):
                assert slot in defined, f"{show(entry)}: {slot} is no slot"


def test_conditions_name_slots_and_words(part: Graph) -> None:
    for entry, sense in senses(part):
        for condition in [c for prop in CONDITIONS for c in part.objects(sense, prop)]:
            assert set(part.predicates(condition)) <= {LEX.slot, LEX.lemma}, show(entry)
            assert list(part.objects(condition, LEX.slot)), f"{show(entry)}: a condition without a slot"
            for lemma in part.objects(condition, LEX.lemma):
                assert str(lemma).strip() == str(lemma) != "", f"{show(entry)}: an empty word"
                assert "_" not in str(lemma), f"{show(entry)}: {lemma}"


def test_every_sense_says_something(part: Graph) -> None:
    for entry, sense in senses(part):
        said = [part.value(sense, p) for p in (ONTOLEX.reference, LEX.content, LEX.eventSlot)]
        assert any(said), f"{show(entry)}: a sense without reference, content or eventSlot"


def test_senses_of_events_name_a_participant(part: Graph) -> None:
    for entry, sense in senses(part):
        if part.value(sense, ONTOLEX.reference) not in (None, DIP.Vote):
            assert any(part.value(sense, r) for r in ROLES), f"{show(entry)}: an event without roles"


def test_needed_roles_have_slots(part: Graph) -> None:
    for entry, sense in senses(part):
        for role in part.objects(sense, LEX.needs):
            assert part.value(sense, role), f"{show(entry)} needs {show(role)} but gives it no slot"


def test_types_restrict_roles_that_exist(part: Graph) -> None:
    for entry, sense in senses(part):
        for limit, role in ((LEX.actorType, LEX.actor), (LEX.targetType, LEX.target)):
            assert not part.value(sense, limit) or part.value(sense, role), (
                f"{show(entry)}: {show(limit)} without {show(role)}"
            )


def test_no_sense_stands_twice_in_an_entry(part: Graph) -> None:
    for entry, _ in entries(part):
        found = [content(part, sense) for sense in part.objects(entry, ONTOLEX.sense)]
        assert len(found) == len(set(found)), f"{show(entry)} says the same thing twice"


def test_no_sense_stands_twice_under_a_lemma(part: Graph) -> None:
    seen: dict[object, Node] = {}
    for entry, sense in senses(part):
        key = (part.value(entry, RDF.type), part.value(entry, RDFS.label), content(part, sense))
        assert key not in seen or seen[key] == entry, f"{show(entry)} repeats {show(seen[key])}"
        seen[key] = entry


@pytest.mark.parametrize("name", sorted(CONSULT))
def test_every_class_has_several_expressions(name: str) -> None:
    graph = load([path for path in FILES if path.name == "lexicon-fr-consult.ttl"])
    assert len({e for e, s in senses(graph) if (s, ONTOLEX.reference, DIP[name]) in graph}) >= 3


def test_markers_belong_to_one_slot(whole: Graph) -> None:
    slots: dict[Node, set[Node]] = {}
    for slot, marker in whole.subject_objects(SYNSEM.marker):
        slots.setdefault(marker, set()).add(slot)
    assert {str(m): sorted(show(s) for s in found) for m, found in slots.items() if len(found) > 1} == {}


def test_the_header_defines_an_ontology() -> None:
    graph = load([ONTOLOGIES / "lexicon-fr.ttl"])
    assert (URIRef("https://w3id.org/depeche/lexicon-fr"), RDF.type, OWL.Ontology) in graph


def test_entries_of_agency_style_have_a_sentence_each() -> None:
    graph = load([ONTOLOGIES / "lexicon-fr-dispatches.ttl"])
    examples = {entry: [str(e) for e in graph.objects(entry, SKOS.example)] for entry, _ in entries(graph)}
    assert [show(entry) for entry, found in examples.items() if len(found) != 1] == []
    sentences = Counter(sentence for found in examples.values() for sentence in found)
    assert [s for s, times in sentences.items() if times > 1 or not re.fullmatch(r"[A-ZÀÉÎ«].*\.", s)] == []
