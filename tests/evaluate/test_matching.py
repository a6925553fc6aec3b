"""When a prediction agrees with gold."""

import pytest

from kg.evaluate.gold import GoldEvent
from kg.evaluate.matching import GoldPair, Pair, assign, event_fits, gold_pairs, names, pair_fits, pairs_of, same_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Blinken", "Antony Blinken", True, id="surname"),
        pytest.param("le président Tokaïev", "Tokaiev", True, id="title-and-accents"),
        pytest.param("Antony", "Antony Blinken", False, id="first-name"),
        pytest.param("Corée du Sud", "Corée du Nord", False, id="other-end"),
        pytest.param("le", "la", False, id="a-lone-determiner-is-a-word"),
        pytest.param("…", "France", False, id="no-words"),
    ],
)
def test_same_name(one, other, same):
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("who", "spec", "holds"),
    [
        pytest.param("KAZ", "iso:KAZ", True, id="country"),
        pytest.param("TOKAYEV", "iso:KAZ", False, id="a-person-is-no-country"),
        pytest.param("TOKAYEV", "of:KAZ", True, id="acts-for-it"),
        pytest.param("BLINKEN", "of:KAZ", False, id="acts-for-another"),
        pytest.param("TOKAYEV", "iso:KAZ|Tokayev", True, id="second-alternative"),
        pytest.param("VOTE", "event:Vote", True, id="fact-of-a-class"),
        pytest.param("VOTE", "event:Invasion", False, id="fact-of-another-class"),
    ],
)
def test_names(make, who, spec, holds):
    assert names(getattr(make, who), spec) is holds


def test_pairs_are_expanded_over_participants(make):
    pairs = pairs_of(make.predict("Condemnation", [make.KAZ, make.INDIA], [make.BLINKEN]))
    assert [(p.actor, p.target) for p in pairs] == [(make.KAZ, make.BLINKEN), (make.INDIA, make.BLINKEN)]


def test_those_who_meet_without_a_target_meet_each_other(make):
    assert pairs_of(make.predict("Meeting", [make.KAZ, make.INDIA])) == (Pair(make.KAZ, make.INDIA, mutual=True),)
    assert gold_pairs(GoldEvent("Meeting", frozenset({"Meeting"}), ("a", "b"))) == (GoldPair("a", "b", mutual=True),)


def test_those_who_condemn_do_not(make):
    assert [p.target for p in pairs_of(make.predict("Condemnation", [make.KAZ, make.INDIA]))] == [None, None]


def test_a_theme_stands_in_for_a_target_and_for_none(make):
    (pair,) = pairs_of(make.predict("Condemnation", [make.KAZ], themes=[make.VOTE]))
    assert pair_fits(pair, GoldPair("iso:KAZ", "event:Vote"), symmetric=False)
    assert pair_fits(pair, GoldPair("iso:KAZ", None), symmetric=False)


def test_a_target_does_not_fit_none(make):
    (pair,) = pairs_of(make.predict("Condemnation", [make.KAZ], [make.VOTE]))
    assert not pair_fits(pair, GoldPair("iso:KAZ", None), symmetric=False)


def test_direction_counts_unless_the_class_is_symmetric(make):
    pair, turned = Pair(make.KAZ, make.INDIA), GoldPair("iso:IND", "iso:KAZ")
    assert not pair_fits(pair, turned, symmetric=False)
    assert pair_fits(pair, turned, symmetric=True)


def test_an_event_fits_by_class_and_one_actor(make):
    gold = make.expect("Meeting", ["iso:KAZ"])
    assert event_fits(gold, make.predict("Meeting", [make.BLINKEN], [make.KAZ]))  # symmetric: either side
    assert not event_fits(gold, make.predict("Meeting", [make.BLINKEN]))
    assert not event_fits(gold, make.predict("Visit", [make.KAZ]))


def test_the_matching_is_as_large_as_can_be():
    # a greedy one gives 0 → 0 and leaves 1 alone
    edges = {(0, 0), (0, 1), (1, 0)}
    assert assign([0, 1], [0, 1], lambda g, p: (g, p) in edges) == {0: 1, 1: 0}
    assert assign([0, 1], [0], lambda *_: False) == {}
