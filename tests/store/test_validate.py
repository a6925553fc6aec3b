"""`kg validate` of a store: the same report as of a file with the same triples."""

import json

import pytest
from dispatches import RESULTS

from kg.cli import main
from kg.graph.assemble import assemble
from kg.graph.serialize import to_turtle
from kg.graph.validate import check_graph
from kg.graph.vocabulary import DEFAULT_BASE, DIP
from kg.store import check_store, fill, open_graph, open_store

ARTICLE = DEFAULT_BASE + "article/broken"


@pytest.fixture
def broken():
    graph = assemble(RESULTS)
    fact = min(graph.subjects(DIP.polarity), key=str)
    graph.remove((fact, DIP.polarity, None))
    return graph


@pytest.fixture
def folder(tmp_path, broken):
    with open_store(tmp_path / "s") as store:
        store.put(ARTICLE, broken)
    return tmp_path / "s"


def test_a_store_is_checked_as_a_graph(folder, broken):
    assert check_store(folder) == check_graph(broken)
    assert "FactPolarity" in {v.rule for v in check_store(folder).violations}


def test_the_ontology_does_not_get_into_the_store(folder):
    before = set(open_graph(folder))
    check_store(folder)
    assert set(open_graph(folder)) == before


def test_what_is_told_twice_is_counted_once(tmp_path):
    with open_store(tmp_path / "s") as store:
        fill(store, RESULTS)
    assert check_store(tmp_path / "s").triples == len(assemble(RESULTS))
    assert check_store(tmp_path / "s").conforms


def test_kg_validate_reads_a_store(folder, tmp_path, broken, capsys):
    file = tmp_path / "graph.ttl"
    file.write_text(to_turtle(broken), encoding="utf-8")
    reports = []
    for place in (folder, file):
        assert main(["validate", str(place), "--format", "json"]) == 1
        reports.append(json.loads(capsys.readouterr().out))
    assert reports[0].pop("source") == str(folder)
    assert reports[1].pop("source") == str(file)
    assert reports[0] == reports[1]


def test_kg_validate_reads_a_server(server, tmp_path, capsys):
    base = f"https://example.org/{tmp_path.name}/"
    with open_store(f"{server}/query") as store:
        fill(store, RESULTS, base=base)
        assert main(["validate", f"{server}/query"]) == 0
        assert capsys.readouterr().out.startswith("valid: ")
        for article in store.articles():
            store.remove(article.iri)


def test_a_folder_that_is_no_store_is_told_as_before(tmp_path, capsys):
    assert main(["validate", str(tmp_path)]) == 1
    assert "no graph.ttl in this folder" in capsys.readouterr().err
