"""Queries that would make this server call another one are refused.

Oxigraph's queries change nothing and read no file: an update is a syntax error to it, and FROM chooses among the graphs
of the store. Only SERVICE leaves the machine, and cannot be turned off there. It is looked for in the text itself and
not in a parse, so that no difference between two parsers can hide it: in every query that calls out, the word SERVICE
is followed, after blanks and comments and perhaps SILENT, by an IRI, a variable or a prefixed name. The price is that
such a sequence inside a string or a comment, and a prefix of the name ``service``, are refused as well.
"""

from __future__ import annotations

import re

from kg.serve.refused import RefusedError

_GAP = r"(?:\s|#[^\n\r]*(?:[\n\r]|$))*"
_SERVICE = re.compile(
    # not ?service, $service, ex:service, or the end of another word: but Oxigraph takes `trueSERVICE` for two
    rf"(?:(?<![?$:\w])|(?<=\d)|(?<=true)|(?<=false))SERVICE{_GAP}(?:SILENT{_GAP})?(?:<|[?$]\w|[^\s<>\"'(){{}};,.]*:)",
    re.IGNORECASE,
)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LAST = 0x10FFFF


def check_service(query: str) -> None:
    """Raise :class:`RefusedError` (403) for a query that holds SERVICE."""
    if _SERVICE.search(query) or _SERVICE.search(_CODE_POINT.sub(_character, query)):
        raise RefusedError(403, "SERVICE asks another server, which is not allowed here", mend="ask this graph only")


def _character(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= _LAST else match[0]
