"""Our figures are those of the contract's scorer on the same predictions (where the shared folder is there)."""

import importlib.util
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from kg.evaluate.coded import score_coded
from kg.evaluate.gold import CLASSES, UNCOUNTED, read_gold
from kg.evaluate.matching import is_symmetric
from kg.evaluate.predictions import read_predictions
from kg.evaluate.score import plover_code, score
from kg.evaluate.systems import SYSTEMS
from kg.evaluate.trees import Treebank
from kg.graph.assemble import assemble
from kg.keys import article_key
from kg.knowledge import load_knowledge
from kg.records import Article, ArticleFacts, Entity, Evidence, Fact
from kg.resolve import resolve_article

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
BENCH = SHARED / "bench"
GOLD = ROOT / "tests" / "gold"
pytestmark = pytest.mark.skipif(not (BENCH / "score.py").exists(), reason="the shared folder is not there")


@pytest.fixture(scope="module")
def referee():
    spec = importlib.util.spec_from_file_location("referee", BENCH / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_knows_the_same_classes(referee):
    assert referee.CLASSES == CLASSES
    assert referee.UNCOUNTED == UNCOUNTED
    assert {cls for cls in CLASSES if is_symmetric(cls)} == referee.SYMMETRIC
    assert all(plover_code(cls) == referee.PLOVER.get(cls, cls) for cls in CLASSES)


def lines_of(path):
    lines = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    return [x for x in lines if not x.get("suspect") or str(x.get("why", "")).startswith("sector")]


def check_detailed(referee, path, graph):
    theirs, _ = referee.detailed(lines_of(path), referee.Facts(graph), 0)
    outcome = score(read_gold(path), read_predictions(graph))
    figures = {
        k: {"p": f.p, "r": f.r, "f1": f.f1, "gold": f.gold, "predicted": f.predicted}
        for k, f in outcome.figures().items()
    }
    accuracies = {k: {"accuracy": a.accuracy, "of": a.of} for k, a in outcome.accuracies().items()}
    assert figures | accuracies == {k: v for k, v in theirs.items() if k != "documents"}
    assert outcome.missing == theirs["documents"]["not in the graph"]
    return outcome


@pytest.mark.skipif(not (SHARED / "treebanks").exists(), reason="the treebanks are not there")
@pytest.mark.parametrize("system", SYSTEMS)
def test_real_predictions_with_gold_trees(referee, system):
    path = BENCH / "ud-events-dev.jsonl"
    bank = Treebank(sorted((SHARED / "treebanks").glob("*.conllu")))
    parses = [bank.parse(Article(line.id, line.text)) for line in read_gold(path).lines[::3]]
    find, knowledge = SYSTEMS[system], load_knowledge()
    graph = assemble(resolve_article(parsed, knowledge, find=find) for parsed in parses if parsed)
    assert check_detailed(referee, path, graph).relations.hits


@pytest.mark.parametrize("name", ["own-sentences", "seeds"])
@pytest.mark.parametrize("seed", range(4))
def test_predictions_by_chance(referee, name, seed):
    path, dice = GOLD / f"{name}.jsonl", random.Random(seed)
    results = [
        by_chance(line, [side for e in line.events for side in (*e.actors, *e.targets)], dice)
        for line in read_gold(path).lines
    ]
    check_detailed(referee, path, assemble(results[seed:]))


@pytest.mark.parametrize("seed", range(4))
def test_coded_predictions_by_chance(referee, seed):
    path, dice = BENCH / "plover-fr-dev.jsonl", random.Random(seed)
    gold = read_gold(path)
    results = [
        by_chance(line, [f"of:{code}|{name}" for code, name in (*line.source, *line.target)], dice)
        for line in gold.coded
    ]
    graph = assemble(results[seed:])
    theirs, _ = referee.plover(lines_of(path), referee.Facts(graph), 0)
    ours = score_coded(gold, read_predictions(graph))
    assert ours.predicted > 0
    assert theirs == {
        "category": ours.category,
        "category+source": ours.source,
        "category+source+target": ours.target,
        "precision": ours.precision,
        "f1": ours.f1,
        "texts": ours.texts,
        "two-sided facts": ours.predicted,
        "not in the graph": ours.missing,
    }


def by_chance(line, specs, dice):
    """Facts of a text: classes and participants of gold and others, shuffled."""
    article = Article(line.id, line.text)
    key = article_key(article)
    entities = {e.key: e for n, spec in enumerate([*specs, "iso:FRA", "Nobody"]) for e in entities_of(key, n, spec)}
    people = [k for k in entities if not k.startswith("entity/country")]
    classes = (
        [e.cls for e in line.events]
        if hasattr(line, "events")
        else [c for c in CLASSES if plover_code(c) == line.event]
    )
    classes = sorted(classes) or ["Visit"]
    facts = []
    for number in range(dice.randint(0, 6)):
        cls = dice.choice([*classes, *classes, "Meeting", "Fight", "Statement", "Event"])
        actors, targets = (tuple(dice.sample(people, k=min(len(people), dice.randint(0, 2)))) for _ in range(2))
        facts.append(
            Fact(
                f"fact/{line.id}-{dice.random()}",
                cls,
                actors=actors,
                targets=tuple(t for t in targets if t not in actors),
                theme_texts=() if number % 3 else ("la trêve",),
                places=actors[:1],
                count=2,
                polarity=dice.choice(("affirmed", "affirmed", "negated")),
                modality=dice.choice(("actual", "actual", "planned")),
                predicate="x" if cls == "Event" else None,
                evidence=(Evidence(key, 0, 1, line.text[:1], 0, "x", "verb x: active"),),
            )
        )
    facts = [f if f.actors or f.targets or f.theme_texts else replace(f, theme_texts=("rien",)) for f in facts]
    return ArticleFacts(article, "by chance", tuple(entities.values()), tuple(facts))


def entities_of(article, number, spec):
    """An entity that an alternative of gold names, and the country that it acts for."""
    alternative = spec.split("|")[number % len(spec.split("|"))].strip()
    kind, _, code = alternative.partition(":")
    country = f"entity/country/{code}"
    if kind in {"iso", "of"} and code.isalpha():
        yield Entity(country, code, "Country", iso3=code if len(code) == 3 else None)
        own = kind == "iso"
        yield Entity(
            f"{article}/{number}".replace("article", "entity"),
            f"X{number}",
            "Entity",
            iso3=code if own else None,
            country=None if own else country,
            sectors=("GOV",),
        )
    else:
        yield Entity(f"{article}/{number}".replace("article", "entity"), alternative, "Entity", sectors=("MIL",))
