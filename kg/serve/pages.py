"""HTML for people. All text goes through Jinja's escaping; there is no script and no style in the pages themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.term import Node

from kg import __version__
from kg.graph.facts import GraphReader
from kg.graph.labels import labels_of
from kg.graph.vocabulary import NIF
from kg.ontology import load_ontology
from kg.serve.about import PAGE, About
from kg.serve.links import path_of
from kg.serve.marks import pieces

_HERE = Path(__file__).resolve().parent
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# The editor's page: the one style sheet that YASGUI writes into the page itself (its columns can be made wider).
EDITOR_CSP = CSP.replace("style-src 'self'", "style-src 'self' 'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='")
_WEB = ("http://", "https://")


@lru_cache(maxsize=1)
def words() -> Mapping[str, Mapping[str, str]]:
    """The words of the pages, by language."""
    found: Mapping[str, Mapping[str, str]] = json.loads((_HERE / "words.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "template"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(version=__version__, pieces=pieces)
    return environment


def show(template: str, *, language: str, base: str, here: str = "?", **content: Any) -> str:
    """A page.

    :param template: name of a file in ``template/``.
    :param here: what a link to the same page with one more parameter begins with.
    :param language: ``fr`` or ``en``.
    :param base: what the graph's own IRIs are minted under.
    """
    return (
        _environment()
        .get_template(template)
        .render(
            t=words()[language],
            lang=language,
            other="en" if language == "fr" else "fr",
            path_of=lambda iri: path_of(iri, base),
            here=here,
            web=lambda address: address if address.startswith(_WEB) else "",
            **content,
        )
    )


def show_about(thing: About, *, language: str, base: str, page: int, here: str) -> str:
    """The page of a thing."""
    reader = GraphReader(thing.graph)
    node = URIRef(thing.iri)
    facts = reader.facts
    content: dict[str, Any] = {
        "iri": thing.iri,
        "kind": thing.kind,
        "title": _title(thing, node),
        "page": page,
        "more": thing.more,
        "first": (page - 1) * PAGE + 1,
        "rows": _rows(thing, node),
    }
    if thing.kind == "fact":
        content["fact"] = next(fact for fact in facts if fact.iri == thing.iri)
    elif thing.kind == "assertion":
        content["assertion"] = next(one for one in reader.assertions if one.iri == thing.iri)
    else:
        newest = sorted(
            facts, key=lambda fact: fact.article.date if fact.article else "", reverse=thing.kind != "article"
        )
        content["facts"] = newest
        content["uses"] = _uses(thing, node) if thing.kind == "other" else []
        content["entity"] = entity = reader.participant(node) if thing.kind == "entity" else None
        content["kind_label"] = load_ontology().label(entity.kind) if entity and entity.kind else ""
        content["article"] = reader.article(node) if thing.kind == "article" else None
    return show(f"{thing.kind}.html", language=language, base=base, here=here, **content)


def _title(thing: About, node: URIRef) -> str:
    for label in sorted(thing.graph.objects(node, RDFS.label), key=str):
        return str(label)
    if thing.kind == "article":
        article = GraphReader(thing.graph).article(node)
        return article.title or article.id
    return thing.iri


def _uses(thing: About, node: URIRef) -> list[tuple[str, str, str]]:
    """Where it is used, as (subject's IRI, its label, the property's name)."""
    found = [(subject, prop) for subject, prop, _ in thing.graph.triples((None, None, node)) if subject != node]
    names = labels_of(thing.graph, {term for pair in found for term in pair})
    return sorted((str(subject), names[str(subject)], names[str(prop)]) for subject, prop in found)


def _rows(thing: About, node: URIRef) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What is said of it, as (property's IRI, its name, [(value's IRI or "", text)])."""
    values: dict[Node, list[Node]] = {}
    for _, prop, value in thing.graph.triples((node, None, None)):
        if prop != NIF.isString:  # an article's text has a place of its own
            values.setdefault(prop, []).append(value)
    shown = {term for prop, found in values.items() for term in (prop, *found)}
    names = labels_of(thing.graph, shown)

    def cell(value: Node) -> tuple[str, str]:
        return ("", str(value)) if isinstance(value, Literal) else (str(value), names.get(str(value), str(value)))

    order = {RDF.type: 0, RDFS.label: 1}
    ranked = sorted(values.items(), key=lambda item: (order.get(item[0], 2), str(item[0])))  # type: ignore[call-overload]
    return [(str(prop), names.get(str(prop), str(prop)), sorted(map(cell, found))) for prop, found in ranked]
