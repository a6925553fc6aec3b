"""Gold files as records."""

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.gold import CLASSES, read_gold
from kg.ontology import load_ontology

OWN = Path(__file__).parents[1] / "gold"
EVENT = {"class": "Aid", "actors": ["iso:FRA"], "targets": ["iso:NER"]}
CODED = {
    "id": "x",
    "text": "…",
    "event": "AID",
    "source": [{"code": "FRA"}],
    "target": [{"code": "NER", "text_fr": "Niger"}],
}


def write(tmp_path, *rows):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_classes_are_in_the_ontology():
    assert load_ontology().events.keys() >= CLASSES


def test_our_own_gold_is_read_whole():
    gold = read_gold(OWN / "own-sentences.jsonl")
    assert len(gold.lines) == 60
    assert not gold.coded
    assert all(event.classes <= CLASSES for line in gold.lines for event in line.events)


def test_sentences_without_events_are_complete(tmp_path):
    path = tmp_path / "quiet.txt"
    path.write_text("Il pleut.\n\n  Il neige. \n", encoding="utf-8")
    gold = read_gold(path)
    assert [(line.id, line.text, line.events, line.complete) for line in gold.lines] == [
        ("quiet-1", "Il pleut.", (), True),
        ("quiet-2", "Il neige.", (), True),
    ]


def test_required_events_come_first_and_take_the_class_of_an_optional_twin(tmp_path):
    twin, other = (
        EVENT | {"class": "Pledge", "optional": True},
        EVENT | {"class": "Visit", "targets": [], "optional": True},
    )
    (line,) = read_gold(write(tmp_path, {"id": "x", "text": "…", "events": [twin, other, EVENT]})).lines
    assert [event.required for event in line.events] == [True, False, False]
    assert line.events[0].classes == {"Aid", "Pledge"}
    assert line.events[1].classes == {"Pledge"}  # an optional event takes no other's class


def test_an_event_without_participants_is_not_required(tmp_path):
    (line,) = read_gold(write(tmp_path, {"id": "x", "text": "…", "events": [{"class": "Vote"}]})).lines
    assert not line.events[0].required


def test_suspect_lines_are_left_out_unless_only_their_sectors_are(tmp_path):
    rows = [CODED | {"id": "a", "suspect": True}, CODED | {"id": "b", "suspect": True, "why": "sector unclear"}, CODED]
    assert [line.id for line in read_gold(write(tmp_path, *rows)).coded] == ["b", "x"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param(["{"], "is no JSON", id="broken"),
        pytest.param([{"id": "x", "events": []}], "lacks one of id, text", id="no-text"),
        pytest.param([{"id": "x", "text": "…", "event": "AID"}], "lacks one of", id="half-coded"),
        pytest.param([CODED, {"id": "y", "text": "…", "events": []}], "two kinds", id="mixed"),
        pytest.param([], "holds no gold", id="empty"),
        pytest.param(["[1]"], "lacks one of", id="list"),
    ],
)
def test_what_is_no_gold_is_said_in_one_line(tmp_path, rows, message):
    with pytest.raises(InputError, match=message) as caught:
        read_gold(write(tmp_path, *rows))
    assert "gold.jsonl" in str(caught.value)


def test_a_file_that_is_not_there():
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(Path("nowhere.jsonl"))
