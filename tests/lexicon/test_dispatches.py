"""A sample of each kind of frame in ``lexicon-fr-dispatches.ttl``, and like words that it must leave alone: ``cases/``."""

from pathlib import Path

import pytest
from cases import Case, check_facts, parameters, read_cases

CASES = Path(__file__).parent / "cases"
SCEPTICAL = ("TRAP", "NEGATION")


@pytest.mark.parametrize("case", parameters(CASES))
def test_sentence(case: Case) -> None:
    check_facts(case)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.conllu")), ids=lambda path: path.stem)
def test_every_kind_of_frame_has_traps(path: Path) -> None:
    cases = list(read_cases(path))
    assert 3 * sum(case.one("why").startswith(SCEPTICAL) for case in cases) >= len(cases)
