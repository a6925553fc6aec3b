"""Small gold and predictions, made by hand."""

import pytest

from kg.evaluate.gold import GoldEvent, GoldFile, GoldLine
from kg.evaluate.predictions import Prediction, Thing

KAZ = Thing(("Kazakhstan",), iso3=frozenset({"KAZ"}), codes=frozenset({"KAZ"}))
TOKAYEV = Thing(("Kassym-Jomart Tokaïev", "Tokayev"), codes=frozenset({"KAZ"}), sectors=frozenset({"GOV"}))
BLINKEN = Thing(("Antony Blinken",), codes=frozenset({"USA"}), sectors=frozenset({"GOV"}))
INDIA = Thing(("Inde",), iso3=frozenset({"IND"}), codes=frozenset({"IND"}))
VOTE = Thing(("vote à l'ONU",), classes=frozenset({"Vote"}))
THINGS = {"KAZ": KAZ, "TOKAYEV": TOKAYEV, "BLINKEN": BLINKEN, "INDIA": INDIA, "VOTE": VOTE}


def predict(cls, actors=(), targets=(), *, iri="", rule="verb x: active", themes=(), **more):
    details = {key: more.pop(key, ()) for key in ("time", "place", "count", "attributed_to")}
    return Prediction(
        iri=iri or f"fact/{cls}-{len(actors)}-{len(targets)}",
        cls=cls,
        label=cls,
        actors=tuple(actors),
        targets=tuple(targets),
        themes=tuple(themes),
        polarity=more.get("polarity", "affirmed"),
        modality=more.get("modality", "actual"),
        details=details,
        rule=rule,
    )


def expect(cls, actors=(), targets=(), **more):
    classes = frozenset({cls, *more.pop("classes", ())})
    return GoldEvent(cls, classes, tuple(actors), tuple(targets), **more)


def gold_file(*lines):
    """``(events, complete)`` or events alone, for each text."""
    return GoldFile(
        "gold",
        tuple(
            GoldLine(f"t{n}", "…", None, tuple(line), complete=True) if not isinstance(line, tuple) else
            GoldLine(f"t{n}", "…", None, tuple(line[0]), complete=line[1])
            for n, line in enumerate(lines)
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def make():
    """The names above (pytest imports this file by itself)."""
    return type(
        "Make",
        (),
        {"predict": staticmethod(predict), "expect": staticmethod(expect), "gold": staticmethod(gold_file), **THINGS},
    )
