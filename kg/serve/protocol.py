"""The SPARQL 1.1 Protocol's query operation, by GET, by POST of a form, and by POST of the query itself."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.serve.accept import GRAPHS, TABLES, choose
from kg.serve.gate import check_service
from kg.serve.refused import RefusedError

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_ABSOLUTE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`]*')


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it was asked."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forms:
    """The media type to answer with, for each kind of answer; None when the client takes none that we have."""

    table: str | None
    boolean: str | None
    graph: str | None


def forms(accept: str) -> Forms:
    """What an Accept header wants.

    Raises :class:`RefusedError` (406) when it wants nothing that we have.
    """
    tables, graphs = list(TABLES), list(GRAPHS)
    found = Forms(choose(accept, tables), choose(accept, tables), choose(accept, graphs))
    if not any((found.table, found.graph)):
        raise not_acceptable([*tables, *(name for name in graphs if name not in tables)])
    return found


def not_acceptable(offers: list[str]) -> RefusedError:
    """The refusal of a client that wants none of ``offers``."""
    return RefusedError(406, "the answer has no form that you accept", mend=f"accept one of {', '.join(offers)}")


async def read_body(stream: AsyncIterator[bytes], *, most: int) -> bytes:
    """A request's body. Raises :class:`RefusedError` (413) beyond ``most`` bytes."""
    body = b""
    async for part in stream:
        body += part
        if len(body) > most:
            raise RefusedError(413, f"the request has more than {most} bytes", mend="ask a shorter query")
    return body


def asked_by_get(query_string: bytes) -> Asked | None:
    """The query in an address; None when there is none, and the service's description is wanted."""
    parameters = _parameters(query_string)
    if not any(name in {"query", "update"} for name, _ in parameters):
        return None
    return _asked(parameters)


def asked_by_post(content_type: str, query_string: bytes, body: bytes) -> Asked:
    """The query of a POST.

    Raises :class:`RefusedError`: 415 for a content type that the protocol does not have, 400 for what is malformed.
    """
    kind, _, rest = content_type.partition(";")
    kind = kind.strip().lower()
    charset = re.search(r"charset\s*=\s*\"?([\w-]+)", rest, re.IGNORECASE)
    if charset and charset[1].lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise RefusedError(415, f"the charset is {charset[1]}", mend="send UTF-8")
    if kind == FORM:
        return _asked([*_parameters(query_string), *_parameters(body)])
    if kind == QUERY:
        parameters = _parameters(query_string)
        if any(name == "query" for name, _ in parameters):
            raise RefusedError(400, "there is a query in the address and one in the body", mend="send one")
        return _asked([*parameters, ("query", _text(body))])
    if kind == UPDATE:
        raise RefusedError(415, "this server only reads: it takes no updates", mend=f"send {QUERY}")
    raise RefusedError(415, f"a query cannot come as “{kind or 'nothing'}”", mend=f"send {FORM} or {QUERY}")


def _asked(parameters: list[tuple[str, str]]) -> Asked:
    values: dict[str, list[str]] = {}
    for name, value in parameters:
        values.setdefault(name, []).append(value)
    if "update" in values:
        raise RefusedError(400, "this server only reads: it takes no updates", mend="send a query")
    queries = values.get("query", [])
    if len(queries) != 1:
        what = f"there are {len(queries)} queries" if queries else "there is no query"
        raise RefusedError(400, f"{what} in the request", mend="send exactly one, as “query”")
    if not queries[0].strip():
        raise RefusedError(400, "the query is empty", mend="send SELECT, ASK, CONSTRUCT or DESCRIBE")
    check_service(queries[0])
    return Asked(queries[0], _graphs(values, "default-graph-uri"), _graphs(values, "named-graph-uri"))


def _graphs(values: dict[str, list[str]], name: str) -> tuple[str, ...]:
    for value in values.get(name, []):
        if not _ABSOLUTE.fullmatch(value):
            raise RefusedError(400, f"“{value[:80]}” is no absolute IRI", mend=f"mend {name}")
    return tuple(values.get(name, []))


def _parameters(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(data.decode("utf-8"), keep_blank_values=True, encoding="utf-8", errors="strict")
    except ValueError as error:  # also for more fields than the standard library counts
        raise RefusedError(400, "the parameters are not UTF-8", mend="encode the query as UTF-8") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the query is not UTF-8", mend="encode it as UTF-8") from error
