"""Who the participants are, over the sentences of a whole article: the cases of ``cases/``."""

from pathlib import Path

import pytest
from cases import Case, check_facts, extract, parameters, read_cases

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", parameters(CASES))
def test_article(case: Case) -> None:
    check_facts(case)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.conllu")), ids=lambda path: path.stem)
def test_an_article_gives_equal_records_each_time(path: Path) -> None:
    for case in read_cases(path):
        assert extract(case) == extract(case), case.id
