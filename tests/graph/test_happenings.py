"""When several dispatches tell one happening, and when they do not."""

import datetime as dt
from itertools import permutations

import pytest
from rdflib import RDF

from kg.graph.assemble import assemble
from kg.graph.validate import validate
from kg.graph.vocabulary import DIP
from kg.keys import article_key
from kg.records import Article, ArticleFacts, Entity, Evidence, Fact, TimeValue

PEOPLE = (
    Entity("entity/USA", "États-Unis", "Country", iso3="USA"),
    Entity("entity/KAZ", "Kazakhstan", "Country", iso3="KAZ"),
    Entity("entity/UZB", "Ouzbékistan", "Country", iso3="UZB"),
    Entity("entity/Blinken", "Antony Blinken", "Person", country="entity/USA"),
    Entity("entity/Tokaiev", "Kassym-Jomart Tokaïev", "Person", country="entity/KAZ"),
    Entity("entity/Mirzioiev", "Chavkat Mirzioïev", "Person", country="entity/UZB"),
    Entity("entity/Astana", "Astana", "City", country="entity/KAZ"),
    Entity("entity/Tachkent", "Tachkent", "City", country="entity/UZB"),
)
DAY = TimeValue("2023-02-28")


def told(number, cls="Meeting", actors="Blinken", targets="Tokaiev", *, date="2023-02-28", **more):
    """A dispatch that tells one fact."""
    article = Article(f"dispatch-{number}", "Texte.", date=dt.date.fromisoformat(date) if date else None)
    key = article_key(article)
    fact = Fact(
        key=f"fact/{number}",
        cls=cls,
        actors=tuple(f"entity/{name}" for name in actors.split()),
        targets=tuple(f"entity/{name}" for name in targets.split()),
        evidence=(Evidence(key, 0, 6, "Texte.", 0, "Texte", "verb x: active"),),
        **more,
    )
    return ArticleFacts(article, "by hand", PEOPLE, (fact,))


def clusters(*results):
    graph = assemble(results)
    members = {}
    for fact, node in graph.subject_objects(DIP.sameHappening):
        members.setdefault(node, set()).add(str(fact).rpartition("/")[2])
    return sorted(sorted(facts) for facts in members.values())


def contradicting(*results):
    graph = assemble(results)
    return sorted((str(a)[-1], str(b)[-1]) for a, b in graph.subject_objects(DIP.contradicts))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({}, id="the-same-words"),
        pytest.param({"actors": "Tokaiev", "targets": "Blinken"}, id="who-meets-whom-turned-round"),
        pytest.param({"actors": "Blinken Tokaiev", "targets": ""}, id="they-met"),
        pytest.param({"targets": "KAZ"}, id="the-country-that-somebody-acts-for"),
        pytest.param({"targets": "Tokaiev Mirzioiev"}, id="with-one-more"),
        pytest.param({"time": DAY}, id="one-dated-one-not"),
        pytest.param({"date": "2023-03-01"}, id="told-a-day-later"),
        pytest.param({"time": TimeValue("2023-02-27", "2023-03-01")}, id="within-the-week"),
        pytest.param({"modality": "planned", "time": DAY}, id="announced-then-done"),
        pytest.param({"count": 2}, id="a-count-in-one-alone"),
    ],
)
def test_the_same(other):
    assert clusters(told(1), told(2, **other)) == [["1", "2"]]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"targets": "Mirzioiev"}, id="another-partner"),
        pytest.param({"time": TimeValue("2023-02-20")}, id="another-day"),
        pytest.param({"date": "2023-06-28"}, id="told-months-later"),
        pytest.param({"date": None}, id="no-day-at-all"),
        pytest.param({"polarity": "negated"}, id="denied"),
        pytest.param({"modality": "possible"}, id="only-possible"),
        pytest.param({"modality": "requested"}, id="only-asked-for"),
        pytest.param({"modality": "planned"}, id="planned-for-nobody-says-when"),
        pytest.param({"time": TimeValue("2023")}, id="in-that-year"),
        pytest.param({"cls": "PhoneCall"}, id="another-class"),
        pytest.param({"actors": "USA", "targets": "KAZ"}, id="nobody-in-common-but-through-countries"),
        pytest.param({"targets": ""}, id="one-alone-undated"),
    ],
)
def test_not_the_same(other):
    assert clusters(told(1), told(2, **other)) == []


def test_places_and_counts_part():
    assert clusters(told(1, places=("entity/Astana",)), told(2, places=("entity/Tachkent",))) == []
    assert clusters(told(1, places=("entity/Astana",)), told(2, places=("entity/KAZ",))) == [["1", "2"]]
    assert clusters(told(1, count=2), told(2, count=3)) == []


def test_direction_counts_where_the_class_has_one():
    assert clusters(told(1, "Condemnation"), told(2, "Condemnation", "Tokaiev", "Blinken")) == []
    assert clusters(told(1, "Condemnation"), told(2, "Condemnation")) == [["1", "2"]]


def test_what_is_said_is_no_happening():
    assert clusters(told(1, "Statement"), told(2, "Statement")) == []


def test_one_dispatch_alone_is_no_cluster():
    one, other = told(1), told(1)
    assert clusters(one, other) == []


def test_one_participant_is_enough_when_both_are_dated():
    assert clusters(told(1, "Resignation", targets="", time=DAY), told(2, "Resignation", targets="", time=DAY)) == [
        ["1", "2"]
    ]


def test_ten_dispatches_are_one_happening_whatever_their_order():
    dispatches = [told(n, time=DAY if n % 2 else None) for n in range(4)]
    graphs = {tuple(sorted(assemble(order))) for order in permutations(dispatches)}
    assert len(graphs) == 1
    assert clusters(*(told(n) for n in range(10))) == [[str(n) for n in range(10)]]


def test_all_members_agree_with_all():
    # undated, it fits both days; the days do not fit each other
    days = [told(n, time=TimeValue(f"2023-02-{27 + n}")) for n in (0, 1)]
    (cluster,) = clusters(*days, told(2))
    assert len(cluster) == 2


def test_the_reason_is_written_down():
    graph = assemble([told(1), told(2, modality="planned", time=DAY)])
    (node,) = graph.subjects(RDF.type, DIP.Happening)
    reason = str(graph.value(node, DIP.reason))
    assert "Antony Blinken, Kassym-Jomart Tokaïev" in reason
    assert "2023-02-28" in reason
    assert "annoncé dans l'une, fait dans l'autre" in reason


def test_the_graph_is_valid():
    assert [str(v) for v in validate(assemble([told(1), told(2), told(3, polarity="negated")]))] == []


def test_what_one_denies_the_other_affirms():
    assert contradicting(told(1), told(2, polarity="negated")) == [("1", "2"), ("2", "1")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"targets": "Mirzioiev"}, id="of-another-partner"),
        pytest.param({"time": TimeValue("2023-01-10")}, id="of-another-day"),
        pytest.param({"cls": "Visit"}, id="of-another-class"),
    ],
)
def test_a_denial_of_something_else_contradicts_nothing(other):
    assert contradicting(told(1), told(2, polarity="negated", **other)) == []
    assert contradicting(told(1, polarity="negated"), told(2, polarity="negated")) == []
