"""PLOVER records: category, source, target."""

import pytest

from kg.evaluate.coded import score_coded
from kg.evaluate.gold import CodedLine, GoldFile


def gold(**more):
    fields = {"event": "AID", "source": (("USA", ""),), "target": (("KAZ", "kazakhs"),)} | more
    return GoldFile("coded", coded=(CodedLine("x", "…", None, **fields),))


@pytest.mark.parametrize(
    ("cls", "actors", "targets", "level"),
    [
        pytest.param("Aid", ["BLINKEN"], ["KAZ"], 3, id="all"),
        pytest.param("Asylum", ["BLINKEN"], ["KAZ"], 3, id="class-of-the-same-code"),
        pytest.param("Aid", ["BLINKEN"], ["INDIA"], 2, id="other-target"),
        pytest.param("Aid", ["KAZ"], ["BLINKEN"], 1, id="turned-round"),
        pytest.param("Visit", ["BLINKEN"], ["KAZ"], 0, id="other-category"),
        pytest.param("Statement", ["BLINKEN"], ["KAZ"], 0, id="statements-have-no-code"),
    ],
)
def test_level_of_a_text(make, cls, actors, targets, level):
    fact = make.predict(cls, [getattr(make, a) for a in actors], [getattr(make, t) for t in targets])
    assert score_coded(gold(), {"x": [fact]}).levels == {"x": level}


def test_what_is_done_together_goes_either_way(make):
    fact = make.predict("Aid", [make.KAZ], [make.BLINKEN])
    assert score_coded(gold(compound=True), {"x": [fact]}).levels == {"x": 3}


def test_precision_is_over_two_sided_facts(make):
    right, half = make.predict("Aid", [make.BLINKEN], [make.KAZ]), make.predict("Fight", [make.KAZ])
    wrong = make.predict("Fight", [make.KAZ], [make.INDIA])
    outcome = score_coded(gold(), {"x": [right, half, wrong]})
    assert (outcome.precision, outcome.target, outcome.predicted) == (0.5, 1.0, 2)


def test_a_sector_is_a_code(make):
    outcome = score_coded(gold(source=(("GOV", ""),)), {"x": [make.predict("Aid", [make.BLINKEN], [make.KAZ])]})
    assert outcome.target == 1.0


def test_a_text_that_the_graph_lacks():
    assert score_coded(gold(), {}).missing == 1
