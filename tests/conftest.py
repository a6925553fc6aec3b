"""Lets the tests of all folders import ``cases``, the reader of hand-annotated sentences."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
