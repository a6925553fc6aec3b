"""The whole way on gold of our own, with the models that come with the package: floors that only an explicit flag lowers.

``kg evaluate tests/gold/*.jsonl tests/gold/negative.txt --models compact --floors tests/quality/floors.json --update-floors``
raises them; ``--lower`` with it lowers them.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from kg.evaluate import evaluate
from kg.evaluate.floors import below, measures, read_floors
from kg.records import Article

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold"
FLOORS = read_floors(HERE / "floors.json")


def gold_file(name):
    return next(path for path in (GOLD / f"{name}.jsonl", GOLD / f"{name}.txt") if path.exists())


def test_every_gold_file_has_floors():
    files = {path.stem for path in GOLD.iterdir() if path.suffix in {".jsonl", ".txt"}}
    assert FLOORS.keys() == files
    assert all(FLOORS.values())


def test_the_file_is_as_the_command_writes_it(tmp_path):
    from kg.evaluate.floors import write_floors

    write_floors(tmp_path / "floors.json", FLOORS)
    assert (tmp_path / "floors.json").read_text() == (HERE / "floors.json").read_text()
    assert json.loads((HERE / "floors.json").read_text()) == FLOORS


@pytest.mark.models
@pytest.mark.parametrize("name", FLOORS)
def test_figures_hold_their_floors(name):
    results = evaluate([gold_file(name)], models="compact", baselines=False)
    assert below(results, FLOORS) == (), measures(results[0])


@pytest.fixture(scope="module")
def blinken():
    """The graph of a dispatch, direct triples with short names."""
    from kg.graph.assemble import assemble
    from kg.knowledge import load_knowledge
    from kg.parse.documents import Parser
    from kg.pipeline import extract_article

    stem = "2023-02-28-blinken-asie-centrale"
    text = (HERE.parents[1] / "seeds" / f"{stem}.txt").read_text(encoding="utf-8")
    (parsed,) = Parser("compact").parse([Article(id=stem, text=text, date=dt.date.fromisoformat(stem[:10]))])
    return assemble([extract_article(parsed, knowledge=load_knowledge())])


@pytest.mark.models
def test_who_met_whom_is_one_triple(blinken):
    short = {(str(s).rpartition("/")[2], str(p).rpartition("#")[2], str(o).rpartition("/")[2]) for s, p, o in blinken}
    assert ("Antony_Blinken", "meets", "Kassym_Jomart_Tokaiev") in short


@pytest.mark.models
def test_an_abstention_is_one_triple_to_the_vote(blinken):
    from kg.graph.vocabulary import DIP

    abstaining = {str(s).rpartition("/")[2] for s, o in blinken.subject_objects(DIP.abstainsFrom)}
    assert {"KAZ", "KGZ", "TJK", "UZB", "IND"} <= abstaining
