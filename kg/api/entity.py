"""Somebody or something that the facts of a graph are about."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from kg.api.html import MOST_ROWS, more_than, table
from kg.graph.views import Participant

if TYPE_CHECKING:
    import pandas as pd

    from kg.api.fact import Facts
    from kg.api.graph import Graph


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """A person, country, body, group, place, document, or (in a role) another fact or a text.

    Equal when their IRIs are, in whichever graph; texts when their words are.
    """

    view: Participant
    graph: Graph

    @property
    def iri(self) -> str:
        """Its IRI; ``""`` of a mere text."""
        return self.view.iri

    @property
    def label(self) -> str:
        """Its French name, or the words of a text."""
        return self.view.label

    @property
    def kind(self) -> str:
        """Class of the ontology: ``Person``, ``Country`` …; ``Text`` of a mere text."""
        return self.view.kind

    @property
    def alt(self) -> tuple[str, ...]:
        """Other forms that the texts or the gazetteer have."""
        return tuple(name for name in self.view.alt if name != self.view.label)

    @property
    def country(self) -> str:
        """ISO 3166 code (``KAZ``) of the country that it is or acts for, or ``""``."""
        return self.view.country

    @property
    def sectors(self) -> tuple[str, ...]:
        """PLOVER's sectors: ``GOV``, ``MIL`` …"""
        return self.view.sectors

    @property
    def wikidata(self) -> str:
        """Address at Wikidata, or ``""``."""
        return self.view.wikidata

    @property
    def posts(self) -> tuple[str, ...]:
        """Posts held, memberships and the like, as the texts say them: « exerce la fonction : président »."""
        return self.graph.statements_on(self.view.iri)

    def facts(self) -> Facts:
        """The facts that it takes part in, in whichever role."""
        return self.graph.facts_of(self.view.iri)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Entity):
            return NotImplemented
        return (self.view.iri or self.view.label) == (other.view.iri or other.view.label)

    def __hash__(self) -> int:
        return hash(self.view.iri or self.view.label)

    def __str__(self) -> str:
        return self.view.label

    def __repr__(self) -> str:
        return f"<{self.view.kind or 'Entity'} {self.view.label}{f' ({self.country})' if self.country else ''}>"

    def _repr_html_(self) -> str:
        rows = [
            ("also", escape(", ".join(self.alt))),
            ("country", escape(" ".join(filter(None, (self.view.country_label, self.country))))),
            ("sector", escape(", ".join(self.sectors))),
            ("known for", "<br>".join(map(escape, self.posts))),
            ("facts", str(len(self.facts())) if self.iri else ""),
        ]
        body = table(("", ""), [(name, text) for name, text in rows if text])
        return f"<div><p><b>{escape(self.label)}</b> {escape(self.kind)}</p>{body}</div>"


class Entities(tuple[Entity, ...]):
    """Several entities; a notebook shows them as a table."""

    __slots__ = ()

    @property
    def labels(self) -> list[str]:
        """Their names."""
        return [one.label for one in self]

    def to_dataframe(self) -> pd.DataFrame:
        """One row an entity: iri, label, kind, country, sectors, facts (how many it takes part in).

        :raises kg.errors.UsageError: where pandas is not installed.
        """
        from kg.api.frames import frame

        names = ("iri", "label", "kind", "country", "sectors", "facts")
        rows = [(e.iri, e.label, e.kind, e.country, " ".join(e.sectors), len(e.facts())) for e in self]
        return frame(names, rows)

    def __repr__(self) -> str:
        return "\n".join(map(repr, self)) or "no entities"

    def _repr_html_(self) -> str:
        rows = [
            (
                escape(one.label),
                escape(one.kind),
                escape(one.country),
                escape(" ".join(one.sectors)),
                str(len(one.facts())),
            )
            for one in self[:MOST_ROWS]
        ]
        note = more_than(len(rows), len(self), "entities")
        return (
            table(("entity", "kind", "country", "sectors", "facts"), rows, note=note) if rows else "<p>no entities</p>"
        )
