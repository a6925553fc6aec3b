"""Tables of pandas. The only module that imports it, and only when a table is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import rdflib

from kg.errors import UsageError
from kg.graph.tables import COLUMNS, rows

if TYPE_CHECKING:
    import pandas as pd


def frame(columns: Sequence[str], data: Iterable[Sequence[object]]) -> pd.DataFrame:
    """A data frame of rows.

    :raises kg.errors.UsageError: where pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise UsageError("a data frame needs pandas", mend="pip install 'depeche-kg[notebook]'") from error
    return pd.DataFrame(list(data), columns=list(columns))


def fact_frame(graph: rdflib.Graph | None, iris: Sequence[str]) -> pd.DataFrame:
    """The fact table of some facts of a graph."""
    known = {row["fact"]: row for row in rows(graph)} if graph is not None else {}
    return frame(COLUMNS, ([known[iri][name] for name in COLUMNS] for iri in iris))
