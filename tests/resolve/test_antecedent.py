"""Whose « son » is, when no subject is at hand."""

from __future__ import annotations

from types import SimpleNamespace

from kg.resolve.pronouns import Seen, antecedent

PERSON = Seen(0, 5, ("blinken",), plural=False, feminine=None, subject=False, person=True)
STATE = Seen(0, 22, ("UZB",), plural=False, feminine=None, subject=False, person=False, state=True)
SUBJECT = Seen(0, 2, ("FRA",), plural=False, feminine=None, subject=True, person=False, state=True)


def whose(form, *seen):
    pronoun = SimpleNamespace(pronoun=form, plural=False, sentence=0, word=25)
    return antecedent(pronoun, list(seen), exclude=frozenset())


def test_a_trip_is_a_persons_rather_than_a_states_that_only_places_a_city():
    assert whose("son", PERSON, STATE) == ("blinken",)


def test_a_subject_owns_before_a_person_does():
    assert whose("son", SUBJECT, PERSON, STATE) == ("FRA",)


def test_a_state_owns_where_there_is_nobody_else():
    assert whose("son", STATE) == ("UZB",)


def test_other_pronouns_take_the_nearest():
    assert whose("il", PERSON, STATE) == ("UZB",)
