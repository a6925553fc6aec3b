"""The competency questions, asked of the graph of seeds/ and compared with what the dispatches say."""

import json

import pytest
from queries.cases import EXPECTED, differences, known, read, seeds_graph, told

from kg.graph.named import named_queries

CASES = [
    pytest.param(name, case, id=" ".join([name, *(f"{key}={value}" for key, value in case["params"].items())]))
    for name in sorted(file.stem for file in EXPECTED.glob("*.json"))
    for case in read(name)
]


@pytest.fixture(scope="module")
def graph():
    return seeds_graph()


@pytest.fixture(scope="module")
def store(graph):
    """The same in Oxigraph, an article a named graph."""
    pyoxigraph = pytest.importorskip("pyoxigraph")
    from kg.graph.rdf import nquads

    store = pyoxigraph.Store()
    store.load(nquads(graph).encode("utf-8"), format=pyoxigraph.RdfFormat.N_QUADS)
    return store


def test_every_question_has_expected_answers():
    assert set(named_queries()) == {file.stem for file in EXPECTED.glob("*.json")}
    assert len(named_queries()) >= 20


@pytest.mark.parametrize(("name", "case"), CASES)
def test_answers_are_right_but_for_what_is_known(graph, name, case):
    missed, wrong = differences(told(graph, name, case), case)
    assert (missed, wrong) == known(case), "if it got better: python tests/queries/cases.py"


@pytest.mark.parametrize(("name", "case"), CASES)
def test_oxigraph_answers_the_same(graph, store, name, case):
    assert told(store, name, case) == told(graph, name, case)


@pytest.mark.parametrize("file", sorted(EXPECTED.glob("*.json")), ids=lambda file: file.stem)
def test_known_misses_are_rows_and_wrong_ones_are_not(file):
    for case in json.loads(file.read_text(encoding="utf-8")):
        rows = [tuple(row) for row in case["rows"]]
        assert len(set(rows)) == len(rows)
        assert (
            {tuple(row) for row in case.get("missed", ())} <= {tuple(row) for row in case["rows"]}
            or "unordered" in case
            or "lists" in case
        )
        assert not {tuple(row) for row in case.get("wrong", ())} & set(rows)
