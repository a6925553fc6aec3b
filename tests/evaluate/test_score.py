"""Figures of small made-up texts, by hand."""

import pytest

from kg.evaluate.score import Prf, prf, score


def test_a_hit_a_miss_and_a_false_alarm(make):
    gold = make.gold(
        [make.expect("Condemnation", ["iso:KAZ"], ["iso:IND"]), make.expect("Visit", ["of:USA"], ["iso:KAZ"])]
    )
    found = [make.predict("Condemnation", [make.KAZ], [make.INDIA]), make.predict("Aid", [make.KAZ], [make.INDIA])]
    figures = score(gold, {"t0": found}).figures()
    assert figures["event"] == figures["relation"] == figures["plover"] == Prf(0.5, 0.5, 0.5, 2, 2)


def test_precision_is_over_complete_texts_only(make):
    wanted = make.expect("Visit", ["of:USA"], ["iso:KAZ"])
    gold = make.gold(([wanted], False), ([wanted], True))
    hit = make.predict("Visit", [make.BLINKEN], [make.KAZ])
    alarm = make.predict("Aid", [make.KAZ], [make.INDIA])
    assert score(gold, {"t0": [hit, alarm], "t1": []}).figures()["relation"] == Prf(0.0, 0.5, 0.0, 2, 0)


def test_a_class_of_the_same_code_counts_for_plover_alone(make):
    gold = make.gold([make.expect("Visit", ["of:USA"], ["iso:KAZ"])])
    figures = score(gold, {"t0": [make.predict("Meeting", [make.BLINKEN], [make.KAZ])]}).figures()
    assert figures["relation"].f1 == 0.0
    assert figures["plover"].f1 == 1.0


def test_optional_events_are_neither_missed_nor_false_alarms(make):
    gold = make.gold([make.expect("Aid", ["iso:KAZ"], ["iso:IND"], required=False)])
    assert score(gold, {"t0": [make.predict("Aid", [make.KAZ], [make.INDIA])]}).figures()["relation"] == Prf(
        0, 0, 0, 0, 0
    )
    assert score(gold, {"t0": []}).figures()["relation"].gold == 0


def test_further_pairs_of_an_optional_event_are_excused(make):
    gold = make.gold([make.expect("Aid", ["iso:KAZ"], ["iso:IND"], required=False)])
    fact = make.predict("Aid", [make.KAZ], [make.INDIA, make.BLINKEN])
    assert score(gold, {"t0": [fact]}).relations.spurious == []


@pytest.mark.parametrize("cls", ["Statement", "Vote", "Event"])
def test_what_is_never_a_false_alarm(make, cls):
    outcome = score(make.gold([]), {"t0": [make.predict(cls, [make.KAZ])]})
    assert outcome.figures()["event"].predicted == 0
    assert outcome.false_alarms().accuracy == 0.0


def test_false_alarms_are_counted_by_text(make):
    two = [make.predict("Aid", [make.KAZ], iri="a"), make.predict("Visit", [make.KAZ], iri="b")]
    outcome = score(make.gold([], [], [make.expect("Aid", ["iso:IND"])]), {"t0": two, "t1": [], "t2": two})
    assert (outcome.false_alarms().accuracy, outcome.false_alarms().of) == (0.5, 2)


def test_status_and_details_are_over_matched_events(make):
    details = {"place": "iso:KAZ", "count": "3"}
    gold = make.gold(
        [
            make.expect("Visit", ["of:USA"], ["iso:KAZ"], modality="planned", details=details),
            make.expect("Aid", ["iso:IND"]),
        ]
    )
    fact = make.predict("Visit", [make.BLINKEN], [make.KAZ], place=(make.KAZ,))
    accuracies = score(gold, {"t0": [fact]}).accuracies()
    assert {key: (a.accuracy, a.of) for key, a in accuracies.items()} == {
        "status": (0.0, 1),
        "place": (1.0, 1),
        "count": (0.0, 1),
    }


def test_a_text_that_the_graph_lacks_is_missed(make):
    outcome = score(make.gold([make.expect("Aid", ["iso:IND"])]), {})
    assert outcome.missing == 1
    assert outcome.figures()["event"].r == 0.0


def test_nothing_of_nothing_is_zero():
    assert prf(hits=0, gold=0, right=0, predicted=0) == Prf(0.0, 0.0, 0.0, 0, 0)
