"""HTML to an article. The only module that imports trafilatura.

The date comes from the page's metadata alone: dates in the running text are as often those of the events.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
from typing import Any

from kg.read.metadata import BadFieldError, Meta, day_of
from kg.read.text import article_of_text
from kg.records import Article, Skipped

_DATE_METAS = (
    "article:published_time", "og:article:published_time", "datePublished", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "date", "pubdate", "publishdate", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_SPACES = re.compile(r"[ \t\u00a0]+")


def read_html(markup: str, *, stem: str, origin: str, known: Meta) -> Article | Skipped:
    """The article of a page: its main text, under its title.

    :param known: metadata that goes before what the page says of itself.
    """
    import trafilatura
    from lxml import html

    if not markup.strip():
        return Skipped(origin, "is empty", "was the right file given?")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)  # lxml refuses a text with an encoding declaration
    try:
        tree = html.document_fromstring(markup)
        body = trafilatura.extract(markup, include_comments=False, include_tables=False, deduplicate=False)
    except Exception as error:  # noqa: BLE001 - whatever a parser says of a broken page, the batch goes on
        return Skipped(origin, f"cannot be read as HTML ({error})")
    if not body:
        return Skipped(origin, "holds no article that could be found", "save its text as a .txt file")
    page = _meta_of_page(tree)
    paragraphs = [_SPACES.sub(" ", line).strip() for line in body.splitlines() if line.strip()]
    title = known.title or page.title
    if page.title and _bare(page.title) != _bare(paragraphs[0]):
        paragraphs.insert(0, page.title)
    meta = Meta(title, known.date, known.source, known.url).or_else(page)
    return article_of_text(
        "\n\n".join(paragraphs),
        id=stem,
        title=meta.title,
        date=meta.date,
        source=meta.source,
        url=meta.url,
        origin=origin,
    )


def _meta_of_page(tree: Any) -> Meta:
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        if name and node.get("content"):
            metas.setdefault(name.lower(), node.get("content").strip())
    linked = _linked_data(tree)
    title = metas.get("og:title") or linked.get("headline") or _first_text(tree, "h1") or _first_text(tree, "title")
    date: dt.date | None = None
    for value in [*(metas.get(name.lower()) for name in _DATE_METAS), linked.get("datePublished")]:
        try:
            date = day_of(value) if value else None
        except BadFieldError:
            continue
        if date:
            break
    canonical = next((node.get("href") for node in tree.iter("link") if node.get("rel") == "canonical"), None)
    return Meta(title, date, metas.get("og:site_name"), metas.get("og:url") or canonical)


def _linked_data(tree: Any) -> dict[str, str]:
    """Headline and date of the page's JSON-LD, where it has an article there."""
    for node in tree.iter("script"):
        if node.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(node.text or "")
        except ValueError:
            continue
        items = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for item in items:
            if isinstance(item, dict) and "datePublished" in item:
                return {name: item[name] for name in ("headline", "datePublished") if isinstance(item.get(name), str)}
    return {}


def _first_text(tree: Any, tag: str) -> str | None:
    for node in tree.iter(tag):
        if text := " ".join(node.text_content().split()):
            return text
    return None


def _bare(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
