"""The gold files keep their format, so that a bad score is never a typing error."""

import json
import re
from collections import Counter
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
# fmt: off
CLASSES = frozenset({
    "Meeting", "PhoneCall", "Visit", "Hosting", "Negotiation", "Mediation", "Agreement", "Pledge", "Support",
    "Recognition", "TreatySignature", "Apology", "Concession", "Cooperation", "Aid", "Asylum", "Withdrawal",
    "Release", "Investigation", "Demand", "Appeal", "Condemnation", "Accusation", "Rejection", "Threat", "Sanction",
    "Expulsion", "RelationsBreak", "Protest", "Mobilization", "Coercion", "Arrest", "Assault", "Fight", "Invasion",
    "VoteFor", "VoteAgainst", "Abstention", "Vote", "Statement", "Appointment", "Resignation", "Election",
})
# fmt: on
REQUIRED_KEYS = {"class", "actors", "targets", "polarity", "modality", "optional"}
OPTIONAL_KEYS = {"time", "place", "count", "attributed_to"}
DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
DAY_MONTH_OR_YEAR = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
COUNTRY_SPEC = re.compile(r"(iso|of):[A-Z]{3}")


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def spec_problems(spec: str) -> list[str]:
    """What is wrong with one SPEC of the scorer: alternatives joined by `|`."""
    problems = []
    for part in spec.split("|"):
        kind, colon, name = part.partition(":")
        if not part or part != part.strip():
            problems.append(f"blank or padded alternative in {spec!r}")
        elif kind == "event" and name not in CLASSES:
            problems.append(f"unknown class in {spec!r}")
        elif colon and kind in {"iso", "of"} and not COUNTRY_SPEC.fullmatch(part):
            problems.append(f"not a three-letter country code in {spec!r}")
        elif colon and kind not in {"iso", "of", "event"}:
            problems.append(f"unknown prefix in {spec!r}")
    return problems


OWN = read_lines(HERE / "own-sentences.jsonl")
OWN_2 = read_lines(HERE / "own-sentences-2.jsonl")
SEED_GOLD = read_lines(HERE / "seeds.jsonl")
SEED_METADATA = read_lines(SEEDS / "metadata.jsonl")
NAME = itemgetter("id")
each_line = pytest.mark.parametrize("line", OWN + OWN_2 + SEED_GOLD, ids=NAME)


def test_ids_are_unique() -> None:
    counts = Counter(line["id"] for line in OWN + OWN_2 + SEED_GOLD)
    assert [name for name, n in counts.items() if n > 1] == []


@each_line
def test_line_has_text_date_and_is_complete(line: dict[str, Any]) -> None:
    assert line["text"].strip()
    assert DAY.fullmatch(line["date"])
    assert line["complete"] is True


@each_line
def test_events_are_well_formed(line: dict[str, Any]) -> None:
    for event in line["events"]:
        assert event.keys() >= REQUIRED_KEYS
        assert event.keys() <= REQUIRED_KEYS | OPTIONAL_KEYS
        assert event["class"] in CLASSES
        assert event["polarity"] in {"affirmed", "negated"}
        assert event["modality"] in {"actual", "planned", "possible", "requested"}
        assert isinstance(event["optional"], bool)
        assert DAY_MONTH_OR_YEAR.fullmatch(event.get("time", line["date"]))
        assert event.get("count", 2) > 1
        # the scorer counts an event without any participant as optional: say so
        assert event["optional"] or event["actors"] or event["targets"]


@each_line
def test_specs_are_readable_by_the_scorer(line: dict[str, Any]) -> None:
    specs = [
        spec
        for event in line["events"]
        for spec in [*event["actors"], *event["targets"], event.get("place"), event.get("attributed_to")]
        if spec is not None
    ]
    assert [problem for spec in specs for problem in spec_problems(spec)] == []


@pytest.mark.parametrize("lines", [OWN, OWN_2], ids=["first", "second"])
def test_own_sentences_are_sixty_with_twenty_traps(lines: list[dict[str, Any]]) -> None:
    assert len(lines) == 60
    assert sum(not line["events"] for line in lines) == 20
    assert len({line["text"] for line in lines}) == 60


def test_second_set_has_no_sentence_of_the_first() -> None:
    assert not {line["text"] for line in OWN} & {line["text"] for line in OWN_2}


@pytest.mark.parametrize("line", SEED_GOLD, ids=NAME)
def test_seed_gold_quotes_the_seed_file_whole(line: dict[str, Any]) -> None:
    assert line["text"].encode() == (SEEDS / f"{line['id']}.txt").read_bytes()


def test_negative_sentences_are_many_and_distinct() -> None:
    lines = (HERE / "negative.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 160
    assert len(set(lines)) == len(lines)
    assert all(line == line.strip() and line.endswith(".") for line in lines)


def test_metadata_names_every_seed_and_no_other() -> None:
    assert {item["id"] for item in SEED_METADATA} == {path.stem for path in SEEDS.glob("*.txt")}


@pytest.mark.parametrize("item", SEED_METADATA, ids=NAME)
def test_metadata_agrees_with_the_seed(item: dict[str, Any]) -> None:
    headline, blank, *body = (SEEDS / f"{item['id']}.txt").read_text(encoding="utf-8").splitlines()
    assert item["title"] == headline
    assert blank == ""
    assert body[-1] == "(Dépêche)"
    assert item["id"].startswith(item["date"])
    assert DAY.fullmatch(item["date"])
    assert item.keys() == {"id", "title", "date", "source", "licence", "events_from"}
