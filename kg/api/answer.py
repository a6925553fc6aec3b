"""The answer to a query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, overload

import rdflib
from rdflib.term import Node

from kg.api.html import MOST_ROWS, more_than, table
from kg.errors import UsageError
from kg.graph.answers import format_result
from kg.graph.query import QueryResult

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | None
Row = dict[str, Value]


class Answer(Sequence[Row]):
    """Rows of a SELECT, each a mapping from variable to label, text or number; or the yes or no of an ASK.

    ``str(answer)`` is the table that ``kg query`` prints. ``result`` has the RDF terms.
    """

    def __init__(self, result: QueryResult) -> None:
        self.result = result

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the columns."""
        return self.result.variables

    @property
    def rdf(self) -> rdflib.Graph:
        """The graph of a CONSTRUCT.

        :raises kg.errors.UsageError: when the query was none.
        """
        if self.result.graph is None:
            raise UsageError(f"{self.result.kind.upper()} gives no graph", mend="ask with CONSTRUCT")
        return self.result.graph

    def to_dataframe(self) -> pd.DataFrame:
        """One row an answer, one column a variable.

        :raises kg.errors.UsageError: where pandas is not installed.
        """
        from kg.api.frames import frame

        return frame(self.variables, [tuple(row.values()) for row in self])

    def to_csv(self) -> str:
        """The rows as CSV."""
        return format_result(self.result, "csv")

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._row(row) for row in self.result.rows[index]]
        return self._row(self.result.rows[index])

    def __iter__(self) -> Iterator[Row]:
        return (self._row(row) for row in self.result.rows)

    def __len__(self) -> int:
        return len(self.result.rows)

    def __bool__(self) -> bool:
        """What an ASK says; else whether there is any row or triple."""
        if self.result.answer is not None:
            return self.result.answer
        return bool(self.result.rows) or bool(self.result.graph)

    def __str__(self) -> str:
        return format_result(self.result).rstrip("\n")

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        if self.result.kind != "select":
            return f"<pre>{escape(str(self))}</pre>"
        shown = [[escape(str("" if cell is None else cell)) for cell in row.values()] for row in self[:MOST_ROWS]]
        return table(self.variables, shown, note=more_than(len(shown), len(self), "rows"))

    def _row(self, terms: Sequence[Node | None]) -> Row:
        return {name: self._value(term) for name, term in zip(self.variables, terms, strict=True)}

    def _value(self, term: Node | None) -> Value:
        if term is None:
            return None
        if isinstance(term, rdflib.Literal):
            value = term.toPython()
            return value if isinstance(value, int | float) else str(term)
        return (self.result.labels or {}).get(str(term), str(term))
