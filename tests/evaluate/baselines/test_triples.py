"""The triples baseline: what it finds, and what such triples cannot see."""

import pytest

from kg.evaluate.baselines import triples


@pytest.mark.parametrize(
    ("case", "fact"),
    [
        ("active-meeting", "Meeting | Emmanuel Macron | Volodymyr Zelensky"),
        ("active-several-objects", "Sanction | Union européenne | Iran; Russie"),
        ("active-dative-noun", "Aid | Allemagne | Ukraine"),
        ("active-intransitive-withdrawal", "Withdrawal | armée française | Mali"),
        ("active-reciprocal", "Meeting | Emmanuel Macron; Olaf Scholz | —"),
        ("passive-person-received", "Meeting | Emmanuel Macron | Macky Sall"),
        ("passive-without-agent", "Release | — | deux otages"),
        ("control-dative", "Demand | Allemagne | Russie"),
    ],
)
def test_found(seen_by, case, fact):
    assert seen_by(triples, case) == [fact]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param("active-not-success-met", id="a-trap-of-the-lexicon"),
        pytest.param("active-not-rain-threatens", id="rain-is-nobody"),
        pytest.param("active-not-reflexive-meeting-of-one", id="one-alone-does-not-meet"),
        pytest.param("nominal-gen-and-par", id="no-nouns"),
        pytest.param("relative-object", id="no-relative-clauses"),
    ],
)
def test_not_found(seen_by, case):
    assert seen_by(triples, case) == []


def test_it_sees_no_control(seen_by):
    assert seen_by(triples, "control-object") == ["Appeal | France | Israël", "Release | — | prisonniers"]


def test_it_takes_what_is_denied_for_done(seen_by):
    assert seen_by(triples, "passive-negated") == ["Release | — | otages"]
