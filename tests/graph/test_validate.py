import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, PROV, TIME, XSD

from kg.graph.assemble import assemble
from kg.graph.rules import RULES
from kg.graph.validate import Violation, validate
from kg.graph.vocabulary import DEFAULT_BASE, DIP, NIF
from kg.resources import ontology_dir


def iri(key):
    return URIRef(DEFAULT_BASE + key)


def copy(graph):
    out = Graph()
    for triple in graph:
        out.add(triple)
    return out


@pytest.fixture
def broken(graph):
    """A copy of the sample to break."""
    return copy(graph)


@pytest.fixture
def node(sample):
    """Nodes of the sample by name."""
    fact, article = iri(sample["MEETING"].key), iri(sample["KEY"])
    return {
        "fact": fact,
        "visit": iri(sample["VISIT"].key),
        "article": article,
        "blinken": iri("entity/Antony_Blinken"),
        "tokaiev": iri("entity/Tokaiev"),
        "kaz": iri("entity/KAZ"),
    }


def test_the_sample_is_clean(graph):
    assert validate(graph) == ()


def test_inferred_graph_is_clean(sample):
    assert validate(assemble([sample["RESULT"], sample["OTHER"]], known=sample["KNOWN"], infer=True)) == ()


def evidence_of(graph, fact):
    return graph.value(fact, DIP.evidence)


def drop(*names):
    def change(graph, node):
        subject = node[names[0]]
        graph.remove((subject, names[1], None))

    return change


def put(name, prop, value):
    def change(graph, node):
        graph.remove((node[name], prop, None))
        graph.add((node[name], prop, node.get(value, value) if isinstance(value, str) else value))

    return change


def add(name, prop, value):
    def change(graph, node):
        graph.add((node[name], prop, node.get(value, value) if isinstance(value, str) else value))

    return change


def on_evidence(prop, value):
    def change(graph, node):
        evidence = evidence_of(graph, node["fact"])
        graph.remove((evidence, prop, None))
        if value is not None:
            graph.add((evidence, prop, value))

    return change


def on_mention(prop, value):
    def change(graph, node):
        mention = graph.value(evidence_of(graph, node["fact"]), DIP.markActor)
        graph.remove((mention, prop, None))
        if value is not None:
            graph.add((mention, prop, value))

    return change


def no_participant(graph, node):
    for prop in (DIP.actor, DIP.target):
        graph.remove((node["fact"], prop, None))
    graph.remove((None, DIP.meets, None))


def backwards(graph, node):
    interval = graph.value(node["visit"], DIP.time)
    first, last = graph.value(interval, TIME.hasBeginning), graph.value(interval, TIME.hasEnd)
    graph.set((interval, TIME.hasBeginning, last))
    graph.set((interval, TIME.hasEnd, first))


def endless(graph, node):
    graph.remove((graph.value(node["visit"], DIP.time), TIME.hasEnd, None))


def of_post(change):
    def on(graph, node):
        change(graph, graph.value(node["tokaiev"], DIP.holdsPost))

    return on


def unstated(graph, node):
    graph.remove((node["tokaiev"], DIP.holdsPost, None))


def of_assertion(prop, value=None):
    def change(graph, node):
        assertion = graph.value(None, RDF.subject, node["tokaiev"])
        graph.remove((assertion, prop, None))
        if value is not None:
            graph.add((assertion, prop, value))

    return change


NOWHERE = iri("entity/nobody")
INTEGER = XSD.integer
BROKEN = {
    "no polarity": (drop("fact", DIP.polarity), "FactPolarity", "exactly one polarity"),
    "two polarities": (add("fact", DIP.polarity, DIP.negated), "FactPolarity", "exactly one polarity"),
    "unknown polarity": (put("fact", DIP.polarity, DIP.planned), "FactPolarity", "exactly one polarity"),
    "no modality": (drop("fact", DIP.modality), "FactModality", "exactly one modality"),
    "two modalities": (add("fact", DIP.modality, DIP.possible), "FactModality", "exactly one modality"),
    "no label": (drop("fact", RDFS.label), "FactLabel", "a fact needs a label"),
    "no evidence": (drop("fact", DIP.evidence), "FactEvidence", "at least one piece of evidence"),
    "no participant": (no_participant, "FactParticipant", "at least one actor, target or theme"),
    "actor not described": (add("fact", DIP.actor, NOWHERE), "FactActor", "actor must be an entity"),
    "target not described": (add("fact", DIP.target, NOWHERE), "FactTarget", "target must be an entity"),
    "theme without language": (add("fact", DIP.theme, Literal("x")), "FactTheme", "theme must be"),
    "place is a fact": (add("fact", DIP.place, "visit"), "FactPlace", "place must be"),
    "time is text": (add("fact", DIP.time, Literal("hier")), "FactTime", "a time must be a day"),
    "count zero": (add("fact", DIP.count, Literal(0)), "FactCount", "whole number, at least 1"),
    "source not described": (add("fact", DIP.attributedTo, NOWHERE), "FactSource", "attributed to must be"),
    "confidence above one": (add("fact", DIP.confidence, Literal("1.5", datatype=XSD.decimal)), "FactConfidence", "between 0 and 1"),
    "open relation without predicate": (put("fact", RDF.type, DIP.Event), "OpenRelation", "must name its predicate"),
    "no begin": (on_evidence(NIF.beginIndex, None), "Begin", "exactly one begin"),
    "begin is text": (on_evidence(NIF.beginIndex, Literal("26")), "Begin", "exactly one begin"),
    "negative begin": (on_evidence(NIF.beginIndex, Literal("-1", datatype=INTEGER)), "Begin", "exactly one begin"),
    "no end": (on_evidence(NIF.endIndex, None), "End", "exactly one end"),
    "end before begin": (on_evidence(NIF.endIndex, Literal(3)), "Order", "begin before it ends"),
    "no words": (on_evidence(NIF.anchorOf, None), "Anchor", "must quote its words"),
    "other words": (on_evidence(NIF.anchorOf, Literal("inventé")), "Quotation", "not the article's words"),
    "beyond the text": (on_evidence(NIF.endIndex, Literal(9999)), "Quotation", "not the article's words"),
    "no trigger": (on_evidence(DIP.trigger, None), "EvidenceTrigger", "exactly one trigger"),
    "no rule": (on_evidence(DIP.rule, None), "EvidenceRule", "names the rule"),
    "no article": (on_evidence(PROV.wasDerivedFrom, None), "EvidenceArticle", "exactly one article"),
    "offsets count elsewhere": (on_evidence(NIF.referenceContext, None), "EvidenceContext", "count in the article"),
    "mention without words": (on_mention(NIF.anchorOf, None), "Mention", "a mention has a begin"),
    "mention ends too early": (on_mention(NIF.endIndex, Literal(1)), "Mention", "a mention has a begin"),
    "article without id": (drop("article", DCTERMS.identifier), "ArticleIdentifier", "exactly one identifier"),
    "article without text": (drop("article", NIF.isString), "ArticleText", "carries its text"),
    "article of unknown making": (drop("article", PROV.wasGeneratedBy), "ArticleMaking", "which run"),
    "article of two days": (add("article", DCTERMS.date, Literal("2023-03-01", datatype=XSD.date)), "ArticleDate", "one day"),
    "entity without label": (drop("blinken", RDFS.label), "EntityLabel", "an entity needs a label"),
    "country not described": (put("blinken", DIP.country, NOWHERE), "EntityCountry", "must be a country, or a territory with a code"),
    "unknown sector": (add("blinken", DIP.sector, Literal("XYZ")), "EntitySector", "PLOVER's codes"),
    "two-letter code": (put("kaz", DIP.iso3, Literal("KZ")), "EntityCode", "three capital letters"),
    "member not described": (add("kaz", DIP.hasMember, NOWHERE), "EntityMember", "a member must be"),
    "post without label": (of_post(lambda graph, post: graph.remove((post, RDFS.label, None))), "PostLabel", "a post needs a label"),
    "interval without end": (endless, "IntervalEnd", "exactly one end"),
    "interval backwards": (backwards, "IntervalOrder", "must begin before it ends"),
    "assertion not stated": (unstated, "AssertionStated", "must also stand as a triple"),
    "assertion without evidence": (of_assertion(DIP.evidence), "AssertionEvidence", "at least one piece of evidence"),
    "assertion of an event": (of_assertion(RDF.predicate, DIP.meets), "AssertionPredicate", "one lasting relation"),
    "direct triple of nothing": (add("blinken", DIP.visits, "kaz"), "DirectTriple", "must repeat a fact"),
    "direct triple of a planned fact": (put("fact", DIP.modality, DIP.planned), "DirectTriple", "must repeat a fact"),
    "direct triple of a denied fact": (put("fact", DIP.polarity, DIP.negated), "DirectTriple", "must repeat a fact"),
    "direct triple of hearsay": (add("fact", DIP.attributedTo, "tokaiev"), "DirectTriple", "must repeat a fact"),
    "unknown property": (add("fact", URIRef(str(DIP) + "actr"), "kaz"), "ClosedVocabulary", "no dip:actr – did you mean dip:actor"),
    "unknown class": (add("fact", RDF.type, URIRef(str(DIP) + "Meting")), "ClosedVocabulary", "no dip:Meting"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_broken_graph_is_caught(broken, node, case):
    change, rule, message = BROKEN[case]
    change(broken, node)
    found = [violation for violation in validate(broken) if violation.rule == rule]
    assert found, validate(broken)
    assert message.lower() in found[0].message.lower()
    assert found[0].message_fr
    assert found[0].key


def test_every_rule_is_broken_by_some_case():
    shapes = Graph().parse(ontology_dir() / "shapes.ttl")
    namespace = "https://w3id.org/depeche/shapes#"
    names = {
        str(s).removeprefix(namespace) for s in shapes.subjects(RDFS.label | RDF.type) if str(s).startswith(namespace)
    }
    groups = {"Fact", "Evidence", "Article", "Entity", "Post", "Interval", "Assertion"}
    tried = {rule for _, rule, _ in BROKEN.values()}
    assert names - groups - tried == {"AssertionSubject", "AssertionObject", "IntervalBegin"}


def test_violation_reads_as_one_line(broken, node):
    broken.remove((node["fact"], DIP.polarity, None))
    line = next(str(v) for v in validate(broken) if v.rule == "FactPolarity")
    assert "\n" not in line
    assert line.startswith("fact/")
    assert "[FactPolarity, dip:polarity]" in line
    assert "« M. Blinken s'est entretenu avec le président kazakh" in line


def test_violations_come_in_the_same_order(broken, node):
    for prop in (DIP.polarity, DIP.modality, RDFS.label):
        broken.remove((node["fact"], prop, None))
    found = validate(broken)
    assert found == tuple(sorted(found))
    assert all(isinstance(violation, Violation) for violation in found)


def test_validation_leaves_the_graph_alone(graph):
    before = copy(graph)
    validate(graph)
    assert isomorphic(before, graph)


@pytest.mark.parametrize("case", [case for case, (_, rule, _) in BROKEN.items() if rule in RULES])
def test_our_rules_and_their_sparql_find_the_same(broken, node, case):
    BROKEN[case][0](broken, node)
    found = {(v.rule, v.focus) for v in validate(broken) if v.rule in RULES}
    whole = copy(broken) + Graph().parse(ontology_dir() / "diplomacy.ttl")
    _, report, _ = pyshacl.validate(whole, shacl_graph=Graph().parse(ontology_dir() / "shapes.ttl"))
    by_shacl = {
        (str(report.value(result, SH.sourceShape)).rpartition("#")[2], str(report.value(result, SH.value)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }
    assert found == {(rule, value) for rule, value in by_shacl if rule in RULES}


def test_pyshacl_alone_agrees(graph):
    """The shapes work for people who run a SHACL engine themselves, with the ontology beside the data."""
    ontology = Graph().parse(ontology_dir() / "diplomacy.ttl")
    shapes = Graph().parse(ontology_dir() / "shapes.ttl")
    assert pyshacl.validate(copy(graph), shacl_graph=shapes, ont_graph=ontology)[0]
    broken = copy(graph)
    broken.remove((None, DIP.polarity, None))
    assert not pyshacl.validate(broken, shacl_graph=shapes, ont_graph=ontology)[0]
