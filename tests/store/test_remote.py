"""A store at a server: the same as in a folder, against Oxigraph's own server."""

import socket
from dataclasses import replace

import pytest
from dispatches import ABSTENTION, MEETING_RESULT, NASTY_RESULT, RESULTS, VOTE_RESULT, with_text
from rdflib import Graph
from rdflib.compare import to_isomorphic
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore

from kg.errors import GraphError, UsageError
from kg.graph.assemble import assemble
from kg.graph.facts import facts
from kg.graph.vocabulary import PREFIXES
from kg.store import fill, open_graph, open_store, read_graph


@pytest.fixture
def place(server):
    """Address of the queries of a server that holds nothing."""
    SPARQLUpdateStore(f"{server}/query", f"{server}/update").update("DROP ALL")
    return f"{server}/query"


def filled(place, *results):
    with open_store(place) as store:
        return fill(store, results, check=False)


def same(graph, *results):
    plain = Graph()
    for triple in graph:
        plain.add(triple)
    return to_isomorphic(plain) == to_isomorphic(assemble(results))


def test_it_holds_what_a_build_assembles(place):
    assert len(filled(place, *RESULTS).added) == 3
    assert same(read_graph(place), *RESULTS)
    assert facts(read_graph(place)) == facts(assemble(RESULTS))


def test_adding_again_changes_nothing(place):
    filled(place, *RESULTS)
    assert len(filled(place, *RESULTS).unchanged) == 3
    assert same(read_graph(place), *RESULTS)


def test_replacing_and_removing(place):
    filled(place, *RESULTS)
    changed = replace(VOTE_RESULT, facts=(replace(ABSTENTION, polarity="negated"),))
    gone = with_text(MEETING_RESULT, "Rien.")
    assert filled(place, changed, gone).replaced == ("rencontre", "vote")
    assert same(read_graph(place), changed, gone, NASTY_RESULT)
    with open_store(place) as store:
        (article,) = store.find("rencontre")
        store.remove(article.iri)
    assert same(read_graph(place), changed, NASTY_RESULT)


def test_a_store_with_graphs_of_others_keeps_them(place, server):
    other = SPARQLUpdateStore(f"{server}/query", f"{server}/update")
    other.update("INSERT DATA { <urn:a> <urn:b> <urn:c> GRAPH <urn:g> { <urn:d> <urn:e> <urn:f> } }")
    filled(place, VOTE_RESULT)
    with open_store(place) as store:
        for article in store.articles():
            store.remove(article.iri)
    assert bool(other.query("ASK { <urn:a> <urn:b> <urn:c> GRAPH <urn:g> { <urn:d> <urn:e> <urn:f> } }"))
    assert len(read_graph(place)) == 1


def test_queries_run_at_the_server(place):
    filled(place, *RESULTS)
    text = "SELECT ?who WHERE { ?fact a dip:Meeting ; dip:target/rdfs:label ?who }"
    assert [str(row.who) for row in open_graph(place).query(text, initNs=PREFIXES)] == ["Kassym-Jomart Tokaïev"]
    assert open_graph(place).query("ASK { ?x dip:invades ?y }", initNs=PREFIXES).askAnswer is False


def test_an_address_that_nobody_answers():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/query"
    with pytest.raises(GraphError, match="cannot be reached"):
        read_graph(address)


def test_an_address_that_is_no_sparql(server):
    with pytest.raises(GraphError, match="refuses"):
        read_graph(f"{server}/nothing/here")


@pytest.mark.parametrize("address", ["http://", "http:///query"])
def test_what_is_no_address(address):
    with pytest.raises(UsageError, match="no address"):
        open_store(address)


def test_update_addresses_are_for_servers(tmp_path):
    with pytest.raises(UsageError, match="servers only"):
        open_store(tmp_path, update="http://localhost/update")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("query", "update", "there"),
    [
        ("http://h/query", None, "http://h/update"),
        ("http://h/ds/sparql", None, "http://h/ds/update"),
        ("http://h/repositories/x", None, "http://h/repositories/x"),
        ("http://h/query", "http://h/statements", "http://h/statements"),
    ],
)
def test_where_updates_go(query, update, there):
    assert open_store(query, update=update).update_address == there
