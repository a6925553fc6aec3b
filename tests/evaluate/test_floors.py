"""Floors rise by themselves and fall by a flag."""

import pytest

from kg.errors import InputError
from kg.evaluate.floors import below, moved, read_floors, write_floors
from kg.evaluate.run import FileResult, Run
from kg.evaluate.score import score


@pytest.fixture
def results(make):
    """One gold file: relation F1 0.5, one of two quiet texts alarmed."""
    gold = make.gold([make.expect("Aid", ["iso:KAZ"], ["iso:IND"]), make.expect("Visit", ["of:USA"])], [], [])
    aid, alarm = make.predict("Aid", [make.KAZ], [make.INDIA]), make.predict("Fight", [make.KAZ])
    predictions = {"t0": (aid,), "t1": (alarm,), "t2": ()}
    return [FileResult(gold, (Run("rules", "own", score(gold, predictions), predictions),), frozenset(), ())]


def test_what_holds_is_silent(results):
    assert below(results, {"gold": {"relation f1": 0.5, "false alarms": 0.5}}) == ()


def test_what_does_not_is_named(results):
    (floor, ceiling) = below(results, {"gold": {"relation f1": 0.51, "false alarms": 0.4}})
    assert floor == "gold: relation f1 0.5000 is below its floor of 0.51"
    assert "above its ceiling of 0.40" in ceiling


def test_a_floor_without_a_figure_is_named(results):
    assert "no figure" in below(results, {"gold": {"count": 0.5}})[0]


def test_a_gold_file_that_was_not_run_counts_not(results):
    assert below(results, {"other": {"relation f1": 1.0}}) == ()


def test_floors_rise_and_ceilings_fall(results):
    assert moved(results, {"gold": {"relation f1": 0.1, "false alarms": 0.9}}, lower=False) == {
        "gold": {"relation f1": 0.5, "false alarms": 0.5}
    }


def test_they_are_lowered_only_by_the_flag(results):
    pinned = {"gold": {"relation f1": 0.9, "false alarms": 0.1}}
    assert moved(results, pinned, lower=False) == pinned
    assert moved(results, pinned, lower=True) == {"gold": {"relation f1": 0.5, "false alarms": 0.5}}


def test_a_new_gold_file_gets_floors(results):
    new = moved(results, {}, lower=False)
    assert new["gold"]["event precision"] == 0.5
    assert new["gold"]["false alarms"] == 0.5


def test_the_file_is_read_as_written(tmp_path, results):
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    floors = {"a": {"status": 0.9}, "é": {"relation f1": 0.7}}
    write_floors(path, floors)
    assert read_floors(path) == floors


@pytest.mark.parametrize("content", ["{", "[1]", '{"a": 1}', '{"a": {"status": "high"}}'])
def test_a_file_without_floors(tmp_path, content):
    path = tmp_path / "floors.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="holds no floors"):
        read_floors(path)
