from rdflib import RDF, Graph

from kg.graph.assemble import assemble
from kg.graph.facts import articles, assertions, facts
from kg.graph.vocabulary import DIP


def by_class(graph):
    return {fact.cls: fact for fact in facts(graph)}


def test_facts_come_as_the_articles_tell_them(graph):
    assert [fact.cls for fact in facts(graph)] == [
        "Event", "Meeting", "Visit", "Abstention", "Vote", "Support", "PhoneCall", "Condemnation",
    ]  # fmt: skip


def test_fact_view(graph, sample):
    visit = by_class(graph)["Visit"]
    assert visit.key == sample["VISIT"].key
    assert (visit.cls_label, visit.plover, visit.symmetric) == ("visite", "CONSULT", False)
    assert [(p.label, p.kind, p.country, p.country_label) for p in visit.targets] == [
        ("Tachkent", "City", "UZB", "Ouzbékistan")
    ]
    assert (visit.time, visit.time_end, visit.time_text) == ("2023-03-01", "2023-03-03", "du 1er au 3 mars")
    assert (visit.polarity, visit.modality, visit.is_stated) == ("affirmed", "planned", False)
    assert [p.label for p in visit.attributed_to] == ["Reuters"]
    assert visit.sentence == "Il visitera Tachkent du 1er au 3 mars, selon Reuters."
    assert visit.article.source == "Reuters"
    assert visit.article.text == sample["TEXT"]


def test_marks_come_in_order_and_lead_to_entities(graph):
    (evidence,) = by_class(graph)["Meeting"].evidence
    assert [(mark.role, mark.text, mark.iri.rpartition("/")[2]) for mark in evidence.marks] == [
        ("actor", "M. Blinken", "Antony_Blinken"),
        ("trigger", "entretenu", ""),
        ("target", "le président kazakh", "Tokaiev"),
    ]
    assert (evidence.rule, evidence.trigger, evidence.sentence) == ("verb-active", "entretenu", 1)


def test_a_fact_may_be_a_target_and_a_text_a_theme(graph):
    found = by_class(graph)
    assert [(p.label, p.kind) for p in found["Abstention"].targets] == [("vote condamnant l'invasion", "Vote")]
    assert [(p.label, p.kind, p.iri) for p in found["Support"].themes] == [("l'attaque", "Text", "")]


def test_counts_and_open_relations(graph):
    found = by_class(graph)
    assert (found["PhoneCall"].count, found["PhoneCall"].time) == (3, "2023-02")
    assert found["Event"].predicate == "inaugurer"


def test_inferred_types_do_not_double_facts(sample, graph):
    inferred = assemble([sample["RESULT"], sample["OTHER"]], known=sample["KNOWN"], infer=True)
    assert [(f.cls, f.actors[0].kind if f.actors else "") for f in facts(inferred)] == [
        (f.cls, f.actors[0].kind if f.actors else "") for f in facts(graph)
    ]


def test_assertions(graph):
    assert [(a.subject.label, a.predicate, a.object.label) for a in assertions(graph)] == [
        ("Kassym-Jomart Tokaïev", "holdsPost", "président"),
        ("Kazakhstan", "memberOf", "C5+1"),
    ]


def test_articles_come_by_date(graph):
    assert [(article.id, article.parser) for article in articles(graph)] == [
        ("blinken", "compact 0.1"),
        ("autre", "conllu"),
    ]


def test_graphs_of_others_may_say_little():
    graph = Graph()
    graph.add((DIP._NS["x"], RDF.type, DIP.Meeting))
    (fact,) = facts(graph)
    assert (fact.label, fact.sentence, fact.article, fact.time, fact.actors) == ("", "", None, "", ())
