"""Where a score comes from."""

import pytest

from kg.evaluate.breakdown import by_class, by_construction, confusion, construction_of, statuses
from kg.evaluate.causes import causes, tally
from kg.evaluate.score import score


@pytest.fixture
def outcome(make):
    gold = make.gold(
        [
            make.expect("Condemnation", ["iso:KAZ"], ["iso:IND"]),
            make.expect("Visit", ["of:USA"], ["iso:KAZ"]),
            make.expect("Aid", ["iso:IND"], ["iso:KAZ"]),
        ]
    )
    found = [
        make.predict("Condemnation", [make.KAZ], [make.INDIA], rule="verb condamner: active", modality="possible"),
        make.predict("Meeting", [make.BLINKEN], [make.KAZ], rule="noun visite: nominal"),
        make.predict("Fight", [make.BLINKEN], rule="verb combattre: active"),
    ]
    return gold, score(gold, {"t0": found})


def test_by_class_has_recall_by_gold_and_precision_by_prediction(outcome):
    table = by_class(outcome[1])
    assert (table["Condemnation"].p, table["Condemnation"].r) == (1.0, 1.0)
    assert (table["Visit"].gold, table["Visit"].predicted) == (1, 0)
    assert (table["Meeting"].gold, table["Meeting"].predicted) == (0, 1)


def test_confusion_sets_a_missed_class_beside_the_one_found_with_the_same_participants(outcome):
    table = confusion(outcome[1])
    assert table["Visit"] == {"Meeting": 1}
    assert table["Aid"] == {"—": 1}
    assert table["—"] == {"Fight": 1}
    assert table["Condemnation"] == {"Condemnation": 1}


def test_statuses(outcome):
    assert statuses(outcome[1]) == {"actual": {"possible": 1}}


@pytest.mark.parametrize(
    ("rule", "construction"),
    [
        pytest.param("verb refuser: active, oblique", "verb: active, oblique", id="verb"),
        pytest.param("light verb faire_appel: active", "light verb: active", id="light-verb"),
        pytest.param("noun accord", "noun", id="no-participants"),
        pytest.param("open relation", "open relation", id="no-entry"),
        pytest.param("", "", id="none"),
    ],
)
def test_construction_of(rule, construction):
    assert construction_of(rule) == construction


def test_by_construction_without_trees_has_precision_alone(outcome):
    rows = {row.construction: row for row in by_construction(outcome[1])}
    assert (rows["verb: active"].hits, rows["verb: active"].spurious, rows["verb: active"].precision) == (1, 1, 0.5)
    assert rows["verb: active"].recall is None


def test_by_construction_with_trees_has_what_our_parses_keep(outcome, make):
    gold, own = outcome
    treed = score(
        gold,
        {
            "t0": [
                make.predict("Condemnation", [make.KAZ], [make.INDIA], rule="verb condamner: active"),
                make.predict("Aid", [make.INDIA], [make.KAZ], rule="verb aider: active"),
            ]
        },
    )
    (row,) = [row for row in by_construction(own, treed) if row.construction == "verb: active"]
    assert (row.with_trees, row.kept, row.recall, row.f1) == (2, 1, 0.5, 0.5)


def test_causes_tell_the_parser_from_the_rules(outcome, make):
    gold, own = outcome
    treed = score(
        gold,
        {
            "t0": [
                make.predict("Aid", [make.INDIA], [make.KAZ]),
                make.predict("Fight", [make.BLINKEN]),
                make.predict("Release", [make.BLINKEN]),
            ]
        },
    )
    found = causes(own, treed)
    assert {(c.kind, c.cause, c.what.partition(" ")[0]) for c in found} == {
        ("missed", "rule", "Visit"),
        ("missed", "parse", "Aid"),
        ("missed", "luck", "Condemnation"),
        ("spurious", "parse", "Meeting"),
        ("spurious", "rule", "Fight"),
        ("spurious", "luck", "Release"),
    }
    assert tally(found) == {kind: {"parse": 1, "rule": 1, "luck": 1} for kind in ("missed", "spurious")}


def test_without_trees_the_cause_stays_open(outcome):
    assert {cause.cause for cause in causes(outcome[1], None)} == {"?"}
