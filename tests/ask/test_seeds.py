"""Questions over the seeds, from text to answer, with the models that come with the package."""

import json
from pathlib import Path

import pytest
from scoring import right, shown

from kg.ask import Refused, ask
from kg.graph.load import load_graph
from kg.parse.documents import Parser

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = [json.loads(line) for line in (ROOT / "tests/ask/questions.jsonl").read_text("utf-8").splitlines()]
FLOOR = 0.79  # of all questions (87 of 109 at the last look); those that fail are told
pytestmark = pytest.mark.models


def test_there_are_questions_enough():
    assert len(QUESTIONS) >= 60
    assert sum(question["set"] == "held-out" for question in QUESTIONS) >= 20
    assert len({question["id"] for question in QUESTIONS}) == len(QUESTIONS)


def test_questions_over_the_seeds_are_answered(tmp_path):
    from kg.build import build

    graph = load_graph(build([ROOT / "seeds"], tmp_path / "out", models="compact").graph)
    parser = Parser("compact")
    failed = []
    for question in QUESTIONS:
        try:
            reply = ask(graph, question["question"], parse=lambda article: next(parser.parse([article])))
        except Refused as refused:
            reply = refused
        if not right(question, reply):
            failed.append(f"{question['question']} {shown(reply)}")
    assert 1 - len(failed) / len(QUESTIONS) >= FLOOR, "\n".join(failed)
