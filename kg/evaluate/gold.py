"""Gold files as records: events of whole texts (JSONL), one coded event a text (PLOVER, JSONL), texts without events (TXT)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import InputError

# The contract's classes, closed: the ontology may grow, and then gold made before says nothing of the new ones.
CLASSES = frozenset(
    "Meeting PhoneCall Visit Hosting Negotiation Mediation Agreement Pledge Support Recognition TreatySignature Apology "
    "Concession Cooperation Aid Asylum Withdrawal Release Investigation Demand Appeal Condemnation Accusation Rejection "
    "Threat Sanction Expulsion RelationsBreak Protest Mobilization Coercion Arrest Assault Fight Invasion VoteFor "
    "VoteAgainst Abstention Vote Statement Appointment Resignation Election".split()
)
UNCOUNTED = frozenset({"Statement", "Vote", "Event"})  # never a false alarm
DETAILS = ("time", "place", "count", "attributed_to")


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event as gold has it. ``actors`` and ``targets`` are alternatives joined by ``|`` (see docs/evaluation.md)."""

    cls: str
    classes: frozenset[str]  # with those that are as good an answer
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    polarity: str = "affirmed"
    modality: str = "actual"
    details: Mapping[str, str] = field(default_factory=dict)  # time, place, count, attributed_to where gold has them
    required: bool = True


@dataclass(frozen=True, slots=True)
class GoldLine:
    """A text with its events, the required ones first. ``complete``: what else is found there is wrong."""

    id: str
    text: str
    date: str | None
    events: tuple[GoldEvent, ...]
    complete: bool = False


@dataclass(frozen=True, slots=True)
class CodedLine:
    """A text with the one event that PLOVER's coders gave it. Sides are (code, French name or ``""``)."""

    id: str
    text: str
    date: str | None
    event: str
    source: tuple[tuple[str, str], ...]
    target: tuple[tuple[str, str], ...]
    compound: bool = False


@dataclass(frozen=True, slots=True)
class GoldFile:
    """One gold file. It holds ``lines`` or ``coded``, never both."""

    name: str
    lines: tuple[GoldLine, ...] = ()
    coded: tuple[CodedLine, ...] = ()

    @property
    def texts(self) -> tuple[GoldLine | CodedLine, ...]:
        """All its texts."""
        return self.lines or self.coded


def read_gold(path: Path) -> GoldFile:
    """A gold file, its lines marked ``suspect`` left out (but not those suspect in their sectors alone).

    :raises InputError: when it cannot be read, names the line that is none, or mixes the two kinds.
    """
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", where=str(path), mend="give a gold file") from error
    if path.suffix == ".txt":
        texts = [row.strip() for row in rows if row.strip()]
        lines = (
            GoldLine(f"{path.stem}-{n}", text, "2023-02-28", (), complete=True) for n, text in enumerate(texts, start=1)
        )
        return GoldFile(path.stem, lines=tuple(lines))
    objects = [_object(row, f"{path}:{n}") for n, row in enumerate(rows, start=1) if row.strip()]
    kept = [x for x in objects if not x.get("suspect") or str(x.get("why", "")).startswith("sector")]
    kinds = {"events" in x for x in kept}
    if len(kinds) != 1:
        raise InputError("holds no gold, or gold of two kinds", where=str(path), mend="see docs/evaluation.md")
    if kinds == {True}:
        return GoldFile(path.stem, lines=tuple(_line(x) for x in kept))
    return GoldFile(path.stem, coded=tuple(_coded(x) for x in kept))


def _object(row: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(row)
    except json.JSONDecodeError as error:
        raise InputError(f"is no JSON ({error.msg})", where=where, mend="mend this line") from error
    fields = {"id", "text"} | ({"event", "source", "target"} if "events" not in value else set())
    if not isinstance(value, dict) or not fields <= value.keys():
        raise InputError(f"lacks one of {', '.join(sorted(fields))}", where=where, mend="see docs/evaluation.md")
    return value


def _line(raw: Mapping[str, Any]) -> GoldLine:
    events = sorted(raw["events"], key=lambda e: not _is_required(e))  # stable: the file's order within each kind
    return GoldLine(
        id=str(raw["id"]),
        text=raw["text"],
        date=raw.get("date"),
        events=tuple(_event(e, events) for e in events),
        complete=bool(raw.get("complete")),
    )


def _is_required(event: Mapping[str, Any]) -> bool:
    return not event.get("optional") and bool(event.get("actors") or event.get("targets"))


def _event(raw: Mapping[str, Any], everything: Sequence[Mapping[str, Any]]) -> GoldEvent:
    """With the classes of optional events that have the same participants, which are as good an answer."""
    required = _is_required(raw)
    sides = raw.get("actors"), raw.get("targets")
    others = (o["class"] for o in everything if (o.get("actors"), o.get("targets")) == sides and not _is_required(o))
    return GoldEvent(
        cls=raw["class"],
        classes=frozenset({raw["class"], *(others if required else ())}),
        actors=tuple(raw.get("actors") or ()),
        targets=tuple(raw.get("targets") or ()),
        polarity=raw.get("polarity", "affirmed"),
        modality=raw.get("modality", "actual"),
        details={key: str(raw[key]) for key in DETAILS if raw.get(key) is not None},
        required=required,
    )


def _coded(raw: Mapping[str, Any]) -> CodedLine:
    def side(actors: Sequence[Mapping[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple((a["code"], a.get("text_fr") or "") for a in actors)

    return CodedLine(
        id=str(raw["id"]),
        text=raw["text"],
        date=raw.get("date"),
        event=raw["event"],
        source=side(raw["source"]),
        target=side(raw["target"]),
        compound=bool(raw.get("compound")),
    )
