"""From a frame to the SPARQL that answers it. Terms go in as RDF terms, never as text that was typed."""

from __future__ import annotations

import re

from rdflib import Literal, URIRef
from rdflib.term import Node

from kg.ask.frame import Among, Called, Constraint, Frame, Holding, Place, Variable
from kg.ask.period import Period
from kg.ask.variable import WHO, below
from kg.ask.wording import load_wording
from kg.graph.vocabulary import base_prefixes
from kg.ontology import load_ontology

COLUMNS = (
    "?answer ?fact ?polarity ?modality ?time ?end ?count ?by ?sentence ?article ?date".split()
)  # of every query but those for posts
_ROLES = {
    "actor": "dip:actor",
    "target": "dip:target|dip:theme",
    "theme": "dip:theme|dip:target",
    "place": "dip:place",
    "trigger": "dip:theme|dip:target|(dip:evidence/dip:trigger)",
}
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_EVIDENCE = """\
  ?fact dip:polarity ?polarity ; dip:modality ?modality ; dip:evidence ?evidence .
  ?evidence nif:anchorOf ?sentence ; prov:wasDerivedFrom ?source .
  OPTIONAL { ?source dcterms:identifier ?article }
  OPTIONAL { ?source dcterms:date ?date }
  OPTIONAL { ?fact dip:time ?when
    OPTIONAL { ?when time:hasBeginning/(time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear) ?from }
    OPTIONAL { ?when time:hasEnd/(time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear) ?until } }
  BIND (COALESCE(?from, ?when) AS ?time)
  BIND (COALESCE(?until, ?time) AS ?end)
  OPTIONAL { ?fact dip:count ?count }
  OPTIONAL { ?fact dip:attributedTo ?by }"""


class Writer:
    """Writes the query of one frame."""

    def __init__(self, frame: Frame, base: str) -> None:
        self.frame = frame
        self.prefixes = base_prefixes(base)
        self._number = 0

    def query(self, *, any_status: bool = False) -> str:
        """The query.

        :param any_status: leave polarity and modality open; they are among the columns.
        """
        if self.frame.asks in {"post", "posts"}:
            return self._posts()
        lines = [line for place in self.frame.places for line in self._place(place)]
        lines += [self._classes(), *self._answer()]
        lines.append(_EVIDENCE)
        if not any_status and self.frame.asks not in {"whether", "says"}:
            lines.append(f"  FILTER (?polarity = dip:{self.frame.polarity} && ?modality = dip:{self.frame.modality})")
        if self.frame.rules and (self.frame.directed or not any_status):
            rules = ", ".join(Literal(rule).n3() for rule in self.frame.rules)
            lines.append(f'  ?evidence dip:rule ?rule . FILTER (STRBEFORE(CONCAT(?rule, ":"), ":") IN ({rules}))')
        if self.frame.period is not None:
            lines += _within(self.frame.period)
        return _select(" ".join(COLUMNS), lines, "?date ?article ?fact ?answer")

    # ── the event ────────────────────────────────────────────────────────────────────────────────────────────
    def _classes(self) -> str:
        if self.frame.asks == "says":
            return "  ?fact dip:polarity ?polarity ."
        line = f"  VALUES ?class {{ {' '.join(f'dip:{name}' for name in self.frame.classes)} }} ?fact a ?class ."
        if self.frame.predicate:
            line += f" ?fact dip:predicate {Literal(self.frame.predicate).n3()} ."
        return line

    def _path(self, role: str) -> str:
        if self.frame.symmetric and role in {"actor", "target"}:
            return "(dip:actor|dip:target)"
        path = "dip:target" if self.frame.directed and role == "target" else _ROLES[role]
        return f"({path})" if "|" in path else path

    def _place(self, place: Place) -> list[str]:
        if self.frame.asks == "says":
            return self._said(place)
        self._number += 1
        name = f"?p{self._number}"
        line = f"  ?fact {self._path(place.role)} {name} ."
        constraint = self._constraint(name, place.constraint)
        return [*constraint, line] if isinstance(place.constraint, Among) else [line, *constraint]

    def _constraint(self, name: str, constraint: Constraint) -> list[str]:
        if isinstance(constraint, Among):
            return [self._values(name, constraint.iris)]
        if isinstance(constraint, Called):
            return self._called(name, constraint)
        return self._holding(name, constraint)

    def _values(self, name: str, iris: tuple[URIRef, ...]) -> str:
        return f"  VALUES {name} {{ {' '.join(self._term(iri) for iri in iris)} }}"

    def _called(self, name: str, called: Called) -> list[str]:
        """All the words at the beginning of words of the label, of another name, or of the text that it is."""
        label = f"{name}Label"
        lines = [
            f"  OPTIONAL {{ {name} rdfs:label|skos:altLabel {label}1 }}",
            f"  BIND (LCASE(STR(COALESCE({label}1, {name}))) AS {label})",
        ]
        for forms in called.words:
            pattern = f"(^|[^a-zà-ÿœ0-9])({'|'.join(re.escape(form) for form in forms)})"
            lines.append(f"  FILTER (REGEX({label}, {Literal(pattern).n3()}))")
        return lines

    def _holding(self, name: str, holding: Holding) -> list[str]:
        self._number += 1
        post = f"?post{self._number}"
        role = Literal(rf"^{re.escape(holding.role.casefold())}( |$)").n3()
        at = f" ; dip:country|dip:body {self._term(holding.place)}" if holding.place is not None else ""
        stated = f"{name} dip:holdsPost {post} . {post} rdfs:label {post}Label{at} . FILTER (REGEX(LCASE(STR({post}Label)), {role}))"
        if not holding.holders:
            return [f"  {stated}"]
        day, since, until = f"{post}Day", f"{post}Since", f"{post}Until"
        rows = " ".join(f"({self._term(iri)} {Literal(a).n3()} {Literal(b).n3()})" for iri, a, b in holding.holders)
        held = (
            f"VALUES ({name} {since} {until}) {{ {rows} }} ?fact dip:evidence/prov:wasDerivedFrom/dcterms:date {day} ."
            f' FILTER (STR({day}) >= {since} && ({until} = "" || STR({day}) <= {until}))'
        )
        return [f"  {{ {stated} }} UNION {{ {held} }}"]

    # ── the answer ───────────────────────────────────────────────────────────────────────────────────────────
    def _answer(self) -> list[str]:
        asks, variable = self.frame.asks, self.frame.variable
        if asks == "source":
            return ["  ?fact dip:attributedTo ?answer ."]
        if asks == "says":
            return []
        if variable is None or variable.role == "fact":
            return ["  BIND (?fact AS ?answer)"]
        return self._variable(variable)

    def _variable(self, variable: Variable) -> list[str]:
        role = "target" if variable.role == "theme" and not variable.things else variable.role
        path = self._path(role)
        if variable.things and role != "actor":
            path = "(dip:theme|dip:target)" if not self.frame.symmetric else "(dip:theme|dip:target|dip:actor)"
        lines = [f"  ?fact {path} ?answer ."]
        if self.frame.symmetric:
            others = [f"?answer != ?p{n + 1}" for n, p in enumerate(self.frame.places) if p.role in {"actor", "target"}]
            lines += [f"  FILTER ({' && '.join(others)})"] if others else []
        if variable.things:
            agents = " ".join(f"dip:{kind}" for kind in below(WHO) if kind != "Entity")
            lines.append(f"  FILTER NOT EXISTS {{ VALUES ?agent {{ {agents} }} ?answer a ?agent }}")
        if variable.kinds:
            kinds = " ".join(f"dip:{kind}" for kind in variable.kinds)
            lines.append(f"  FILTER EXISTS {{ VALUES ?kind {{ {kinds} }} ?answer a ?kind }}")
        if variable.among:
            lines.append(self._values("?answer", variable.among))
        if variable.country is not None:
            lines.append(f"  ?answer dip:country {self._term(variable.country)} .")
        if variable.holding is not None:
            lines += self._holding("?answer", variable.holding)
        if variable.called is not None:
            lines += self._called("?answer", variable.called)
        return lines

    def _said(self, place: Place) -> list[str]:
        """What somebody says: statements with their content, facts told after him – and, of a subject, what he holds of it."""
        self._number += 1
        name = f"?p{self._number}"
        if place.role == "actor":
            content = f"?fact a dip:Statement ; dip:actor {name} ; dip:theme ?answer ."
            reported = f"?fact dip:attributedTo {name} . BIND (?fact AS ?answer)"
            branches = [content, reported]
            if any(p.role != "actor" for p in self.frame.places):
                opinion = " ".join(f"dip:{c}" for c in sorted(load_wording()["opinion"]) if c in load_ontology().events)
                branches.append(
                    f"VALUES ?class {{ {opinion} }} ?fact a ?class ; dip:actor {name} . BIND (?fact AS ?answer)"
                )
            union = " UNION ".join(f"{{ {branch} }}" for branch in branches)
            return [f"  {union}", *self._constraint(name, place.constraint)]
        about = [f"  ?fact (dip:actor|dip:target|dip:theme|dip:place) {name} ."]
        return [*about, *self._constraint(name, place.constraint)]

    # ── posts ────────────────────────────────────────────────────────────────────────────────────────────────
    def _posts(self) -> str:
        lines: list[str] = []
        place = self.frame.places[0].constraint
        lines.append(
            "  ?fact rdf:predicate dip:holdsPost ; rdf:subject ?who ; rdf:object ?held ; dip:evidence ?evidence ."
        )
        if isinstance(place, Holding):
            role = Literal(rf"^{re.escape(place.role.casefold())}( |$)").n3()
            at = f" ; dip:country|dip:body {self._term(place.place)}" if place.place is not None else ""
            lines.append(f"  ?held rdfs:label ?role{at} . FILTER (REGEX(LCASE(STR(?role)), {role}))")
            lines.append("  BIND (?who AS ?answer)")
        else:
            lines += self._constraint("?who", place)
            lines.append("  ?held rdfs:label ?role . OPTIONAL { ?held (dip:country|dip:body)/rdfs:label ?at }")
            lines.append('  BIND (CONCAT(STR(?role), IF(BOUND(?at), CONCAT(" (", STR(?at), ")"), "")) AS ?answer)')
        lines.append("  ?evidence nif:anchorOf ?sentence ; prov:wasDerivedFrom ?source .")
        lines.append("  OPTIONAL { ?source dcterms:identifier ?article }\n  OPTIONAL { ?source dcterms:date ?date }")
        return _select("?answer ?fact ?sentence ?article ?date", lines, "?date ?article ?fact ?answer")

    def _term(self, iri: Node) -> str:
        """Short where that is plain, else in full."""
        for prefix, namespace in self.prefixes.items():
            if prefix == "entity" and str(iri).startswith(namespace):
                local = str(iri)[len(namespace) :]
                if _LOCAL.fullmatch(local):
                    return f"{prefix}:{local}"
        return iri.n3()


def _select(columns: str, lines: list[str], order: str) -> str:
    return f"SELECT DISTINCT {columns} WHERE {{\n" + "\n".join(lines) + f"\n}} ORDER BY {order}"


def _within(period: Period) -> list[str]:
    """The whole of the fact's time lies in the period; for what has no time of its own, the day of the dispatch does."""
    lines = [
        "  BIND (STR(COALESCE(?time, ?date)) AS ?t0) BIND (STR(COALESCE(?end, ?date)) AS ?t1)",
        '  BIND (SUBSTR(CONCAT(?t0, "-01-01"), 1, 10) AS ?first)',
        '  BIND (CONCAT(?t1, IF(STRLEN(?t1) = 4, "-12-31", IF(STRLEN(?t1) = 7, "-31", ""))) AS ?last)',
    ]
    if period.first:
        lines.append(f"  FILTER (?first >= {Literal(period.first).n3()})")
    if period.last:
        lines.append(f"  FILTER (?last <= {Literal(period.last).n3()})")
    return lines
