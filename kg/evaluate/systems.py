"""What is scored: our rules and the baselines, each from the same parses to the same kind of graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from kg.evaluate.baselines import phrases, triples
from kg.evaluate.predictions import Prediction, read_predictions
from kg.extract import Candidate, Clauses, candidates
from kg.graph.assemble import assemble
from kg.knowledge import Knowledge
from kg.records import ParsedArticle
from kg.resolve import resolve_article

RULES = "rules"
SYSTEMS: Mapping[str, Callable[[Clauses], tuple[Candidate, ...]]] = MappingProxyType(
    {RULES: candidates, "triples": triples, "phrases": phrases}
)


def predict(system: str, parses: Iterable[ParsedArticle], knowledge: Knowledge) -> dict[str, tuple[Prediction, ...]]:
    """The predictions of one of ``SYSTEMS``, by article id."""
    find = SYSTEMS[system]
    return read_predictions(assemble(resolve_article(parsed, knowledge, find=find) for parsed in parses))
