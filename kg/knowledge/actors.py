"""Who is who (``actors*.ttl``) as records: actors, their names and demonyms, who held which post when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.knowledge.names import fold, name_words
from kg.knowledge.terms import DIP, SCHEMA, local

ACT = Namespace("https://w3id.org/depeche/actors#")
ORG = Namespace("http://www.w3.org/ns/org#")

KINDS = (
    "Person Country City Region Organization GovernmentBody InternationalOrganization ArmedForces Party Company MediaOutlet "
    "Group Document"
).split()


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of the gazetteer. ``id`` is the local name of its IRI (``KAZ``, ``Kremlin``)."""

    id: str
    kind: str
    label: str
    names: tuple[str, ...]  # French labels, the preferred first
    family_names: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()
    iso3: str | None = None
    country: str | None = None
    capital_of: str | None = None
    seat_of: str | None = None
    part_of: str | None = None
    members: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    gender: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's time in a post. Dates as written (``2019-03-20``, ``2019``), ``""`` when open."""

    person: str
    role: str
    place: str  # country or organisation
    start: str = ""
    end: str = ""

    def holds_on(self, day: str) -> bool:
        """Whether the post was held on an ISO day (coarse dates count as a whole)."""
        return (not self.start or self.start <= day) and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Actors:
    """The gazetteer."""

    by_id: Mapping[str, Actor]
    demonyms: Mapping[str, tuple[str, ...]]  # folded form (« kazakhe ») → (KAZ,)
    tenures: tuple[Tenure, ...]
    families: Mapping[
        str, tuple[str, ...]
    ]  # folded family name → people that the press names so, ambiguous ones left out

    def holders(self, role: str, place: str, day: str) -> tuple[str, ...]:
        """People who held a role at a country or body on a day; on the day of a handover the new one."""
        held = [t for t in self.tenures if t.role == role and t.place == place and t.holds_on(day)]
        staying = [t for t in held if t.end != day]
        return tuple(sorted({t.person for t in staying or held}))


def _local(node: Node | None) -> str | None:
    return None if node is None else local(node)


def _french(graph: Graph, node: Node, *props: URIRef) -> tuple[str, ...]:
    """French literals, or those without a language."""
    return tuple(
        str(value)
        for prop in props
        for value in graph.objects(node, prop)
        if isinstance(value, Literal) and value.language in ("fr", None)
    )


def _actor(graph: Graph, node: URIRef, kind: str) -> Actor:
    names = tuple(dict.fromkeys(_french(graph, node, RDFS.label, SKOS.altLabel)))
    wikidata = next((str(o) for o in graph.objects(node, OWL.sameAs) if "wikidata.org" in str(o)), None)
    return Actor(
        id=local(node),
        kind=kind,
        label=names[0] if names else local(node),
        names=names,
        family_names=_french(graph, node, SCHEMA.familyName),
        ambiguous=frozenset(_french(graph, node, DIP.ambiguousLabel)),
        iso3=next((str(o) for o in graph.objects(node, DIP.iso3)), None),
        country=_local(graph.value(node, DIP.country)),
        capital_of=_local(graph.value(node, DIP.capitalOf)),
        seat_of=_local(graph.value(node, DIP.seatOf)),
        part_of=_local(graph.value(node, DIP.partOf)),
        members=tuple(sorted(local(o) for o in graph.objects(node, DIP.hasMember))),
        sectors=tuple(sorted(str(o) for o in graph.objects(node, DIP.sector))),
        gender=next((str(o) for o in graph.objects(node, SCHEMA.gender)), None),
        wikidata=wikidata,
    )


def _families(by_id: Mapping[str, Actor]) -> dict[str, tuple[str, ...]]:
    out: dict[str, set[str]] = {}
    for actor in by_id.values():
        for name in actor.family_names:
            if name not in actor.ambiguous:
                out.setdefault(" ".join(name_words(name)), set()).add(actor.id)
    return {name: tuple(sorted(ids)) for name, ids in sorted(out.items())}


def _tenures(graph: Graph) -> list[Tenure]:
    out = []
    for person, membership in graph.subject_objects(ORG.hasMembership):
        role = _local(graph.value(membership, ORG.role))
        place = _local(graph.value(membership, ORG.organization) or graph.value(membership, DIP.country))
        if role and place:
            start, end = graph.value(membership, SCHEMA.startDate), graph.value(membership, SCHEMA.endDate)
            out.append(Tenure(_local(person) or "", role, place, str(start or ""), str(end or "")))
    return sorted(out, key=lambda t: (t.person, t.role, t.place, t.start))


def load_actors(graph: Graph) -> Actors:
    """Compile the actors of a graph."""
    by_id: dict[str, Actor] = {}
    demonyms: dict[str, set[str]] = {}
    for kind in KINDS:
        for node in graph.subjects(RDF.type, DIP[kind]):
            if isinstance(node, URIRef) and str(node).startswith(str(ACT)):
                actor = _actor(graph, node, kind)
                by_id[actor.id] = actor
    for node, form in graph.subject_objects(DIP.demonym):
        demonyms.setdefault(fold(str(form)), set()).add(local(node))
    return Actors(
        by_id=dict(sorted(by_id.items())),
        demonyms={form: tuple(sorted(ids)) for form, ids in sorted(demonyms.items())},
        tenures=tuple(_tenures(graph)),
        families=_families(by_id),
    )
