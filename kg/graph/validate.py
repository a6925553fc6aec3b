"""Does a graph hold to the shapes (``shapes.ttl``, by pySHACL) and use only words that the ontology has?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rdflib import OWL, RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import GraphError
from kg.graph.rules import RULES
from kg.graph.serialize import base_of
from kg.graph.suggest import did_you_mean
from kg.graph.vocabulary import DIP, NIF
from kg.ontology import NAMESPACE, load_ontology
from kg.resources import ontology_dir

_SHAPES = "https://w3id.org/depeche/shapes#"
_PREFIXES = {NAMESPACE: "dip:", str(NIF): "nif:", str(RDFS): "rdfs:"}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One place where a graph breaks a rule. ``str(violation)`` is one plain line."""

    rule: str  # name of the shape: FactPolarity, DirectTriple … or ClosedVocabulary
    focus: str  # IRI of the node
    key: str  # the same, relative to the graph's base
    label: str  # its label, or ""
    message: str  # English
    message_fr: str
    path: str = ""  # property, or ""
    value: str = ""  # the value that is wrong, or ""
    sentence: str = ""  # what the node rests on, or ""

    def __str__(self) -> str:
        name = f" ({self.label})" if self.label else ""
        at = f" [{self.rule}{f', {self.path}' if self.path else ''}{f' = {self.value}' if self.value else ''}]"
        return f"{self.key}{name}: {self.message}{at}" + (f" « {self.sentence} »" if self.sentence else "")


def validate(graph: Graph) -> tuple[Violation, ...]:
    """Every place where the graph breaks a rule, sorted by rule and node; empty when there is none."""
    return tuple(sorted({*_closed_vocabulary(graph), *_over_graph(graph), *_by_shapes(graph)}))


def _by_shapes(graph: Graph) -> Iterator[Violation]:
    import pyshacl

    whole = _with_classes(graph)
    conforms, report, text = pyshacl.validate(whole, shacl_graph=_node_shapes(), inplace=True, advanced=False)
    if not isinstance(report, Graph):
        raise GraphError(f"the shapes cannot be used: {str(text).splitlines()[0]}", where="shapes.ttl")
    if conforms:
        return
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape, focus, path, value = (
            report.value(result, p) for p in (SH.sourceShape, SH.focusNode, SH.resultPath, SH.value)
        )
        rule = str(shape).removeprefix(_SHAPES)
        yield _violation(graph, rule=rule, focus=focus, messages=_messages(rule), path=path, value=value)


def _over_graph(graph: Graph) -> Iterator[Violation]:
    for rule, find in RULES.items():
        for focus, path in find(graph):
            yield _violation(graph, rule=rule, focus=focus, messages=_messages(rule), path=path)


def _messages(rule: str) -> tuple[str, str]:
    """A rule's message in English and in French."""
    shape, shapes = URIRef(_SHAPES + rule), _shapes()
    holders = (shape, *shapes.objects(shape, SH.sparql))
    found = (text for holder in holders for text in shapes.objects(holder, SH.message))
    texts = {text.language: str(text) for text in found if isinstance(text, Literal)}
    return texts["en"], texts["fr"]


def _violation(
    graph: Graph,
    *,
    rule: str,
    focus: Node | None,
    messages: tuple[str, str],
    path: Node | None = None,
    value: Node | None = None,
) -> Violation:
    shown = "" if value is None else _short(graph, value)
    return Violation(
        rule=rule,
        focus=str(focus),
        key="" if focus is None else _short(graph, focus),
        label=str(graph.value(focus, RDFS.label) or ""),
        message=messages[0],
        message_fr=messages[1],
        path="" if path is None else _short(graph, path),
        value=shown,
        sentence=_sentence(graph, focus),
    )


def _sentence(graph: Graph, node: Node | None) -> str:
    passages = [node, *graph.objects(node, DIP.evidence)]
    words = [str(text) for passage in passages for text in graph.objects(passage, NIF.anchorOf)]
    return min(words, default="").replace("\n", " ")


def _short(graph: Graph, node: Node) -> str:
    text = str(node)
    for namespace, prefix in _PREFIXES.items():
        if text.startswith(namespace):
            return prefix + text.removeprefix(namespace)
    return text.removeprefix(base_of(graph)) or text


def _closed_vocabulary(graph: Graph) -> Iterator[Violation]:
    """Terms of our namespace that the ontology lacks (a rule that SHACL cannot state)."""
    terms = load_ontology().terms
    unknown: dict[str, Node] = {}
    for subject, predicate, object_ in graph:
        for term in (predicate, object_):
            if isinstance(term, URIRef) and term.startswith(NAMESPACE):
                name = term.removeprefix(NAMESPACE)
                if name not in terms:
                    unknown[name] = min(unknown.get(name, subject), subject, key=str)
    for name, subject in unknown.items():
        near = did_you_mean(name, terms, prefix="dip:")
        yield _violation(
            graph,
            rule="ClosedVocabulary",
            focus=subject,
            messages=(
                f"the ontology has no dip:{name}{f' – {near}' if near else ''}",
                f"l'ontologie n'a pas de terme dip:{name}",
            ),
        )


@lru_cache(maxsize=1)
def _shapes() -> Graph:
    return Graph().parse(ontology_dir() / "shapes.ttl", format="turtle")


@lru_cache(maxsize=1)
def _node_shapes() -> Graph:
    """The shapes without the rules over the whole graph, which :mod:`kg.graph.rules` checks faster."""
    shapes = Graph()
    for triple in _shapes():
        if triple[1] != SH.targetNode:
            shapes.add(triple)
    return shapes


@lru_cache(maxsize=1)
def _class_tree() -> tuple[tuple[Node, Node, Node], ...]:
    """What the shapes need to know of the ontology: which class lies below which, and the direct properties."""
    ontology = Graph().parse(ontology_dir() / "diplomacy.ttl", format="turtle")
    kept = (RDFS.subClassOf, DIP.directProperty, DIP.symmetric)
    return tuple((s, p, o) for prop in kept for s, p, o in ontology.triples((None, prop, None)) if o != OWL.Thing)


def _with_classes(graph: Graph) -> Graph:
    whole = Graph()
    for triple in (*graph, *_class_tree()):
        whole.add(triple)
    return whole
