"""Whose country bodies and people without one are given, and when it is not guessed."""

from pathlib import Path

import pytest
from cases import extract, read_cases

CASES = {case.id: case for case in read_cases(Path(__file__).parent / "cases" / "homeland.conllu")}


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        pytest.param("homeland-one", {"police": "entity/TGO", "opposants": "entity/TGO"}, id="one-country-named"),
        pytest.param("homeland-two", {"police": None, "opposants béninois": "entity/BEN"}, id="two-countries-named"),
    ],
)
def test_country_of_bodies_and_people(name: str, countries: dict[str, str | None]) -> None:
    found = {entity.label: entity.country for entity in extract(CASES[name]).entities}
    assert {label: found[label] for label in countries} == countries
