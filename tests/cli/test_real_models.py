"""The whole way from text, with the models that come with the package."""

from pathlib import Path

import pytest

SEED = Path(__file__).resolve().parents[2] / "seeds" / "2023-02-28-blinken-asie-centrale.txt"
pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    from kg.build import build

    return build([SEED], tmp_path_factory.mktemp("first"), models="compact")


def test_text_becomes_facts(first):
    assert first.skipped == ()
    assert first.facts >= 5
    assert "Meeting" in dict(first.by_class)
    assert first.parsers[0].startswith("compact")


def test_the_metadata_beside_the_text_is_used(first):
    graph = first.graph.read_text(encoding="utf-8")
    assert '"2023-02-28"^^xsd:date' in graph
    assert "Dépêche (seeds)" in graph


def test_a_second_build_gives_the_same_bytes_parsed_or_not(first, tmp_path):
    from kg.build import build

    assert build([SEED], tmp_path, models="compact").reused == 0
    again = build([SEED], tmp_path, models="compact")
    assert again.reused == 1
    for name in ("graph.ttl", "graph.html", "report.json"):
        assert (first.graph.parent / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_parse_and_build_from_the_parse_give_the_same_facts(first, kg, tmp_path):
    code, said, err = kg("parse", SEED, "--models", "compact")
    assert (code, err) == (0, "")
    path = tmp_path / "parsed.conllu"
    path.write_text(said, encoding="utf-8")
    from kg.build import build

    report = build([path], tmp_path / "out")
    assert (report.facts, report.by_class, report.actors) == (first.facts, first.by_class, first.actors)
