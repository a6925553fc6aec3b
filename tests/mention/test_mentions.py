"""What the words alone say of a participant: the cases of ``cases/``."""

from pathlib import Path

import pytest
from cases import Case, check_mentions, parameters


@pytest.mark.parametrize("case", parameters(Path(__file__).parent / "cases"))
def test_phrase(case: Case) -> None:
    check_mentions(case)
