"""The hand-annotated sentences of tests/extract, seen with a baseline's eyes."""

from pathlib import Path

import pytest
from cases import read_cases

from kg.knowledge import load_knowledge
from kg.resolve import resolve_article

CASES = Path(__file__).parents[2] / "extract" / "cases"


@pytest.fixture(scope="session")
def seen_by():
    """``seen_by(baseline, case)``: « Class | actors | targets » of each fact that a baseline finds in a case."""
    known = {case.id: case for path in sorted(CASES.glob("*.conllu")) for case in read_cases(path)}

    def see(find, name):
        result = resolve_article(known[name].parsed, load_knowledge(), find=find)
        labels = {entity.key: entity.label for entity in result.entities}

        def side(keys):
            return "; ".join(sorted(labels.get(key, key) for key in keys)) or "—"

        return sorted(f"{fact.cls} | {side(fact.actors)} | {side(fact.targets)}" for fact in result.facts)

    return see
