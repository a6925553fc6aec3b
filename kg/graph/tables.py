"""Facts as rows: CSV, Parquet, and PLOVER-style event records."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from rdflib import Graph

from kg.errors import UsageError
from kg.graph.facts import facts
from kg.graph.views import ArticleView, FactView, Participant

COLUMNS = (
    "fact", "class", "class_fr", "plover", "label", "actors", "actor_codes", "targets", "target_codes", "themes", "places",
    "time", "time_end", "time_text", "count", "polarity", "modality", "attributed_to", "predicate", "confidence",
    "sentence", "trigger", "rule", "begin", "end", "article", "title", "date", "source", "url",
)  # fmt: skip
_SEPARATOR = " | "
_PARQUET_TYPES = {"count": "int64", "confidence": "float64", "begin": "int64", "end": "int64"}

Row = dict[str, str | int | float | None]


def rows(graph: Graph) -> list[Row]:
    """One row a fact (its first evidence), as told. Several values in one cell are joined by `` | ``."""
    return [_row(fact) for fact in facts(graph)]


def csv_table(graph: Graph) -> str:
    """The fact table as CSV (RFC 4180 but for the line ends, which are ``\\n``)."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(graph))
    return out.getvalue()


def parquet(graph: Graph) -> bytes:
    """The fact table as Parquet. Raises :class:`UsageError` where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow.parquet import write_table
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed", mend="pip install 'depeche-kg[parquet]'"
        ) from error
    schema = pa.schema([(name, getattr(pa, _PARQUET_TYPES.get(name, "string"))()) for name in COLUMNS])
    sink = io.BytesIO()
    write_table(pa.Table.from_pylist(rows(graph), schema=schema), sink)
    return sink.getvalue()


def plover(graph: Graph) -> str:
    """PLOVER-style records, one JSON object a line, for facts whose class has a PLOVER category."""
    records = (_plover(fact) for fact in facts(graph) if fact.plover)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _row(fact: FactView) -> Row:
    article = fact.article or ArticleView("", "")
    evidence = fact.evidence[0] if fact.evidence else None
    return {
        "fact": fact.iri,
        "class": fact.cls,
        "class_fr": fact.cls_label,
        "plover": fact.plover,
        "label": fact.label,
        "actors": _labels(fact.actors),
        "actor_codes": _codes(fact.actors),
        "targets": _labels(fact.targets),
        "target_codes": _codes(fact.targets),
        "themes": _labels(fact.themes),
        "places": _labels(fact.places),
        "time": fact.time,
        "time_end": fact.time_end,
        "time_text": fact.time_text,
        "count": fact.count,
        "polarity": fact.polarity,
        "modality": fact.modality,
        "attributed_to": _labels(fact.attributed_to),
        "predicate": fact.predicate,
        "confidence": fact.confidence,
        "sentence": fact.sentence,
        "trigger": evidence.trigger if evidence else "",
        "rule": evidence.rule if evidence else "",
        "begin": evidence.begin if evidence else None,
        "end": evidence.end if evidence else None,
        "article": article.id,
        "title": article.title,
        "date": article.date,
        "source": article.source,
        "url": article.url,
    }


def _plover(fact: FactView) -> dict[str, object]:
    article = fact.article or ArticleView("", "")
    return {
        "id": fact.key.rpartition("/")[2],
        "date": fact.time or article.date or None,
        "event": fact.plover,
        "class": fact.cls,
        "source": [_actor(participant) for participant in fact.actors],
        "target": [_actor(participant) for participant in fact.targets],
        "status": {"polarity": fact.polarity, "modality": fact.modality},
        "attributed_to": [participant.label for participant in fact.attributed_to],
        "location": [place.label for place in fact.places],
        "count": fact.count,
        "text": fact.sentence,
        "language": "fr",
        "publication": {
            "id": article.id,
            "date": article.date or None,
            "source": article.source or None,
            "url": article.url or None,
        },
    }


def _actor(participant: Participant) -> dict[str, object]:
    return {
        "code": participant.country or None,
        "sector": list(participant.sectors),
        "type": participant.kind,
        "text_fr": participant.label,
        "wikidata": participant.wikidata.rpartition("/")[2] or None,
    }


def _labels(participants: Iterable[Participant]) -> str:
    return _SEPARATOR.join(participant.label for participant in participants)


def _codes(participants: Iterable[Participant]) -> str:
    return _SEPARATOR.join(participant.country for participant in participants)
