"""kg evaluate and kg validate --lexicon as commands, on gold that a graph at hand answers."""

import json

import pytest


@pytest.fixture
def gold(tmp_path):
    """Gold of the dispatch that ``built`` is made of: one event that is found, and one that is not there."""
    who = {"actors": ["of:USA"], "targets": ["of:KAZ"]}
    events = [{"class": "Meeting", **who}, {"class": "Visit", **who}]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "blinken", "text": "…", "complete": True, "events": events}), encoding="utf-8")
    return path


def test_the_figures_of_a_graph(kg, built, gold):
    code, out, err = kg("evaluate", gold, "--graph", built, "--errors", 5)
    assert (code, err) == (0, "")
    assert "graph, as given" in out
    assert "missed   ?     blinken  Visit of:USA → of:KAZ" in out


def test_the_same_as_json(kg, built, gold):
    _, out, _ = kg("evaluate", gold, "--graph", built, "--json")
    (result,) = json.loads(out)
    assert result["runs"][0]["relation"] == {"p": 1.0, "r": 0.5, "f1": 0.6667, "gold": 2, "predicted": 1}
    assert result["confusion"] == {"Meeting": {"Meeting": 1}, "Visit": {"—": 1}}


def test_a_floor_that_does_not_hold_is_exit_1(kg, built, gold, tmp_path):
    floors = tmp_path / "floors.json"
    floors.write_text('{"gold": {"relation f1": 0.9}}', encoding="utf-8")
    code, _, err = kg("evaluate", gold, "--graph", built, "--floors", floors)
    assert code == 1
    assert "relation f1 0.6667 is below its floor of 0.90" in err


def test_floors_are_lowered_only_by_the_flag(kg, built, gold, tmp_path):
    floors = tmp_path / "floors.json"
    floors.write_text('{"gold": {"relation f1": 0.9}}', encoding="utf-8")
    assert kg("evaluate", gold, "--graph", built, "--floors", floors, "--update-floors")[0] == 1
    assert json.loads(floors.read_text())["gold"]["relation f1"] == 0.9
    assert kg("evaluate", gold, "--graph", built, "--floors", floors, "--update-floors", "--lower")[0] == 0
    assert json.loads(floors.read_text())["gold"]["relation f1"] == 0.66


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--lower"], "add --update-floors"),
        (["--update-floors"], "add --floors FILE"),
        (["--graph", "g.ttl", "--cache", "x"], "scores a graph as it is"),
    ],
)
def test_flags_that_say_nothing_alone(kg, gold, arguments, message):
    code, _, err = kg("evaluate", gold, *arguments)
    assert code == 2
    assert message in err


def test_gold_that_is_not_there(kg, tmp_path, built):
    code, _, err = kg("evaluate", tmp_path / "none.jsonl", "--graph", built)
    assert code == 1
    assert "none.jsonl: cannot be read" in err


@pytest.mark.parametrize("arguments", [[], ["graph.ttl", "--lexicon"]])
def test_validate_takes_a_graph_or_the_lexicon(kg, arguments):
    code, _, err = kg("validate", *arguments)
    assert code == 2
    assert "one of GRAPH and --lexicon" in err
