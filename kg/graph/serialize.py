"""Turtle that people can read and that is the same bytes for the same graph.

rdflib's own writer cannot shorten IRIs with a slash in the local part (``entity/…/…``) and orders subjects by how often
they are used; ours writes keys relative to ``@base``, sections in a fixed order, and facts as the articles tell them.
Blank nodes (there are none in our own graphs) get rdflib's canonical labels.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import PROV, RDF, RDFS, SDO, XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import to_canonical_graph
from rdflib.namespace import ORG, TIME
from rdflib.term import Node

from kg.graph.terms import sort_key
from kg.graph.vocabulary import DEFAULT_BASE, DIP, MINTED, NIF, PREFIXES
from kg.ontology import load_ontology

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*)")
_RELATIVE = re.compile(rf"(?:{'|'.join(MINTED)})/(?!/)[^:\s]*")
_DOT_SEGMENT = re.compile(r"(?:^|/)\.{1,2}(?:/|#|$)")
_DIGITS = re.compile(r"\d+")
_BARE = {
    XSD.integer: re.compile(r"[+-]?\d+"),
    XSD.decimal: re.compile(r"[+-]?\d*\.\d+"),
    XSD.boolean: re.compile(r"true|false"),
}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"})
_TITLES = ("Articles", "Facts", "Static facts", "Evidence", "Mentions", "Entities", "Posts", "Times", "Making", "Other")


@dataclass(frozen=True, slots=True)
class Style:
    """How IRIs are shortened: prefixes by namespace, and the base that keys are relative to."""

    prefixes: Mapping[str, str]
    base: str


def style_of(graph: Graph) -> Style:
    """The style that a graph is written in when nothing else is said."""
    return Style(namespaces(graph), base_of(graph))


def to_turtle(graph: Graph, *, style: Style | None = None) -> str:
    """The graph as Turtle. (The parts of a graph are written in the style of the whole.)

    >>> print(to_turtle(Graph().add((URIRef("http://a.example/x"), RDFS.label, Literal("é", lang="fr")))))
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <BLANKLINE>
    # Other
    <http://a.example/x> rdfs:label "é"@fr .
    <BLANKLINE>
    """
    plain = _without_random_labels(graph)
    writer = _Writer(style or style_of(graph))
    sections: dict[int, list[Node]] = defaultdict(list)
    for subject in set(plain.subjects()):
        sections[_section(plain, subject)].append(subject)
    blocks: list[str] = []
    for number in sorted(sections):
        ordered = sorted(sections[number], key=lambda node: _place(plain, node))
        blocks.append(f"# {_TITLES[number]}\n" + "\n".join(writer.subject(plain, node) for node in ordered))
    return "\n".join([writer.header(), *blocks])


def base_of(graph: Graph) -> str:
    """The base that a graph's articles, facts or entities were minted under; the default where it has none."""
    for cls in (SDO.NewsArticle, DIP.Evidence):
        found = min((str(node) for node in graph.subjects(RDF.type, cls)), default="")
        base, kind, _ = found.partition("article/" if cls == SDO.NewsArticle else "evidence/")
        if kind:
            return base
    return DEFAULT_BASE


def namespaces(graph: Graph) -> dict[str, str]:
    """Namespace → prefix: ours, then what the graph itself brings (but for what lies under the base)."""
    base = base_of(graph)
    own = {namespace: prefix for prefix, namespace in PREFIXES.items()}
    for prefix, namespace in sorted(graph.namespaces()):
        if prefix and prefix not in PREFIXES and not str(namespace).startswith(base):
            own.setdefault(str(namespace), prefix)
    return own


def _without_random_labels(graph: Graph) -> Graph:
    has_blank = any(isinstance(term, BNode) for s, _, o in graph for term in (s, o))
    return to_canonical_graph(graph) if has_blank else graph


def _section(graph: Graph, subject: Node) -> int:
    types = set(graph.objects(subject, RDF.type))
    names = {str(t).removeprefix(str(DIP)) for t in types}
    ontology = load_ontology()
    tests = (
        SDO.NewsArticle in types,
        bool(names & ontology.events.keys()),
        DIP.Assertion in types,
        DIP.Evidence in types,
        DIP.Mention in types or NIF.Phrase in types,
        bool(names & ontology.entities.keys()),
        ORG.Post in types,
        bool({TIME.Interval, TIME.Instant} & types),
        bool({PROV.Activity, PROV.SoftwareAgent} & types),
    )
    return tests.index(True) if True in tests else len(tests)


def _place(graph: Graph, node: Node) -> tuple[object, ...]:
    """Sorts facts and evidence as the articles tell them, everything else by IRI with its numbers as numbers."""
    owners = (node, *graph.objects(node, DIP.evidence))
    told = [
        (str(article), int(str(begin)))
        for owner in owners
        for article in graph.objects(owner, PROV.wasDerivedFrom)
        for begin in graph.objects(owner, NIF.beginIndex)
    ]
    numbers = (
        tuple(int(digits) for digits in _DIGITS.findall(str(node).rpartition("#")[2])) if "#char=" in str(node) else ()
    )
    return (*min(told, default=("", -1)), str(node).partition("#")[0], numbers, str(node))


class _Writer:
    """Writes terms and remembers which prefixes it used."""

    def __init__(self, style: Style) -> None:
        self._by_namespace = style.prefixes
        self._base = style.base if style.base.endswith("/") else ""
        self._used: set[tuple[str, str]] = set()
        self._relative = False

    def header(self) -> str:
        lines = [f"@base <{self._base}> ."] if self._relative else []
        return "\n".join([*lines, *(f"@prefix {prefix}: <{ns}> ." for prefix, ns in sorted(self._used))]) + "\n"

    def subject(self, graph: Graph, node: Node) -> str:
        by_predicate: dict[Node, list[tuple[Node, Node, Node]]] = defaultdict(list)
        for triple in graph.triples((node, None, None)):
            by_predicate[triple[1]].append(triple)
        rank = {RDF.type: 0, RDFS.label: 1}
        lines = [
            f"{'a' if p == RDF.type else self.term(p)} {self._objects(by_predicate[p])}"
            for p in sorted(by_predicate, key=lambda p: (rank.get(p, 2), str(p)))  # type: ignore[call-overload]
        ]
        return f"{self.term(node)} " + " ;\n    ".join(lines) + " .\n"

    def _objects(self, triples: Iterable[tuple[Node, Node, Node]]) -> str:
        return " , ".join(self.term(o) for _, _, o in sorted(triples, key=sort_key))

    def term(self, node: Node) -> str:
        if isinstance(node, Literal):
            return self._literal(node)
        return self._iri(str(node)) if isinstance(node, URIRef) else f"_:{node}"

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._by_namespace.get(iri[:cut])
        if prefix is not None and _LOCAL.fullmatch(iri, cut):
            self._used.add((prefix, iri[:cut]))
            return f"{prefix}:{iri[cut:]}"
        key = iri[len(self._base) :] if self._base and iri.startswith(self._base) else ""
        if key and _RELATIVE.fullmatch(key) and not _DOT_SEGMENT.search(key):
            self._relative = True
            return f"<{key}>"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        text = str(literal)
        bare = _BARE.get(literal.datatype) if literal.datatype else None
        if bare is not None and bare.fullmatch(text):
            return text
        quoted = f'"{text.translate(_ESCAPES)}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        if literal.datatype is None or literal.datatype == XSD.string:
            return quoted
        return f"{quoted}^^{self._iri(str(literal.datatype))}"
