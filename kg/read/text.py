"""Plain text to an article: a headline line, paragraphs, an agency line at the end, each where there is one."""

from __future__ import annotations

import datetime as dt
import re

from kg.read.blocks import find_blocks
from kg.read.language import why_not_french
from kg.records import Article, Skipped

_AGENCY = re.compile(r"\b(AFP|Reuters|Agences?|AP|Xinhua|Belga|ATS|EFE|ANSA|APS|MAP)\b")


def article_of_text(
    text: str,
    *,
    id: str,
    title: str | None = None,
    date: dt.date | None = None,
    source: str | None = None,
    url: str | None = None,
    origin: str = "",
) -> Article | Skipped:
    """An article from its exact text, or why it is none (empty, not French).

    The headline becomes the title, and an agency named in the last line the source, where nothing else is known.
    """
    where = origin or id
    if not text.strip():
        return Skipped(where, "holds no text", "was the right file given?")
    if reason := why_not_french(text):
        return Skipped(where, reason, "only French text can be read")
    blocks = find_blocks(text)
    first, last = blocks[0], blocks[-1]
    if title is None and first.kind == "headline":
        title = text[first.begin : first.end]
    if source is None and last.kind == "byline" and (agency := _AGENCY.search(text, last.begin, last.end)):
        source = agency[0]
    return Article(id=id, text=text, title=title, date=date, source=source, url=url, blocks=blocks, origin=origin)
