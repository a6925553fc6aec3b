"""What each construction and each rule of factuality gives, and where it must not fire: the sentences of ``cases/``."""

from collections import Counter
from pathlib import Path

import pytest
from cases import Case, check_facts, parameters, read_cases

from kg.extract import constructions

CASES = Path(__file__).parent / "cases"
CONSTRUCTIONS = sorted(p.stem for p in Path(constructions.__file__).parent.glob("*.py") if p.stem != "__init__")
SCEPTICAL = ("TRAP", "NEGATION")  # words of « why » by which a case shows where a rule does not fire


@pytest.mark.parametrize("case", parameters(CASES))
def test_sentence(case: Case) -> None:
    check_facts(case)


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_every_construction_has_cases_and_traps(construction: str) -> None:
    cases = list(read_cases(CASES / f"{construction}.conllu"))
    assert len(cases) >= 8
    assert sum(case.one("why").startswith(SCEPTICAL) for case in cases) >= 3


def test_no_two_cases_share_a_name() -> None:
    files = (path for path in CASES.parents[1].rglob("cases/*.conllu"))
    names = Counter(case.id for path in files for case in read_cases(path))
    assert [name for name, times in names.items() if times > 1] == []
