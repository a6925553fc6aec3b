"""The phrase matcher: what it finds, and how it goes wrong without syntax."""

import pytest

from kg.evaluate.baselines import phrases


@pytest.mark.parametrize(
    ("case", "fact"),
    [
        ("active-meeting", "Meeting | Emmanuel Macron | Volodymyr Zelensky"),
        ("active-several-objects", "Sanction | Union européenne | Iran; Russie"),
        ("active-dative-noun", "Aid | Allemagne | Ukraine"),
        ("passive-reported-accusation", "Accusation | Ukraine | Biélorussie"),
        ("passive-not-tense-etre", "Visit | Sergueï Lavrov | Ankara"),
        ("passive-without-agent", "Release | — | deux otages"),
        ("control-subject", "Meeting | général | médiateurs"),
    ],
)
def test_found(seen_by, case, fact):
    assert seen_by(phrases, case) == [fact]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param("active-not-success-met", id="a-trap-of-the-lexicon"),
        pytest.param("active-not-football", id="another"),
        pytest.param("active-not-impersonal-it", id="no-actors"),
        pytest.param("nominal-gen-and-par", id="no-nouns"),
    ],
)
def test_not_found(seen_by, case):
    assert seen_by(phrases, case) == []


def test_the_nearest_actor_need_not_be_the_right_one(seen_by):
    # « Macky Sall a été reçu à l'Élysée par Emmanuel Macron »
    assert seen_by(phrases, "passive-person-received") == ["Meeting | Élysée | Macky Sall"]


def test_what_stands_behind_is_not_always_acted_on(seen_by):
    # « La pluie menace les récoltes du Sahel »
    assert seen_by(phrases, "active-not-rain-threatens") == ["Threat | Sahel | —"]
