import datetime as dt

import pytest

from kg.errors import GraphError, QueryError, UsageError
from kg.graph.validate import validate


def classes(facts):
    return [fact.cls for fact in facts]


def test_all_facts_as_told(graph):
    assert classes(graph.facts()) == ["Meeting", "Condemnation", "Meeting"]
    assert classes(graph) == classes(graph.facts()) and len(graph) == 3


@pytest.mark.parametrize(
    ("criteria", "articles"),
    [
        ({"cls": "Meeting"}, ["astana", "kiev"]),
        ({"cls": "Event"}, ["astana", "paris", "kiev"]),
        ({"cls": "PhoneCall"}, []),
        ({"actor": "Blinken"}, ["astana"]),
        ({"actor": "tokaiev"}, ["astana"]),  # a meeting has no direction; accents do not count
        ({"actor": "Russie"}, ["kiev"]),  # but a condemnation has
        ({"target": "Russie"}, ["paris", "kiev"]),
        ({"target": "RUS"}, ["paris", "kiev"]),
        ({"country": "KAZ"}, ["astana"]),
        ({"country": "Kazakhstan"}, ["astana"]),
        ({"since": "2023-03"}, ["paris", "kiev"]),
        ({"since": "2023-03", "until": dt.date(2023, 3, 15)}, ["paris"]),
        ({"until": "2023-02-27"}, []),
        ({"until": "2023"}, ["astana", "paris"]),
        ({"polarity": "negated"}, ["kiev"]),
        ({"modality": "planned"}, ["kiev"]),
        ({"modality": "actual", "actor": "Ukraine"}, []),
        ({"source": "exem"}, ["astana", "paris", "kiev"]),
        ({"source": "Reuters"}, []),
    ],
    ids=str,
)
def test_facts_that_fit(graph, criteria, articles):
    assert [fact.article.id for fact in graph.facts(**criteria)] == articles


@pytest.mark.parametrize(
    ("criteria", "error", "message"),
    [
        ({"actor": "Blinkn"}, GraphError, "did you mean Blinken"),
        ({"actor": ""}, GraphError, "nobody"),
        ({"cls": "Meting"}, UsageError, "did you mean Meeting"),
        ({"cls": "Person"}, UsageError, "no event class"),
        ({"modality": "future"}, UsageError, "actual, planned, possible, requested"),
        ({"polarity": "no"}, UsageError, "affirmed, negated"),
        ({"since": "hier"}, UsageError, "is no date"),
        ({"until": "2023-02-30"}, UsageError, "is no date"),
    ],
    ids=str,
)
def test_what_does_not_exist_is_said(graph, criteria, error, message):
    with pytest.raises(error) as caught:
        graph.facts(**criteria)
    assert message in str(caught.value)


def test_a_fact(graph):
    fact = graph.fact(1)
    assert graph.fact(fact.iri) == fact != graph.fact(2)
    assert repr(fact) == "<Meeting: Antony Blinken – Kassym-Jomart Tokaïev>"
    assert (fact.actors.labels, fact.targets.labels, fact.plover) == (
        ["Antony Blinken"],
        ["Kassym-Jomart Tokaïev"],
        "CONSULT",
    )
    assert "[entretenu]trigger" in fact.marked
    assert fact.explain().startswith(fact.label)
    assert repr(graph.fact(3)) == "<Meeting (negated, planned): Ukraine – Russie>"
    with pytest.raises(GraphError):
        graph.fact(9)


def test_entities(graph):
    assert graph.entities()[0].label == "Russie"  # the busiest
    assert graph.entities(kind="Person").labels == ["Antony Blinken", "Kassym-Jomart Tokaïev"]
    assert graph.entities(kind="Organization") == ()
    assert graph.entities(country="KAZ").labels == ["Kassym-Jomart Tokaïev", "Kazakhstan"]
    tokayev = graph.entity("Tokaïev")
    assert tokayev == graph.fact(1).targets[0] and tokayev != graph.entity("Blinken")
    assert (tokayev.kind, tokayev.country, classes(tokayev.facts())) == ("Person", "KAZ", ["Meeting"])
    assert graph.facts(actor=tokayev) == tokayev.facts()
    with pytest.raises(UsageError, match="Person"):
        graph.entities(kind="Persn")


def test_queries(graph):
    answer = graph.query("who-met-whom", who="Blinken")
    assert [row["partner"] for row in answer] == ["Kassym-Jomart Tokaïev"]
    assert str(answer).endswith("(1 row)") and bool(answer)
    assert not graph.query("ASK { ?a dip:visits ?b }")
    assert len(graph.query("CONSTRUCT { ?a dip:meets ?b } WHERE { ?a dip:meets ?b }").rdf) == 2
    [row] = graph.query("SELECT (COUNT(?f) AS ?n) ?x WHERE { ?f a dip:Meeting } GROUP BY ?x")
    assert row == {"n": 2, "x": None}
    with pytest.raises(QueryError, match="did you mean"):
        graph.query("who-meet-whom")
    with pytest.raises(UsageError, match="CONSTRUCT"):
        _ = answer.rdf


def test_a_part_is_a_valid_graph_of_its_own(graph):
    part = graph.select(cls="Condemnation")
    assert classes(part) == ["Condemnation"] and part.facts() == graph.facts(cls="Condemnation")
    assert validate(part.rdf) == ()
    assert [article.id for article in part.articles] == ["paris"]
    assert not part.query("ASK { ?a dip:meets ?b }") and part.query("ASK { ?a dip:condemns ?b }")
    whole = graph.select(graph.facts())
    assert whole.facts() == graph.facts()
    assert set(whole.rdf) == set(graph.rdf)


@pytest.mark.parametrize(
    ("focus", "depth", "articles"),
    [
        ("France", 1, ["paris"]),
        ("France", 2, ["paris", "kiev"]),
        ("Blinken", 1, ["astana"]),
        ("Blinken", 9, ["astana"]),
        ("Russie", 1, ["paris", "kiev"]),
    ],
)
def test_near_somebody(graph, focus, depth, articles):
    assert [fact.article.id for fact in graph.select(focus=focus, depth=depth)] == articles


def test_nothing_near(graph):
    with pytest.raises(GraphError, match="no fact is left"):
        graph.select(cls="Visit")
    with pytest.raises(GraphError, match="no fact is left"):
        graph.select(focus="Blinken", cls="Condemnation")
    with pytest.raises(UsageError, match="depth"):
        graph.select(focus="Blinken", depth=0)


def test_other_forms(graph):
    pytest.importorskip("pandas")
    net = graph.to_networkx()
    assert sorted(data["class"] for *_, data in net.edges(data=True)) == ["Condemnation", "Meeting", "Meeting"]
    table = graph.to_dataframe()
    assert list(table["class"]) == ["Meeting", "Condemnation", "Meeting"]
    assert list(graph.facts(cls="Condemnation").to_dataframe()["actors"]) == ["France"]
    assert len(graph.facts(cls="Visit").to_dataframe()) == 0
    assert list(graph.entities(kind="Person").to_dataframe()["facts"]) == [1, 1]
    assert list(graph.query("who-met-whom").to_dataframe().columns)[:2] == ["actor", "partner"]
    assert "Blinken" in graph.query("who-met-whom").to_csv()
