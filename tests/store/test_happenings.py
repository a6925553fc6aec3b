"""What several articles tell together, in a store that they come to one by one."""

import datetime as dt
from dataclasses import replace

import pytest
from rdflib import RDF

from kg.cli import main
from kg.graph.assemble import assemble
from kg.graph.vocabulary import DEFAULT_BASE, DIP
from kg.keys import article_key
from kg.records import Article, ArticleFacts, Entity, Evidence, Fact, TimeValue
from kg.store import fill, open_graph, open_store, update_happenings

PEOPLE = (
    Entity("entity/USA", "États-Unis", "Country", iso3="USA"),
    Entity("entity/KAZ", "Kazakhstan", "Country", iso3="KAZ"),
    Entity("entity/Blinken", "Antony Blinken", "Person", country="entity/USA"),
    Entity("entity/Tokaiev", "Kassym-Jomart Tokaïev", "Person", country="entity/KAZ"),
)
DAY = TimeValue("2023-02-28")
INTERVAL = TimeValue("2023-02-27", "2023-03-01", "de lundi à mercredi")


def told(number, *, targets=("entity/Tokaiev",), cls="Meeting", people=PEOPLE, **fields):
    """A dispatch that tells one fact, and a ballot that it is about."""
    article = Article(f"dispatch-{number}", f"Texte {number}.", date=dt.date(2023, 2, 28))
    evidence = (Evidence(article_key(article), 0, 5, "Texte", 0, "Texte", "verb x: active"),)
    fact = Fact(key=f"fact/{number}", cls=cls, actors=("entity/Blinken",), targets=targets, evidence=evidence, **fields)
    vote = Fact(key=f"fact/vote{number}", cls="Vote", time=DAY, evidence=evidence)
    return ArticleFacts(article, "by hand", people, (fact, vote))


DISPATCHES = (
    told(1),
    told(2, targets=("entity/KAZ",), time=DAY),
    told(3, polarity="negated"),
    told(4, time=INTERVAL, count=2),
    told(5, cls="Sanction", time=TimeValue("2023-02")),
    told(6, cls="Abstention", targets=("fact/vote6",), time=DAY),
    told(7, cls="Abstention", targets=("fact/vote7",), time=DAY),
    told(8, modality="possible"),
)


def filled(folder, *results, **options):
    with open_store(folder) as store:
        return fill(store, results, check=False, **options)


def together(graph):
    """What is told of happenings and contradictions."""
    nodes = set(graph.subjects(RDF.type, DIP.Happening))
    shared = {t for prop in (DIP.sameHappening, DIP.contradicts) for t in graph.triples((None, prop, None))}
    return shared | {t for node in nodes for t in graph.triples((node, None, None))}


def test_a_store_tells_the_happenings_that_a_build_tells(tmp_path):
    filled(tmp_path / "s", *DISPATCHES)
    expected = together(assemble(DISPATCHES))
    assert together(open_graph(tmp_path / "s")) == expected
    assert len({o for _, p, o in expected if p == DIP.sameHappening}) == 2
    assert {p for _, p, _ in expected} >= {DIP.sameHappening, DIP.contradicts, DIP.reason}


@pytest.mark.parametrize("order", [DISPATCHES, DISPATCHES[::-1], DISPATCHES[3:] + DISPATCHES[:3]])
def test_one_by_one_in_any_order_is_the_same(tmp_path, order):
    for result in order:
        filled(tmp_path / "s", result)
    assert together(open_graph(tmp_path / "s")) == together(assemble(DISPATCHES))


def test_what_a_replaced_article_no_longer_tells_is_gone(tmp_path):
    filled(tmp_path / "s", *DISPATCHES[:3])
    changed = replace(DISPATCHES[1], facts=())
    filled(tmp_path / "s", changed)
    assert together(open_graph(tmp_path / "s")) == together(assemble([DISPATCHES[0], changed, DISPATCHES[2]]))


def test_kg_store_remove_takes_the_happening_out_with_its_last_witness(tmp_path, capsys):
    filled(tmp_path / "s", *DISPATCHES[:3])
    assert main(["store", "remove", str(tmp_path / "s"), "dispatch-2", "dispatch-3"]) == 0
    assert together(open_graph(tmp_path / "s")) == set()
    assert capsys.readouterr().out == "removed dispatch-2\nremoved dispatch-3\n"


def test_an_article_alone_tells_no_happening(tmp_path):
    filled(tmp_path / "s", DISPATCHES[0])
    assert together(open_graph(tmp_path / "s")) == set()


def test_happenings_are_no_article(tmp_path):
    filled(tmp_path / "s", *DISPATCHES[:2])
    with open_store(tmp_path / "s") as store:
        assert [one.identifier for one in store.articles()] == ["dispatch-1", "dispatch-2"]


def test_again_changes_nothing(tmp_path):
    filled(tmp_path / "s", *DISPATCHES)
    before = (tmp_path / "s" / "store.json").read_bytes()
    with open_store(tmp_path / "s") as store:
        assert update_happenings(store) is False
    assert (tmp_path / "s" / "store.json").read_bytes() == before


def test_what_a_killed_build_left_is_made_up_for(tmp_path):
    store = open_store(tmp_path / "s")
    for result in DISPATCHES[:2]:
        graph = assemble([result])
        store.put(DEFAULT_BASE + article_key(result.article), graph)
    store.close()  # without a commit, nor happenings
    assert filled(tmp_path / "s", *DISPATCHES[:2]).added == ()
    assert together(open_graph(tmp_path / "s")) == together(assemble(DISPATCHES[:2])) != set()


def test_names_that_articles_give_differently_do_not_depend_on_their_order(tmp_path):
    other = tuple(replace(one, label=one.label.upper()) for one in PEOPLE)
    both = (told(1, people=other), told(2, time=DAY))
    filled(tmp_path / "s", *both)
    assert together(open_graph(tmp_path / "s")) == together(assemble(both)) == together(assemble(both[::-1]))


def test_another_base_is_another_world(tmp_path):
    base = "https://example.org/news/"
    filled(tmp_path / "s", *DISPATCHES[:2])
    filled(tmp_path / "s", *DISPATCHES[2:5], base=base)
    graph = open_graph(tmp_path / "s")
    expected = together(assemble(DISPATCHES[:2])) | together(assemble(DISPATCHES[2:5], base=base))
    assert together(graph) == expected
    assert {str(s).startswith(DEFAULT_BASE) for s, _, _ in expected} == {True, False}


def test_a_server_holds_them_too(server, tmp_path):
    base = f"https://example.org/{tmp_path.name}/"
    with open_store(f"{server}/query") as store:
        fill(store, DISPATCHES, check=False, base=base)
        graph = open_graph(f"{server}/query")
        mine = {t for t in together(graph) if str(t[0]).startswith(base)}
        assert mine == together(assemble(DISPATCHES, base=base))
        for article in store.articles():
            if article.iri.startswith(base):
                store.remove(article.iri)
        update_happenings(store, base=base)
        assert not {t for t in together(graph) if str(t[0]).startswith(base)}
