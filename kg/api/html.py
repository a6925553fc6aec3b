"""HTML for notebooks: everything escaped, no script, no request; colours that a light and a dark ground both bear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from kg.api.wording import status, who
from kg.graph.views import EvidenceView, FactView, Participant
from kg.view.payload import segments

MOST_ROWS = 20
_CELL = "text-align:left;vertical-align:top;padding:.25em .7em .25em 0;border-bottom:1px solid #8886"
_QUIET = "opacity:.75"  # of the notebook's own colour, whichever that is
_MARKS = {  # mid tones: seen behind black and behind white letters
    "trigger": "border-bottom:2px solid #d9730d;font-weight:600",
    "actor": "background:#3b82f640",
    "target": "background:#22c55e40",
    "theme": "background:#a855f733",
    "place": "background:#eab30840",
    "time": "background:#88888833",
    "source": "text-decoration:underline dotted",
}


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, note: str = "") -> str:
    """A table of cells that are HTML already."""
    head = "".join(f'<th scope="col" style="{_CELL}">{escape(name)}</th>' for name in headings)
    body = "".join("<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in row) + "</tr>" for row in rows)
    foot = f'<p style="{_QUIET}">{escape(note)}</p>' if note else ""
    return f'<table style="border-collapse:collapse"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}'


def more_than(shown: int, total: int, what: str) -> str:
    """« 20 of 57 facts », or nothing when all are shown."""
    return f"{shown} of {total} {what}" if shown < total else ""


def fact_card(fact: FactView) -> str:
    """One fact: what, who, when, and the sentences that say so, with their words marked."""
    head = f'<b>{escape(fact.cls)}</b> <span style="{_QUIET}">{escape(fact.cls_label)}</span> – {escape(who(fact))}'
    rows = [
        ("actor", names(fact.actors)),
        ("target", names(fact.targets)),
        ("theme", names(fact.themes)),
        ("place", names(fact.places)),
        ("time", escape(span(fact)) + (f" (« {escape(fact.time_text)} »)" if fact.time_text else "")),
        ("status", escape(status(fact))),
        ("said by", names(fact.attributed_to)),
    ]
    cells = "".join(
        f'<tr><th scope="row" style="{_CELL};font-weight:normal;{_QUIET}">{name}</th><td style="{_CELL}">{text}</td></tr>'
        for name, text in rows
        if text
    )
    said = "".join(_quotation(evidence) for evidence in fact.evidence)
    return f'<div><p>{head}</p><table style="border-collapse:collapse"><tbody>{cells}</tbody></table>{said}</div>'


def names(some: Iterable[Participant]) -> str:
    """Labels, texts in quotation marks."""
    return ", ".join(f"« {escape(one.label)} »" if one.kind == "Text" else escape(one.label) for one in some)


def span(fact: FactView) -> str:
    """« 2023-02-28 », « 2023-03-01 – 2023-03-03 », or nothing."""
    return " – ".join(filter(None, (fact.time, fact.time_end)))


def sentence(evidence: EvidenceView) -> str:
    """The sentence with the trigger and the participants marked."""
    return "".join(
        f'<span style="{_MARKS[role]}" title="{escape(role)}">{escape(text)}</span>' if role in _MARKS else escape(text)
        for text, role in segments(evidence)
    )


def _quotation(evidence: EvidenceView) -> str:
    article = evidence.article
    told = escape(", ".join(filter(None, (article.title or article.id, article.source, article.date))))
    return (
        f'<blockquote style="margin:.6em 0;padding:0 .8em;border-left:3px solid #8888">{sentence(evidence)}'
        f'<br><small style="{_QUIET}">{told}</small></blockquote>'
    )
