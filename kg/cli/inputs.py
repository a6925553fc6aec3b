"""The arguments that ``build`` and ``parse`` share."""

from __future__ import annotations

import argparse
import datetime as dt

from kg.errors import UsageError


def add_input_arguments(parser: argparse.ArgumentParser) -> None:
    """INPUT, and what is known of documents that do not say it themselves."""
    parser.add_argument(
        "input", nargs="+", metavar="INPUT", help="text, HTML, JSONL or CoNLL-U file; a folder of them; - for stdin"
    )
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="day of publication of documents that do not say theirs")
    parser.add_argument("--source", help="source of documents that do not say theirs")
    parser.add_argument(
        "--models",
        metavar="compact|official|PATH",
        help="parsing models (default: official if installed, else compact)",
    )


def read_day(text: str | None) -> dt.date | None:
    """The day that ``--date`` gives.

    :raises UsageError: when it is none.
    """
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError("is no date", where=f"--date {text}", mend="write it like 2023-02-28") from error
