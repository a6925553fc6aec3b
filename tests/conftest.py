"""Lets the tests of all folders import ``cases``, the reader of hand-annotated sentences."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
pytest.register_assert_rewrite("cases")  # so that a failing case shows what differs
