"""What the rules are measured against: two simpler ways to find candidates, on the same parses, mentions and lexicon."""

from kg.evaluate.baselines.phrases import phrases
from kg.evaluate.baselines.triples import triples

__all__ = ["phrases", "triples"]
