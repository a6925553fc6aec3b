"""An answer as people or programs want it: table, CSV, JSON (SPARQL results), Turtle."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from kg.errors import UsageError
from kg.graph.query import QueryResult
from kg.graph.serialize import to_turtle

FORMATS = ("table", "csv", "json", "turtle")
_WIDEST = 80


def format_result(result: QueryResult, form: str = "table") -> str:
    """The answer as text that ends with a line break.

    ``table`` and ``csv`` show labels for IRIs, ``json`` is the W3C's SPARQL results format, ``turtle`` is for
    CONSTRUCT, which knows no other form than it and ``table`` (the same).

    Raises :class:`UsageError` when the answer has no such form.
    """
    if form not in FORMATS:
        raise UsageError(f"there is no answer format “{form}”", mend=f"choose one of {', '.join(FORMATS)}")
    if result.kind == "construct":
        if form not in {"table", "turtle"} or result.graph is None:
            raise UsageError(f"CONSTRUCT gives a graph, which has no form “{form}”", mend="choose turtle")
        return to_turtle(result.graph)
    if form == "turtle":
        raise UsageError(f"{result.kind.upper()} gives no graph to write as Turtle", mend="choose table, csv or json")
    if form == "json":
        return _json(result)
    if result.kind == "ask":
        return "yes\n" if result.answer else "no\n"
    return _csv(result) if form == "csv" else _table(result)


def _shown(term: Node | None, result: QueryResult) -> str:
    if term is None:
        return ""
    return (result.labels or {}).get(str(term), str(term))


def _csv(result: QueryResult) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.variables)
    writer.writerows([_shown(term, result) for term in row] for row in result.rows)
    return out.getvalue()


def _table(result: QueryResult) -> str:
    cells = [[" ".join(_shown(term, result).split()) for term in row] for row in result.rows]
    widths = [
        min(_WIDEST, max([_width(name), *(_width(row[column]) for row in cells)]))
        for column, name in enumerate(result.variables)
    ]
    lines = [_line(result.variables, widths), "  ".join("─" * width for width in widths)]
    lines += [_line(row, widths) for row in cells]
    lines.append(f"({len(cells)} {'row' if len(cells) == 1 else 'rows'})")
    return "\n".join(lines) + "\n"


def _line(cells: list[str] | tuple[str, ...], widths: list[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    plain = unicodedata.normalize("NFC", text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in plain)
    return len(plain) + wide - sum(bool(unicodedata.combining(char)) for char in plain)


def _json(result: QueryResult) -> str:
    if result.kind == "ask":
        document: dict[str, object] = {"head": {}, "boolean": bool(result.answer)}
    else:
        bindings = [
            {name: _binding(term) for name, term in zip(result.variables, row, strict=True) if term is not None}
            for row in result.rows
        ]
        document = {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _binding(term: Node) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    if isinstance(term, BNode):
        return {"type": "bnode", "value": str(term)}
    found = {"type": "literal", "value": str(term)}
    if isinstance(term, Literal) and term.language:
        found["xml:lang"] = term.language
    elif isinstance(term, Literal) and term.datatype:
        found["datatype"] = str(term.datatype)
    return found
