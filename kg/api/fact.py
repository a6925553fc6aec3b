"""One fact of a graph, and several."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from kg.api.entity import Entities, Entity
from kg.api.html import MOST_ROWS, fact_card, more_than, names, sentence, span, table
from kg.api.wording import line, status
from kg.graph.explain import explain, mark_words
from kg.graph.views import ArticleView, FactView, Participant

if TYPE_CHECKING:
    import pandas as pd

    from kg.api.graph import Graph


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A happening that a text tells: who, to whom, what, where, when, whether so, according to whom."""

    view: FactView
    graph: Graph

    @property
    def iri(self) -> str:
        """Its IRI."""
        return self.view.iri

    @property
    def cls(self) -> str:
        """Event class of the ontology: ``Meeting``, ``Condemnation`` …; ``Event`` for a verb that the lexicon lacks."""
        return self.view.cls

    @property
    def label(self) -> str:
        """French label."""
        return self.view.label

    @property
    def plover(self) -> str:
        """PLOVER's code of the class, or ``""``."""
        return self.view.plover

    @property
    def actors(self) -> Entities:
        """Who does it."""
        return self._entities(self.view.actors)

    @property
    def targets(self) -> Entities:
        """To whom, or against whom."""
        return self._entities(self.view.targets)

    @property
    def themes(self) -> Entities:
        """What it is about; may be texts."""
        return self._entities(self.view.themes)

    @property
    def places(self) -> Entities:
        """Where."""
        return self._entities(self.view.places)

    @property
    def attributed_to(self) -> Entities:
        """According to whom; empty when the article itself states it."""
        return self._entities(self.view.attributed_to)

    @property
    def time(self) -> str:
        """``2023-02-28``, ``2023-02``, ``2023``, the first day of a span, or ``""``; ``time_end`` is the last."""
        return self.view.time

    @property
    def time_end(self) -> str:
        """Last day of a span, or ``""``."""
        return self.view.time_end

    @property
    def polarity(self) -> str:
        """``affirmed`` or ``negated``."""
        return self.view.polarity

    @property
    def modality(self) -> str:
        """``actual``, ``planned``, ``possible`` or ``requested``."""
        return self.view.modality

    @property
    def sentence(self) -> str:
        """The first sentence that says it."""
        return self.view.sentence

    @property
    def marked(self) -> str:
        """That sentence with its words marked: « [M. Blinken]actor s'est [entretenu]trigger avec … »."""
        return mark_words(self.view.evidence[0]) if self.view.evidence else ""

    @property
    def article(self) -> ArticleView | None:
        """The first article that says it."""
        return self.view.article

    def explain(self) -> str:
        """Why the fact is in the graph: roles, sentence, rule, article, and the parse where it is at hand."""
        return explain(self.graph.rdf, self.view.iri, parse_dir=self.graph.parses)

    def _entities(self, some: tuple[Participant, ...]) -> Entities:
        return Entities(Entity(one, self.graph) for one in some)

    def __eq__(self, other: object) -> bool:
        return self.view == other.view if isinstance(other, Fact) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.view.iri)

    def __str__(self) -> str:
        return self.view.label

    def __repr__(self) -> str:
        return f"<{line(self.view)}>"

    def _repr_html_(self) -> str:
        return fact_card(self.view)


class Facts(tuple[Fact, ...]):
    """Several facts, in the order in which the articles tell them; a notebook shows them as a table."""

    __slots__ = ()

    def to_dataframe(self) -> pd.DataFrame:
        """One row a fact, with the columns of ``kg export --to csv``.

        :raises kg.errors.UsageError: where pandas is not installed.
        """
        from kg.api.frames import fact_frame

        return fact_frame(self[0].graph.rdf if self else None, [fact.iri for fact in self])

    def __repr__(self) -> str:
        return "\n".join(map(repr, self)) or "no facts"

    def _repr_html_(self) -> str:
        rows = [_row(fact.view) for fact in self[:MOST_ROWS]]
        note = more_than(len(rows), len(self), "facts")
        headings = ("class", "actor", "target or theme", "time", "status", "sentence")
        return table(headings, rows, note=note) if rows else "<p>no facts</p>"


def _row(fact: FactView) -> tuple[str, ...]:
    said = sentence(fact.evidence[0]) if fact.evidence else ""
    told = (escape(fact.predicate or fact.cls), names(fact.actors), names(fact.targets or fact.themes))
    return (*told, escape(span(fact)), escape(status(fact)), said)
