"""JSON lines: one object a line with ``text``, and optionally ``id``, ``title``, ``date``, ``url``, ``source``."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator

from kg.read.metadata import BadFieldError, Meta, meta_of
from kg.read.text import article_of_text
from kg.records import Article, Skipped


def read_jsonl(lines: Iterable[bytes], *, stem: str, origin: str, known: Meta) -> Iterator[Article | Skipped]:
    """The articles of a JSONL file, line by line; a broken line is skipped and named by its number.

    :param stem: what ids begin with where the objects have none (``dispatches-3`` for the third line).
    :param known: metadata for objects that say nothing themselves.
    """
    seen = False
    for number, line in enumerate(lines, start=1):
        if line.strip():
            seen = True
            yield _read_line(line, f"{stem}-{number}", f"{origin}:{number}", known)
    if not seen:
        yield Skipped(origin, "is empty", "was the right file given?")


def _read_line(line: bytes, default_id: str, where: str, known: Meta) -> Article | Skipped:
    try:
        record = json.loads(line.removeprefix(codecs.BOM_UTF8))
    except UnicodeDecodeError:
        return Skipped(where, "is not UTF-8", "JSON lines are UTF-8 text")
    except (json.JSONDecodeError, RecursionError) as error:
        what = error.msg.lower() if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        return Skipped(where, f"is not a JSON object ({what})", "mend or remove this line")
    if not isinstance(record, dict):
        return Skipped(where, "is not a JSON object", 'each line is an object with a "text"')
    text = record.get("text")
    if not isinstance(text, str):
        return Skipped(where, 'has no "text"', 'each line is an object with a "text"')
    name = record.get("id")
    if name is not None and (not isinstance(name, str | int) or isinstance(name, bool)):
        return Skipped(where, 'has an "id" that is neither text nor a number')
    try:
        meta = meta_of(record).or_else(known)
    except BadFieldError as error:
        return Skipped(where, str(error), "mend this line")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return article_of_text(
        _without_surrogates(text),
        id=default_id if name in (None, "") else str(name),
        title=meta.title,
        date=meta.date,
        source=meta.source,
        url=meta.url,
        origin=where,
    )


def _without_surrogates(text: str) -> str:
    """Half a surrogate pair (a broken ``\\ud83d`` escape) can be written to no file: put U+FFFD in its place."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
