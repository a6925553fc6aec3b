"""The time that a question is limited to."""

import datetime as dt

import pytest

from kg.ask.period import period_of
from kg.ask.refusal import Refused

DAY = dt.date(2023, 3, 2)
PERIODS = [
    ("Qui est venu en février 2023 ?", "2023-02-01", "2023-02-31"),
    ("Qui est venu en 2022 ?", "2022-01-01", "2022-12-31"),
    ("Qui est venu le 10 mars 2022 ?", "2022-03-10", "2022-03-10"),
    ("Qui est venu depuis 2022 ?", "2022-01-01", ""),
    ("Qui est venu avant 2020 ?", "", "2019-12-31"),
    ("Qui est venu après mars 2022 ?", "2022-04-01", ""),
    ("Qui est venu le mois dernier ?", "2023-02-01", "2023-02-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS, ids=[text for text, *_ in PERIODS])
def test_period(text, first, last):
    period, spans = period_of(text, DAY)
    assert (period.first, period.last) == (first, last)
    assert spans


@pytest.mark.parametrize("text", ["Qui est venu ?", "Qui a envoyé 2 000 soldats ?", "Qui est venu trois fois ?"])
def test_no_period(text):
    assert period_of(text, DAY)[0] is None


def test_a_day_without_an_anchor_is_refused():
    with pytest.raises(Refused):
        period_of("Qui est venu mardi ?", None)
