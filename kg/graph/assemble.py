"""From records to triples. Nothing else in the package writes a triple of a knowledge graph.

The result is a *set* whose IRIs are made from content: it depends neither on the order of the articles nor on how they
were shared out among processes, and graphs of different runs merge by union. There is no clock in it and no blank node.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product

from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from kg import __version__
from kg.errors import GraphError
from kg.graph.describe import article_triples, entity_triples, evidence_triples, post_triples, time_triples
from kg.graph.happenings import happening_triples
from kg.graph.terms import Minter, Triple, dip, sort_key
from kg.graph.vocabulary import DEFAULT_BASE, DIP, PREFIXES, base_prefixes
from kg.keys import article_key, digest
from kg.ontology import EventClass, Ontology, load_ontology
from kg.records import ArticleFacts, Assertion, Entity, Fact, Post

_COUNTRY_KEY = re.compile(r"entity/([A-Z]{3})")
_STATUS_FR = {"negated": "nié", "planned": "prévu", "possible": "possible", "requested": "demandé"}


def assemble(
    results: Iterable[ArticleFacts],
    *,
    base: str = DEFAULT_BASE,
    ontology: Ontology | None = None,
    known: Mapping[str, Entity] | None = None,
    infer: bool = False,
    version: str = __version__,
) -> Graph:
    """The graph of some articles.

    :param results: what each article says.
    :param base: what stands before every key; ends with ``/`` or ``#``.
    :param ontology: the classes; those of the package by default.
    :param known: descriptions, by key, of entities that results refer to but do not describe (the country of a person).
    :param infer: state superclasses and superproperties as well.
    :param version: version of the program that the graph names as its maker.

    Raises :class:`kg.errors.GraphError` on a class, property or date that cannot be stated.
    """
    mint, onto = Minter(base), ontology or load_ontology()
    triples: set[Triple] = set()
    described: dict[str, Entity] = {}
    referred: set[str] = set()
    results = tuple(results)
    for result in results:
        names = {fact.key: fact.label or onto.label(fact.cls) for fact in result.facts}
        names.update((entity.key, entity.label) for entity in result.entities)
        described.update((entity.key, entity) for entity in result.entities)
        for entity in result.entities:
            triples.update(entity_triples(entity, onto, mint, infer=infer))
            referred.update(_keys_of_entity(entity))
        for fact in result.facts:
            triples.update(_fact_triples(fact, names, onto, mint, infer=infer))
            referred.update(_keys_of_fact(fact))
        for assertion in result.assertions:
            triples.update(_assertion_triples(assertion, onto, mint))
            referred.update(_keys_of_assertion(assertion))
        triples.update(article_triples(result.article, _key_of(result), result.parser, version, mint))
    triples.update(happening_triples(results, onto, mint))
    for entity in _missing(referred, described, known or {}):
        triples.update(entity_triples(entity, onto, mint, infer=infer))
    return _graph(triples, base)


def _graph(triples: set[Triple], base: str) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in {**PREFIXES, **base_prefixes(base)}.items():
        graph.bind(prefix, namespace)
    for triple in sorted(triples, key=sort_key):
        graph.add(triple)
    return graph


def _key_of(result: ArticleFacts) -> str:
    """The key that the evidence uses; made anew when there is no evidence."""
    owners: tuple[Fact | Assertion, ...] = (*result.facts, *result.assertions)
    evidence = (e for owner in owners for e in owner.evidence)
    return next((e.article for e in evidence), article_key(result.article))


def _fact_triples(
    fact: Fact, names: Mapping[str, str], ontology: Ontology, mint: Minter, *, infer: bool
) -> Iterator[Triple]:
    node, cls = mint.iri(fact.key), _event_class(fact.cls, ontology)
    yield node, RDF.type, dip(cls.name)
    if infer:
        for ancestor in cls.term.ancestors:
            yield node, RDF.type, dip(ancestor)
    yield node, RDFS.label, Literal(fact.label or _summary(fact, cls, names), lang="fr")
    for prop, keys in (
        (DIP.actor, fact.actors),
        (DIP.target, fact.targets),
        (DIP.theme, fact.themes),
        (DIP.place, fact.places),
        (DIP.attributedTo, fact.attributed_to),
    ):
        for key in keys:
            yield node, prop, mint.iri(key)
    for text in fact.theme_texts:
        yield node, DIP.theme, Literal(text, lang="fr")
    if fact.time:
        yield from time_triples(node, fact.time, mint)
    if fact.count is not None:
        yield node, DIP.count, Literal(str(fact.count), datatype=XSD.integer)
    if fact.predicate:
        yield node, DIP.predicate, Literal(fact.predicate)
    yield node, DIP.polarity, dip(fact.polarity)
    yield node, DIP.modality, dip(fact.modality)
    for evidence in fact.evidence:
        yield from evidence_triples(node, evidence, ontology, mint)
    yield from _direct_triples(fact, cls, ontology, mint, infer=infer)


def _direct_triples(fact: Fact, cls: EventClass, ontology: Ontology, mint: Minter, *, infer: bool) -> Iterator[Triple]:
    """``actor P target`` for what the article itself states as so.

    A symmetric class is stated in both directions, and without a target between every two actors.
    """
    if cls.direct is None or fact.attributed_to or (fact.polarity, fact.modality) != ("affirmed", "actual"):
        return
    pairs = {(actor, target) for actor, target in product(fact.actors, fact.targets) if actor != target}
    if cls.symmetric:
        pairs |= {(target, actor) for actor, target in pairs}
        pairs |= set(permutations(fact.actors, 2)) if not fact.targets else set()
    above = ontology.properties[cls.direct].ancestors if infer else ()
    for subject, object_ in pairs:
        for name in (cls.direct, *above):
            yield mint.iri(subject), dip(name), mint.iri(object_)


def _assertion_triples(assertion: Assertion, ontology: Ontology, mint: Minter) -> Iterator[Triple]:
    subject, predicate = mint.iri(assertion.subject), dip(assertion.predicate)
    if isinstance(assertion.object, Post):
        object_: URIRef = mint.post(assertion.object)
        yield from post_triples(assertion.object, mint)
    else:
        object_ = mint.iri(assertion.object)
    key = digest(assertion.subject, assertion.predicate, str(object_).removeprefix(mint.base))
    node = mint.iri(f"assertion/{key}")
    yield subject, predicate, object_
    yield node, RDF.type, DIP.Assertion
    yield node, RDF.subject, subject
    yield node, RDF.predicate, predicate
    yield node, RDF.object, object_
    for evidence in assertion.evidence:
        yield from evidence_triples(node, evidence, ontology, mint)


def _event_class(name: str, ontology: Ontology) -> EventClass:
    try:
        return ontology.events[name]
    except KeyError as error:
        raise GraphError(f"the ontology has no event class dip:{name}", mend="see ontologies/diplomacy.ttl") from error


def _summary(fact: Fact, cls: EventClass, names: Mapping[str, str]) -> str:
    """« rencontre (prévue) : A, B → C », for facts whose trigger is not a noun."""
    status = [_STATUS_FR[x] for x in (fact.polarity, fact.modality) if x in _STATUS_FR]
    head = (fact.predicate or cls.label_fr) + (f" ({', '.join(status)})" if status else "")
    sides = [", ".join(names.get(key, "…") for key in keys) for keys in (fact.actors, fact.targets or fact.themes)]
    if not sides[1]:
        sides[1] = "".join(fact.theme_texts[:1])
    arrow = " – " if cls.symmetric else " → "
    return f"{head} : {arrow.join(side for side in sides if side)}" if any(sides) else head


def _keys_of_entity(entity: Entity) -> Iterator[str]:
    yield from entity.members
    if entity.country:
        yield entity.country


def _keys_of_fact(fact: Fact) -> Iterator[str]:
    for keys in (fact.actors, fact.targets, fact.themes, fact.places, fact.attributed_to):
        yield from keys


def _keys_of_assertion(assertion: Assertion) -> Iterator[str]:
    yield assertion.subject
    if isinstance(assertion.object, Post):
        yield from filter(None, (assertion.object.country, assertion.object.body))
    else:
        yield assertion.object


def _missing(referred: set[str], described: Mapping[str, Entity], known: Mapping[str, Entity]) -> Iterator[Entity]:
    """Descriptions of entities that are referred to only; a country is its code when nobody knows better."""
    queue, done = sorted(referred), set(described)
    while queue:
        key = queue.pop()
        if key in done:
            continue
        done.add(key)
        entity = known.get(key)
        code = _COUNTRY_KEY.fullmatch(key)
        if entity is None and code:
            entity = Entity(key=key, label=code[1], kind="Country", iso3=code[1])
        if entity is not None:
            yield entity
            queue += _keys_of_entity(entity)
