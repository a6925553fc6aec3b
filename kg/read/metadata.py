"""What is known about a document beside its text: title, date, source, address.

A folder of texts may hold a ``metadata.jsonl``: one object a line with ``id`` (the file's stem) and any of ``title``,
``date``, ``source``, ``url``. So the texts themselves stay as they came, and offsets count from their first character.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.records import Skipped

SIDECAR = "metadata.jsonl"


class BadFieldError(ValueError):
    """A field of a record has a value that cannot be meant."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about one document; ``None`` where nothing is."""

    title: str | None = None
    date: dt.date | None = None
    source: str | None = None
    url: str | None = None

    def or_else(self, other: Meta) -> Meta:
        """This, and where it knows nothing, ``other``."""
        return Meta(
            self.title or other.title, self.date or other.date, self.source or other.source, self.url or other.url
        )


def meta_of(record: Mapping[str, Any]) -> Meta:
    """The metadata of a JSON object.

    :raises BadFieldError: for a date that is none, or text that is not text.
    """
    texts: dict[str, str | None] = {}
    for name in ("title", "source", "url"):
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            raise BadFieldError(f'"{name}" is not text')
        texts[name] = value.strip() or None if value else None
    raw = record.get("date")
    return Meta(texts["title"], day_of(raw) if raw not in (None, "") else None, texts["source"], texts["url"])


def day_of(value: object) -> dt.date:
    """The day of an ISO 8601 date or date and time.

    >>> day_of("2023-02-28T09:00:00Z")
    datetime.date(2023, 2, 28)

    :raises BadFieldError: when it is none.
    """
    try:
        text = str(value).strip()
        return dt.datetime.fromisoformat(text).date() if len(text) > len("2023-02-28") else dt.date.fromisoformat(text)
    except ValueError as error:
        raise BadFieldError(f'date "{value}" is not of the form 2023-02-28') from error


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The metadata of one folder's documents, by stem, and what was wrong with its lines."""

    entries: Mapping[str, Meta]
    problems: tuple[Skipped, ...] = ()


def read_sidecar(folder: Path) -> Sidecar:
    """The ``metadata.jsonl`` of a folder; empty where there is none."""
    path = folder / SIDECAR
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return Sidecar({})
    except (OSError, UnicodeDecodeError) as error:
        return Sidecar({}, (Skipped(str(path), f"cannot be read ({error})"),))
    entries: dict[str, Meta] = {}
    problems: list[Skipped] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            entries[str(record["id"])] = meta_of(record)
        except (json.JSONDecodeError, TypeError, KeyError, AttributeError):
            problems.append(Skipped(f"{path}:{number}", 'is not a JSON object with an "id"', "this line was left out"))
        except BadFieldError as error:
            problems.append(Skipped(f"{path}:{number}", str(error), "this line was left out"))
    return Sidecar(entries, tuple(problems))
