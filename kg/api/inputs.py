"""What :func:`kg.build` takes: texts, records with metadata, files and folders, as documents to parse."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.errors import UsageError
from kg.read import article_of_text, read_inputs
from kg.read.metadata import BadFieldError, Meta, meta_of
from kg.records import Article, ParsedArticle, Skipped

Text = str | Path | Mapping[str, object] | Article | ParsedArticle
"""A text, the path of a file or folder, a record with ``text``, or a document read or parsed already."""

_FIELDS = frozenset({"id", "text", "title", "date", "source", "url"})
_FILE_NAME = re.compile(r"\S+\.(?:txt|html?|xhtml|jsonl|ndjson|conllu)|\S*/\S*")


def documents_of(
    texts: Text | Iterable[Text], *, date: dt.date | None = None, source: str | None = None
) -> Iterator[Article | ParsedArticle | Skipped]:
    """The documents of what a caller gave, in order; those that cannot be used as :class:`Skipped`.

    Texts and records without an id are named by their place: ``text-1``, ``text-2`` …

    :raises kg.errors.UsageError: for what is neither a text nor a path nor a record, or a record with unknown fields.
    """
    one = isinstance(texts, str | Path | Mapping | Article | ParsedArticle)
    given: Iterable[object] = (texts,) if one else _iterable(texts)
    default = Meta(date=date, source=source)
    seen: set[str] = set()
    for number, item in enumerate(given, start=1):
        for document in _documents(item, number, default):
            if not isinstance(document, Skipped):
                article = document.article if isinstance(document, ParsedArticle) else document
                if article.id in seen:
                    yield Skipped(article.origin or article.id, f'another document has the id "{article.id}"', _RENAME)
                    continue
                seen.add(article.id)
            yield document


_RENAME = "give each document an id of its own"


def _iterable(texts: object) -> Iterable[object]:
    if not isinstance(texts, Iterable):
        raise UsageError(
            f"a {type(texts).__name__} is no text", mend="give a text, a path, a record, or a list of them"
        )
    return texts


def _documents(item: object, number: int, default: Meta) -> Iterator[Article | ParsedArticle | Skipped]:
    name = f"text-{number}"
    if isinstance(item, Article | ParsedArticle):
        yield item
    elif isinstance(item, Path) or (isinstance(item, str) and _is_path(item)):
        yield from read_inputs([item], date=default.date, source=default.source)
    elif isinstance(item, str):
        yield _article(item, name, default)
    elif isinstance(item, Mapping):
        yield _record(item, name, default)
    else:
        raise UsageError(
            f"a {type(item).__name__} is no text", where=name, mend="give a text, a path, or a record with a “text”"
        )


def _is_path(text: str) -> bool:
    """Whether a string names a file: it looks like a path, which no sentence does."""
    return _FILE_NAME.fullmatch(text) is not None


def _record(record: Mapping[str, object], name: str, default: Meta) -> Article | Skipped:
    unknown = sorted(set(map(str, record)) - _FIELDS)
    text = record.get("text")
    if unknown or not isinstance(text, str):
        what = f"the record has an unknown field “{unknown[0]}”" if unknown else "the record has no “text”"
        raise UsageError(what, where=name, mend=f"its fields are {', '.join(sorted(_FIELDS))}")
    day = record.get("date")
    plain = {**record, "date": day.isoformat() if isinstance(day, dt.date) else day}
    try:
        meta = meta_of(plain).or_else(default)
    except BadFieldError as error:
        raise UsageError(str(error), where=name, mend="mend this record") from error
    return _article(text, str(record.get("id") or name), meta)


def _article(text: str, name: str, meta: Meta) -> Article | Skipped:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return article_of_text(
        plain, id=name, title=meta.title, date=meta.date, source=meta.source, url=meta.url, origin=name
    )
