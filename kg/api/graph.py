"""A knowledge graph in the hands of a Python user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import rdflib
from rdflib import RDF, URIRef

from kg.api.answer import Answer
from kg.api.entity import Entities, Entity
from kg.api.fact import Fact, Facts
from kg.api.html import table
from kg.api.select import Criteria, Day, around, choose, named, participants
from kg.errors import GraphError, UsageError
from kg.graph.explain import find_fact
from kg.graph.facts import GraphReader
from kg.graph.query import run_query
from kg.graph.serialize import base_of, to_turtle
from kg.graph.suggest import did_you_mean
from kg.graph.views import ArticleView, FactView, Participant
from kg.ontology import NAMESPACE, load_ontology
from kg.output import prepare_folder, write_file
from kg.records import Skipped

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from kg.api.picture import Page, Picture

_TOP = 8


class Graph:
    """Facts with their evidence. :func:`kg.build` makes one, :func:`kg.load` reads one.

    ``rdf`` is the graph itself (rdflib's), ``parses`` the folder of the parses behind it, if there is one, ``skipped``
    what could not be read and why. A graph does not change; :meth:`select` gives parts of it.
    """

    def __init__(
        self,
        rdf: rdflib.Graph,
        *,
        parses: Path | None = None,
        skipped: Sequence[Skipped] = (),
        owned: TemporaryDirectory[str] | None = None,
    ) -> None:
        self.rdf = rdf
        self.parses = parses
        self.skipped = tuple(skipped)
        self._owned = owned  # the parses' folder, removed with the last graph that uses it
        self._reader = GraphReader(rdf)

    # ── what is in it ────────────────────────────────────────────────────────────────────────────────────────────
    def facts(
        self,
        *,
        cls: str | None = None,
        actor: str | Entity | None = None,
        target: str | Entity | None = None,
        country: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        modality: str | None = None,
        polarity: str | None = None,
        source: str | None = None,
    ) -> Facts:
        """The facts that fit all that is asked; all facts when nothing is.

        :param cls: event class; those below it count (``Meeting`` finds phone calls).
        :param actor: who does it: a name or part of one (``Blinken``), a country's code, an :class:`Entity`. In classes
            without direction (meetings, agreements) either side will do; so with ``target``.
        :param country: one of those who take part is, or acts for, this country (name or ISO code).
        :param since: not over before (``2023``, ``2023-02``, ``2023-02-28``, a date). A fact without a time has its
            article's. The same for ``until``.
        :param modality: ``actual``, ``planned``, ``possible`` or ``requested``.
        :param polarity: ``affirmed`` or ``negated``.
        :param source: part of the name of who published it.
        :raises kg.errors.GraphError: when nobody in the graph has that name.
        :raises kg.errors.UsageError: for a class, status or date that does not exist.
        """
        criteria = Criteria(
            cls=cls,
            actor=actor.iri if isinstance(actor, Entity) else actor,
            target=target.iri if isinstance(target, Entity) else target,
            country=country,
            since=since,
            until=until,
            modality=modality,
            polarity=polarity,
            source=source,
        )
        return self._facts(choose(self._reader.facts, self._people, criteria))

    def fact(self, reference: str | int) -> Fact:
        """One fact: by IRI, the first characters of its hash, or its number (1 is the first).

        :raises kg.errors.GraphError: when there is none.
        """
        return Fact(find_fact(self._reader.facts, str(reference), base_of(self.rdf)), self)

    def entities(self, name: str | None = None, *, kind: str | None = None, country: str | None = None) -> Entities:
        """Those whom the graph knows, the busiest first.

        :param name: whole name or part of one, or a country's code.
        :param kind: class of the ontology; those below it count (``Organization`` finds armed forces).
        :param country: code of the country that they are or act for.
        :raises kg.errors.GraphError: when nobody has that name.
        :raises kg.errors.UsageError: for a kind that does not exist.
        """
        found = named(name, self._people) if name is not None else self._people
        if kind is not None:
            ontology = load_ontology()
            if kind not in ontology.entities:
                near = did_you_mean(kind, ontology.entities)
                raise UsageError(f"there is no kind of entity “{kind}”", mend=near or ", ".join(ontology.entities))
            found = tuple(one for one in found if ontology.is_a(one.kind, kind))
        return Entities(Entity(one, self) for one in found if country is None or one.country == country)

    def entity(self, name: str) -> Entity:
        """The one that a name means, the busiest when there are several.

        :raises kg.errors.GraphError: when nobody has that name.
        """
        return self.entities(name)[0]

    @property
    def articles(self) -> tuple[ArticleView, ...]:
        """The articles, by date and id."""
        return self._reader.articles

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────────
    def query(self, query: str | Path, **params: str) -> Answer:
        """The answer to a named query (``who-met-whom``), a ``.rq`` file, or SPARQL.

        :param params: values of a named query's parameters, ``who="Blinken"``.
        :raises kg.errors.QueryError: when the query is wrong or unknown.
        """
        return Answer(run_query(self.rdf, query, params=params))

    def select(
        self, facts: Sequence[Fact] | None = None, *, focus: str | Entity | None = None, depth: int = 1, **criteria: str
    ) -> Graph:
        """The part of the graph with some facts, or with those that :meth:`facts` finds, as a graph of its own.

        :param focus: only what is at most ``depth`` steps from this entity. A country is one step from who acts for it.
        :raises kg.errors.GraphError: when nobody has that name, or nothing is left.
        """
        views: Sequence[FactView] = [fact.view for fact in (self.facts(**criteria) if facts is None else facts)]
        if focus is not None:
            centre = {focus.iri} if isinstance(focus, Entity) else {one.iri for one in named(focus, self._people)}
            views = around(views, centre, depth)
        if not views:
            raise GraphError("no fact is left", mend="ask for less")
        from kg.api.subgraph import subgraph

        return Graph(subgraph(self.rdf, views), parses=self.parses, skipped=self.skipped, owned=self._owned)

    # ── other forms ──────────────────────────────────────────────────────────────────────────────────────────────
    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Who is joined to whom: entities as nodes (``label``, ``kind``, ``country``), facts as edges (``class``, ``time`` …)."""
        from kg.graph.networks import network

        return network(self.rdf)

    def to_dataframe(self) -> pd.DataFrame:
        """The fact table. :raises kg.errors.UsageError: where pandas is not installed."""
        return self.facts().to_dataframe()

    def view(self, *, title: str | None = None) -> Page:
        """The interactive page; a notebook shows it inline."""
        from kg.api.picture import Page

        return Page(self.rdf, title=title)

    def figure(self, *, title: str | None = None) -> Picture:
        """A still picture of the network; ``.save("x.svg")`` or ``.png``.

        :raises kg.errors.UsageError: where matplotlib is not installed.
        """
        from kg.api.picture import Picture

        return Picture(self.rdf, title=title)

    def export(self, form: str) -> bytes:
        """The graph in a format of ``kg export``: ``turtle``, ``graphml``, ``csv`` … Text is UTF-8.

        :raises kg.errors.KgError: when there is no such format.
        """
        from kg.graph.export import export

        return export(self.rdf, form)

    def save(self, folder: str | Path) -> Path:
        """Write ``graph.ttl``, ``graph.html`` and ``parses/``, as ``kg build`` does; :func:`kg.load` reads them.

        :raises kg.errors.OutputError: when they cannot be written.
        """
        place = Path(folder)
        prepare_folder(place)
        write_file(place / "graph.ttl", to_turtle(self.rdf))
        write_file(place / "graph.html", self.view().html)
        if self.parses and self.parses.is_dir() and self.parses.resolve() != (place / "parses").resolve():
            prepare_folder(place / "parses")
            for path in sorted(self.parses.glob("*.conllu")):
                copyfile(path, place / "parses" / path.name)
        return place

    # ── for the records that this graph hands out ────────────────────────────────────────────────────────────────
    def facts_of(self, iri: str) -> Facts:
        """The facts that somebody takes part in, in whichever role."""
        return self._facts(self._by_entity.get(iri, ()))

    def statements_on(self, iri: str) -> tuple[str, ...]:
        """What the texts say of somebody's posts and memberships."""
        found = (one for one in self._reader.assertions if one.subject.iri == iri)
        return tuple(dict.fromkeys(f"{one.predicate_label} : {one.object.label}" for one in found))

    def _facts(self, views: Sequence[FactView]) -> Facts:
        return Facts(Fact(view, self) for view in views)

    @cached_property
    def _by_entity(self) -> dict[str, tuple[FactView, ...]]:
        found: dict[str, list[FactView]] = {}
        for fact in self._reader.facts:
            for one in dict.fromkeys((*participants(fact), *fact.attributed_to)):
                found.setdefault(one.iri, []).append(fact)
        return {iri: tuple(facts) for iri, facts in found.items()}

    @cached_property
    def _people(self) -> tuple[Participant, ...]:
        """All entities, the busiest first."""
        kinds = load_ontology().entities
        nodes = {node for kind in kinds for node in self.rdf.subjects(RDF.type, URIRef(NAMESPACE + kind))}
        people = [self._reader.participant(node) for node in nodes]
        return tuple(sorted(people, key=lambda one: (-len(self._by_entity.get(one.iri, ())), one.label, one.iri)))

    def __len__(self) -> int:
        """How many facts."""
        return len(self._reader.facts)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts())

    def __repr__(self) -> str:
        return f"<kg.Graph: {len(self)} facts from {len(self.articles)} articles, {len(self._people)} entities>"

    def _repr_html_(self) -> str:
        classes = Counter(fact.cls for fact in self._reader.facts)
        kinds = Counter(one.kind for one in self._people)
        busiest = [(one.label, len(self._by_entity.get(one.iri, ()))) for one in self._people[:_TOP]]
        cells = [
            "<br>".join(f"{escape(name)} {number}" for name, number in pairs if number)
            for pairs in (_ranked(classes), _ranked(kinds), busiest)
        ]
        head = escape(repr(self).strip("<>"))
        return f"<div><p><b>{head}</b></p>{table(('facts by class', 'entities by kind', 'busiest'), [cells])}</div>"


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOP]
