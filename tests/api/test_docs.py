"""docs/api.md shows what happens."""

import doctest
from pathlib import Path

import pytest

import kg.api.select

DOCS = Path(__file__).resolve().parents[2] / "docs"
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.models
def test_the_examples_of_the_manual():
    pytest.importorskip("pandas")
    pytest.importorskip("matplotlib")
    failed, tried = doctest.testfile(str(DOCS / "api.md"), module_relative=False, optionflags=OPTIONS)
    assert (failed, tried > 25) == (0, True)


def test_the_examples_of_select():
    assert doctest.testmod(kg.api.select).failed == 0
    assert doctest.testmod(kg.api.select).attempted >= 2
