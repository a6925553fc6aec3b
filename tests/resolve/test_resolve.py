"""Who the participants are, over the sentences of a whole article: the cases of ``cases/``."""

from pathlib import Path

import pytest
from cases import Case, check_facts, extract, parameters

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", parameters(CASES))
def test_article(case: Case) -> None:
    check_facts(case)


@pytest.mark.parametrize("case", parameters(CASES))
def test_an_article_gives_equal_records_each_time(case: Case) -> None:
    assert extract(case) == extract(case)
