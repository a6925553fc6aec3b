"""The whole way on gold of our own, with the models that come with the package: floors that only an explicit edit lowers."""

import datetime as dt
import json
from pathlib import Path

import pytest
from quality.matching import UNCOUNTED, score

from kg.records import Article

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold"
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def extract():
    from kg.knowledge import load_knowledge
    from kg.parse.catalog import locate
    from kg.parse.pipeline import load_pipeline
    from kg.pipeline import extract_article

    knowledge, pipeline = load_knowledge(), load_pipeline(locate("compact"), threads=1)
    return lambda articles: {p.article.id: extract_article(p, knowledge=knowledge) for p in pipeline.parse(articles)}


def lines(name):
    return [json.loads(x) for x in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if x.strip()]


@pytest.mark.parametrize("name", ["own-sentences", "seeds"])
def test_events_of_our_own_gold(extract, name):
    gold = lines(name)
    articles = [Article(id=g["id"], text=g["text"], date=dt.date.fromisoformat(g["date"])) for g in gold]
    precision, recall = score(extract(articles), gold)
    assert precision >= FLOORS[name]["precision"]
    assert recall >= FLOORS[name]["recall"]


def test_sentences_that_tell_nothing_diplomatic(extract):
    texts = [x.strip() for x in (GOLD / "negative.txt").read_text(encoding="utf-8").splitlines() if x.strip()]
    results = extract([Article(id=str(i), text=t, date=dt.date(2023, 2, 28)) for i, t in enumerate(texts)])
    alarms = [r.article.text for r in results.values() if any(f.cls not in UNCOUNTED for f in r.facts)]
    assert len(alarms) <= FLOORS["negative"]["false alarms"] * len(texts), alarms


def direct(extract, stem):
    from kg.graph.assemble import assemble

    text = (HERE.parents[1] / "seeds" / f"{stem}.txt").read_text(encoding="utf-8")
    result = extract([Article(id=stem, text=text, date=dt.date.fromisoformat(stem[:10]))])[stem]
    graph = assemble([result])
    return {
        (str(s).rpartition("/")[2], str(p).rpartition("#")[2], str(o).rpartition("/")[2]) for s, p, o in graph
    }, graph


def test_who_met_whom_is_one_triple(extract):
    triples, _ = direct(extract, "2023-02-28-blinken-asie-centrale")
    assert ("Antony_Blinken", "meets", "Kassym_Jomart_Tokaiev") in triples


def test_an_abstention_is_one_triple_to_the_vote(extract):
    from kg.graph.vocabulary import DIP

    _, graph = direct(extract, "2023-02-28-blinken-asie-centrale")
    abstaining = {str(s).rpartition("/")[2] for s, o in graph.subject_objects(DIP.abstainsFrom)}
    assert {"KAZ", "KGZ", "TJK", "UZB", "IND"} <= abstaining
