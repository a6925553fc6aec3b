"""Rows of a query as answers: each with the facts and sentences that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rdflib import Graph, URIRef
from rdflib.term import Node

from kg.ask.frame import Frame
from kg.ask.sparql import Writer
from kg.graph.labels import labels_of
from kg.graph.query import QueryResult, run_query
from kg.ontology import NAMESPACE

YES, NO, BOTH, PLANNED, POSSIBLE, REQUESTED, UNKNOWN = (
    "oui",
    "non",
    "oui et non",
    "prévu",
    "possible",
    "demandé",
    "rien",
)
_WEAK = {"planned": PLANNED, "requested": REQUESTED, "possible": POSSIBLE}


@dataclass(frozen=True, slots=True)
class Support:
    """A passage that an answer rests on. ``status`` is ``actual``, ``planned`` … or ``negated``."""

    fact: str
    sentence: str
    article: str
    date: str
    status: str
    time: str = ""
    by: str = ""  # who says so, when the article only reports it
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: an entity, a fact, a time, or words of the text. ``iri`` is ``""`` for what is no node."""

    label: str
    iri: str
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered. ``verdict`` is for yes/no questions, ``count`` for « combien »; ``near`` are facts that are not
    what was asked but planned, possible or denied; ``absent`` are names that the graph does not speak of.
    """

    question: str
    asks: str
    query: str
    answers: tuple[Answer, ...] = ()
    verdict: str = ""
    count: int | None = None
    near: tuple[Answer, ...] = ()
    absent: tuple[str, ...] = ()
    frame: Frame | None = field(default=None, compare=False)


def reply(graph: Graph, question: str, frame: Frame, base: str) -> Reply:
    """Run the query of a frame and read its answer."""
    writer = Writer(frame, base)
    query = writer.query()
    asked = Reply(question, frame.asks, query, frame=frame, absent=frame.absent)
    if frame.absent:
        return _with_verdict(asked, frame, ())
    found = run_query(graph, query)
    answers = _answers(graph, found, frame)
    if frame.asks == "when" and not answers:
        return _with_verdict(asked, frame, (), _answers(graph, found, replace(frame, asks="facts")))
    if answers or frame.asks in {"whether", "says", "post", "posts"}:
        return _with_verdict(asked, frame, answers)
    near = _answers(graph, run_query(graph, Writer(frame, base).query(any_status=True)), frame)
    return _with_verdict(asked, frame, (), near)


def _with_verdict(asked: Reply, frame: Frame, answers: tuple[Answer, ...], near: tuple[Answer, ...] = ()) -> Reply:
    verdict, count = "", None
    if frame.asks == "whether":
        verdict = verdict_of(answers)
    elif frame.asks == "count":
        count = sum(_times(answer) for answer in answers)
    elif frame.asks == "how-many":
        count = len(answers)
    return replace(asked, answers=answers, near=near, verdict=verdict, count=count)


def _times(answer: Answer) -> int:
    return max((s.count or 1 for s in answer.supports), default=1)


def verdict_of(answers: Iterable[Answer]) -> str:
    """Yes or no by what the facts say; planned and merely possible things are neither.

    A question about what is to come (« va-t-elle retirer … ? ») is answered by what is planned all the same.
    """
    statuses = {s.status for answer in answers for s in answer.supports}
    said, denied = "actual" in statuses, "negated" in statuses
    if said and denied:
        return BOTH
    if said or denied:
        return YES if said else NO
    return next((word for status, word in _WEAK.items() if status in statuses), UNKNOWN)


# ── rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────
def _answers(graph: Graph, result: QueryResult, frame: Frame) -> tuple[Answer, ...]:
    labels = dict(result.labels or {})
    supports: dict[tuple[str, str], dict[Support, None]] = {}
    for row in result.rows:
        cell = dict(zip(result.variables, row, strict=True))
        support = _support(cell, labels)
        for key in _keys(cell, labels, frame):
            supports.setdefault(key, {}).setdefault(support)
    return tuple(Answer(label, iri, _merged(found)) for (label, iri), found in _sorted(graph, supports))


def _keys(cell: Mapping[str, Node | None], labels: Mapping[str, str], frame: Frame) -> list[tuple[str, str]]:
    """What one row answers: (label, IRI)."""
    answer = cell.get("answer")
    if frame.asks == "when":
        time = _time(cell)
        return [(time, "")] if time else []
    if answer is None:
        return []
    return [(labels.get(str(answer), str(answer)), str(answer) if isinstance(answer, URIRef) else "")]


def _support(cell: Mapping[str, Node | None], labels: Mapping[str, str]) -> Support:
    def text(name: str) -> str:
        value = cell.get(name)
        return "" if value is None else str(value)

    polarity = text("polarity").removeprefix(NAMESPACE)
    modality = text("modality").removeprefix(NAMESPACE) or "actual"
    return Support(
        fact=text("fact"),
        sentence=" ".join(text("sentence").split()),
        article=text("article"),
        date=text("date"),
        status="negated" if polarity == "negated" else modality,
        time=_time(cell),
        by=labels.get(text("by"), text("by")),
        count=int(text("count")) if text("count").isdecimal() else None,
    )


def _time(cell: Mapping[str, Node | None]) -> str:
    begin, end = ("" if (value := cell.get(name)) is None else str(value) for name in ("time", "end"))
    if not begin or "://" in begin:
        return ""
    return begin if end in {"", begin} else f"{begin}/{end}"


def _merged(found: Mapping[Support, None]) -> tuple[Support, ...]:
    """One support for each fact and sentence; several who say so are named together."""
    out: dict[tuple[str, str], Support] = {}
    for support in found:
        key = (support.fact, support.sentence)
        other = out.get(key)
        if other is None:
            out[key] = support
        elif support.by and support.by not in other.by:
            by = ", ".join(sorted({*other.by.split(", "), support.by} - {""}))
            out[key] = Support(
                other.fact, other.sentence, other.article, other.date, other.status, other.time, by, other.count
            )
    return tuple(sorted(out.values(), key=lambda s: (s.date, s.article, s.fact, s.sentence)))


def _sorted(
    graph: Graph, supports: Mapping[tuple[str, str], dict[Support, None]]
) -> list[tuple[tuple[str, str], dict[Support, None]]]:
    """Who rests on more facts first, then by name. Facts that the query itself labels are shown by their label."""
    missing = {URIRef(iri) for label, iri in supports if iri and label == iri}
    found = labels_of(graph, missing)
    named = {(found.get(iri, label), iri): value for (label, iri), value in supports.items()}
    return sorted(named.items(), key=lambda item: (-len({s.fact for s in item[1]}), item[0]))
