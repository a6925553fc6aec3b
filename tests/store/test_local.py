"""A store in a folder: adding, replacing, removing, and reading it meanwhile."""

import multiprocessing
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from dispatches import (
    ABSTENTION,
    BLINKEN,
    IND,
    KAZ,
    MEETING_RESULT,
    NASTY_RESULT,
    RESULTS,
    TOKAIEV,
    USA,
    VOTE_RESULT,
    with_text,
)  # fmt: skip
from rdflib import RDFS, Literal, URIRef
from rdflib.compare import to_isomorphic

from kg.errors import GraphError
from kg.graph.assemble import assemble
from kg.graph.facts import facts
from kg.graph.serialize import to_turtle
from kg.graph.vocabulary import DEFAULT_BASE, DIP, PREFIXES
from kg.store import fill, is_store, open_graph, open_store, read_graph

PLAIN = {"check": False}  # the shapes have tests of their own


def iri(key):
    return URIRef(DEFAULT_BASE + key)


def filled(folder, *results, **options):
    with open_store(folder) as store:
        return fill(store, results, **PLAIN, **options)


def same(graph, *results):
    return to_isomorphic(graph) == to_isomorphic(assemble(results))


def test_a_store_holds_what_a_build_assembles(tmp_path):
    report = filled(tmp_path / "s", *RESULTS)
    assert len(report.added) == 3
    graph = open_graph(tmp_path / "s")
    assert same(graph, *RESULTS)
    assert to_turtle(graph) == to_turtle(assemble(RESULTS))


def test_articles_in_several_runs_give_the_same_as_in_one(tmp_path):
    for result in reversed(RESULTS):
        filled(tmp_path / "s", result)
    assert same(open_graph(tmp_path / "s"), *RESULTS)


def test_adding_again_changes_nothing(tmp_path):
    filled(tmp_path / "s", *RESULTS)
    before = (tmp_path / "s" / "store.json").read_bytes()
    report = filled(tmp_path / "s", *RESULTS)
    assert (report.added, report.replaced, len(report.unchanged)) == ((), (), 3)
    assert (tmp_path / "s" / "store.json").read_bytes() == before
    assert same(open_graph(tmp_path / "s"), *RESULTS)


def test_a_text_that_changed_is_replaced(tmp_path):
    filled(tmp_path / "s", *RESULTS)
    new = with_text(MEETING_RESULT, "Rien.")
    assert filled(tmp_path / "s", new).replaced == ("rencontre",)
    graph = open_graph(tmp_path / "s")
    assert same(graph, new, VOTE_RESULT, NASTY_RESULT)
    assert not list(graph.triples((iri(BLINKEN.key), None, None)))


def test_facts_that_changed_are_replaced_though_the_text_is_the_same(tmp_path):
    filled(tmp_path / "s", *RESULTS)
    new = replace(VOTE_RESULT, facts=(replace(ABSTENTION, polarity="negated"),))
    assert filled(tmp_path / "s", new).replaced == ("vote",)
    assert same(open_graph(tmp_path / "s"), MEETING_RESULT, new, NASTY_RESULT)


def test_two_articles_of_one_run_may_share_an_identifier(tmp_path):
    other = with_text(VOTE_RESULT, "Un autre vote.")
    assert filled(tmp_path / "s", VOTE_RESULT, other).added == ("vote", "vote")
    assert filled(tmp_path / "s", other, VOTE_RESULT).unchanged == ("vote", "vote")
    assert same(open_graph(tmp_path / "s"), VOTE_RESULT, other)


def test_what_another_article_says_stays_when_one_is_removed(tmp_path):
    filled(tmp_path / "s", *RESULTS)
    with open_store(tmp_path / "s") as store:
        (article,) = store.find("rencontre")
        assert (article.title, article.date) == ("Blinken au Kazakhstan", "2023-02-28")
        store.remove(article.iri)
    graph = open_graph(tmp_path / "s")
    assert same(graph, VOTE_RESULT, NASTY_RESULT)
    for gone in (BLINKEN, TOKAIEV, IND):
        assert not list(graph.triples((iri(gone.key), None, None)))
    for kept in (USA, KAZ):
        assert (iri(kept.key), RDFS.label, Literal(kept.label, lang="fr")) in graph
    assert not list(graph.subject_objects(DIP.meets))


def test_removing_all_leaves_nothing(tmp_path):
    filled(tmp_path / "s", *RESULTS)
    with open_store(tmp_path / "s") as store:
        for article in store.articles():
            store.remove(article.iri)
        assert store.articles() == ()
    assert len(open_graph(tmp_path / "s")) == 0


def test_removing_what_is_not_there_removes_nothing(tmp_path):
    filled(tmp_path / "s", *RESULTS)
    with open_store(tmp_path / "s") as store:
        store.remove(DEFAULT_BASE + "article/nobody-00000000")
        with pytest.raises(GraphError, match="no article “nobody”"):
            store.find("nobody")
    assert same(open_graph(tmp_path / "s"), *RESULTS)


@pytest.mark.parametrize("name", ["", "a b", "x> { ?s ?p ?o } } ; DROP ALL ; #"])
def test_an_article_needs_an_iri(tmp_path, name):
    filled(tmp_path / "s", VOTE_RESULT)
    with open_store(tmp_path / "s") as store, pytest.raises(GraphError, match="no IRI"):
        store.remove(name)
    assert same(open_graph(tmp_path / "s"), VOTE_RESULT)


def test_each_article_has_its_named_graph(tmp_path):
    import pyoxigraph as ox

    filled(tmp_path / "s", *RESULTS)
    with open_store(tmp_path / "s") as store:
        names = {graph.value for graph in store.head.named_graphs()}
        assert names == {article.iri for article in store.articles()}
        (vote,) = store.find("vote")
        held = list(store.head.quads_for_pattern(None, None, None, ox.NamedNode(vote.iri)))
    assert len(held) == len(assemble([VOTE_RESULT]))


def test_a_graph_that_was_opened_stays_as_it_was(tmp_path):
    filled(tmp_path / "s", VOTE_RESULT)
    before = open_graph(tmp_path / "s")
    with open_store(tmp_path / "s") as store:
        fill(store, [MEETING_RESULT], **PLAIN)
        during = open_graph(tmp_path / "s")
        assert same(during, VOTE_RESULT)
        store.commit()
        assert same(open_graph(tmp_path / "s"), VOTE_RESULT, MEETING_RESULT)
    filled(tmp_path / "s", NASTY_RESULT)
    assert same(before, VOTE_RESULT)
    assert same(during, VOTE_RESULT)
    assert same(open_graph(tmp_path / "s"), *RESULTS)


def test_snapshots_that_nobody_reads_go(tmp_path):
    reading = None
    for number in range(4):
        filled(tmp_path / "s", with_text(VOTE_RESULT, f"Le vote numéro {number}."))
        if number == 1:
            reading = open_graph(tmp_path / "s")

    def kept():
        return sorted(path.name for path in (tmp_path / "s" / "snapshots").iterdir() if path.is_dir())

    assert kept() == ["000002", "000004"]
    reading.close()
    filled(tmp_path / "s", VOTE_RESULT)
    assert kept() == ["000005"]


def test_an_error_in_the_middle_shows_nothing_to_readers(tmp_path):
    filled(tmp_path / "s", VOTE_RESULT)

    def fail():
        with open_store(tmp_path / "s") as store:
            fill(store, [MEETING_RESULT], **PLAIN)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert same(open_graph(tmp_path / "s"), VOTE_RESULT)


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[2])
from dispatches import MEETING_RESULT
from kg.store import fill, open_store
store = open_store(sys.argv[1])
fill(store, [MEETING_RESULT], check=False)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_a_build_that_is_killed_leaves_the_graph_as_it_was(tmp_path):
    filled(tmp_path / "s", VOTE_RESULT)
    tests = str(Path(__file__).parent.parent)
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "s"), tests], check=False, timeout=60)
    assert done.returncode == -9
    assert same(open_graph(tmp_path / "s"), VOTE_RESULT)
    filled(tmp_path / "s", MEETING_RESULT)
    assert same(open_graph(tmp_path / "s"), VOTE_RESULT, MEETING_RESULT)


def write_often(folder, started):
    for number in range(6):
        filled(folder, with_text(VOTE_RESULT, f"Le vote numéro {number}."))
        started.set()


def test_reading_while_another_process_writes(tmp_path):
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    writer = context.Process(target=write_often, args=(tmp_path / "s", started))
    writer.start()
    assert started.wait(60)
    seen = set()
    while writer.is_alive() or len(seen) < 2:
        rows = list(open_graph(tmp_path / "s").query("SELECT ?t WHERE { ?a a schema:NewsArticle ; nif:isString ?t }"))
        assert len(rows) == 1  # never none, never two
        seen.add(str(rows[0][0]))
        if not writer.is_alive():
            break
    writer.join()
    assert writer.exitcode == 0
    assert len(seen) > 1


def test_a_second_writer_is_told_to_wait(tmp_path):
    with open_store(tmp_path / "s"), pytest.raises(GraphError, match="another process writes"):
        open_store(tmp_path / "s")
    open_store(tmp_path / "s").close()


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "letters.txt").write_text("Ma chère maman", encoding="utf-8")
    with pytest.raises(GraphError, match="something else"):
        open_store(tmp_path)
    with pytest.raises(GraphError, match="is a file"):
        open_store(tmp_path / "letters.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        pytest.param("{", "no store", id="broken"),
        pytest.param('{"format": 99, "snapshot": "000001"}', "form 99", id="later"),
        pytest.param('{"format": 1, "snapshot": "000009"}', "changes too fast|cannot be opened", id="gone"),
    ],
)
def test_a_store_that_cannot_be_read(tmp_path, content, what):
    (tmp_path / "store.json").write_text(content, encoding="utf-8")
    with pytest.raises(GraphError, match=what):
        open_graph(tmp_path)


def test_a_store_without_articles_can_be_opened(tmp_path):
    with open_store(tmp_path / "s"):
        pass
    assert is_store(tmp_path / "s")
    assert len(open_graph(tmp_path / "s")) == 0


def test_a_closed_store_says_so(tmp_path):
    store = open_store(tmp_path / "s")
    store.close()
    with pytest.raises(GraphError, match="closed"):
        store.articles()


def test_the_views_read_from_disk(tmp_path):
    filled(tmp_path / "s", *RESULTS)
    assert facts(read_graph(tmp_path / "s")) == facts(assemble(RESULTS))


def test_queries_run_at_oxigraph(tmp_path):
    from rdflib.plugins.sparql import prepareQuery

    filled(tmp_path / "s", *RESULTS)
    graph = open_graph(tmp_path / "s")
    text = "SELECT ?who WHERE { ?fact a dip:Meeting ; dip:target/rdfs:label ?who }"
    assert [str(row.who) for row in graph.query(text)] == ["Kassym-Jomart Tokaïev"]
    assert [str(row.who) for row in graph.query(prepareQuery(text, initNs=PREFIXES))] == ["Kassym-Jomart Tokaïev"]
    bound = graph.query(text.replace("dip:Meeting", "?cls"), initBindings={"cls": DIP.Visit})
    assert [str(row.who) for row in bound] == ["Inde"]
    assert graph.query("ASK { ?x dip:meets ?y }").askAnswer is True
    assert graph.query("ASK { ?x dip:invades ?y }").askAnswer is False
    made = graph.query("CONSTRUCT { ?x dip:meets ?y } WHERE { ?x dip:meets ?y }").graph
    assert len(made) == 2  # both ways


def test_nothing_can_be_written_to_an_open_graph(tmp_path):
    filled(tmp_path / "s", VOTE_RESULT)
    graph = open_graph(tmp_path / "s")
    triple = (iri("entity/x"), RDFS.label, Literal("x"))
    for attempt in (
        lambda: graph.add(triple),
        lambda: graph.remove((None, None, None)),
        lambda: graph.update("INSERT DATA { <urn:a> <urn:b> <urn:c> }"),
        lambda: graph.query("INSERT DATA { <urn:a> <urn:b> <urn:c> }"),
    ):
        with pytest.raises((GraphError, SyntaxError)):
            attempt()
    assert same(open_graph(tmp_path / "s"), VOTE_RESULT)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param((Literal("x"), None, None), id="literal-subject"),
        pytest.param((None, Literal("x"), None), id="literal-predicate"),
        pytest.param((URIRef("no iri"), None, None), id="no-iri"),
        pytest.param((iri("entity/nobody"), None, None), id="nobody"),
    ],
)
def test_patterns_that_fit_nothing(tmp_path, pattern):
    filled(tmp_path / "s", VOTE_RESULT)
    assert list(open_graph(tmp_path / "s").triples(pattern)) == []
