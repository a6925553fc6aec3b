"""Triples about what facts rest on: articles, evidence, mentions, entities, posts, times."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, Literal, URIRef
from rdflib.namespace import TIME

from kg.graph.terms import Minter, Triple, dip, external, instant, wikidata
from kg.graph.vocabulary import DIP, ITSRDF, NIF
from kg.keys import digest, slug
from kg.ontology import Ontology
from kg.records import Article, Entity, Evidence, Post, TimeValue


def article_triples(article: Article, key: str, parser: str, version: str, mint: Minter) -> Iterator[Triple]:
    """An article as a document and as the text that offsets count in."""
    node = mint.iri(key)
    yield node, RDF.type, SDO.NewsArticle
    yield node, RDF.type, NIF.Context
    yield node, DCTERMS.identifier, Literal(article.id)
    yield node, NIF.isString, Literal(article.text)
    yield node, NIF.beginIndex, _integer(0)
    yield node, NIF.endIndex, _integer(len(article.text))
    if article.title:
        yield node, DCTERMS.title, Literal(article.title, lang="fr")
    if article.date:
        yield node, DCTERMS.date, Literal(article.date.isoformat(), datatype=XSD.date)
    if article.source:
        yield node, DCTERMS.source, Literal(article.source)
    if article.url:
        yield node, SDO.url, external(article.url)
    yield from _activity_triples(node, parser, version, mint)


def _activity_triples(article: URIRef, parser: str, version: str, mint: Minter) -> Iterator[Triple]:
    activity = mint.iri(f"activity/{slug(parser)}-{digest(parser, version)}")
    software = mint.iri(f"software/depeche-kg-{version}")
    yield article, PROV.wasGeneratedBy, activity
    yield activity, RDF.type, PROV.Activity
    yield activity, RDFS.label, Literal(f"lecture par Dépêche {version} avec {parser}", lang="fr")
    yield activity, DIP.parser, Literal(parser)
    yield activity, PROV.wasAssociatedWith, software
    yield software, RDF.type, PROV.SoftwareAgent
    yield software, RDFS.label, Literal(f"Dépêche {version}", lang="fr")
    yield software, SDO.softwareVersion, Literal(version)


def evidence_triples(owner: URIRef, evidence: Evidence, ontology: Ontology, mint: Minter) -> Iterator[Triple]:
    """Where the text says so: the passage and the words marked in it."""
    marks = sorted({(m.role, m.begin, m.end, m.text, m.key or "") for m in evidence.marks})
    content = (owner, evidence.article, evidence.begin, evidence.end, evidence.trigger, evidence.rule, marks)
    node, article = mint.iri(f"evidence/{digest(*content)}"), mint.iri(evidence.article)
    yield owner, DIP.evidence, node
    yield node, RDF.type, NIF.Phrase
    yield node, RDF.type, DIP.Evidence
    yield from _span_triples(node, article, evidence.begin, evidence.end, evidence.text)
    yield node, PROV.wasDerivedFrom, article
    yield node, DIP.sentenceIndex, _integer(evidence.sentence)
    yield node, DIP.trigger, Literal(evidence.trigger)
    yield node, DIP.rule, Literal(evidence.rule)
    for role, begin, end, text, key in marks:
        mention = mint.mention(evidence.article, begin, end)
        yield node, dip(ontology.mark_properties.get(role, "markOther")), mention
        yield mention, RDF.type, NIF.Phrase
        yield mention, RDF.type, DIP.Mention
        yield from _span_triples(mention, article, begin, end, text)
        if key:
            yield mention, ITSRDF.taIdentRef, mint.iri(key)


def _span_triples(node: URIRef, article: URIRef, begin: int, end: int, text: str) -> Iterator[Triple]:
    yield node, NIF.beginIndex, _integer(begin)
    yield node, NIF.endIndex, _integer(end)
    yield node, NIF.anchorOf, Literal(text)
    yield node, NIF.referenceContext, article


def entity_triples(entity: Entity, ontology: Ontology, mint: Minter, *, infer: bool) -> Iterator[Triple]:
    """Somebody or something, with its names, codes and links to the actors file and Wikidata."""
    node = mint.iri(entity.key)
    yield node, RDF.type, dip(entity.kind)
    if infer:
        for ancestor in ontology.terms[entity.kind].ancestors:
            yield node, RDF.type, dip(ancestor)
    yield node, RDFS.label, Literal(entity.label, lang="fr")
    for name in entity.alt:
        if name != entity.label:
            yield node, SKOS.altLabel, Literal(name, lang="fr")
    yield from _link_triples(entity, node, mint)


def _link_triples(entity: Entity, node: URIRef, mint: Minter) -> Iterator[Triple]:
    if entity.iso3:
        yield node, DIP.iso3, Literal(entity.iso3)
    if entity.country:
        yield node, DIP.country, mint.iri(entity.country)
    for sector in entity.sectors:
        yield node, DIP.sector, Literal(sector)
    for member in entity.members:
        yield node, DIP.hasMember, mint.iri(member)
    if entity.known:
        yield node, SKOS.exactMatch, URIRef(entity.known)
    if entity.wikidata:
        yield node, OWL.sameAs, wikidata(entity.wikidata)


def post_triples(post: Post, mint: Minter) -> Iterator[Triple]:
    """A post: a role at a country or body."""
    node = mint.post(post)
    yield node, RDF.type, ORG.Post
    yield node, RDFS.label, Literal(post.label, lang="fr")
    if post.country:
        yield node, DIP.country, mint.iri(post.country)
    if post.body:
        yield node, DIP.body, mint.iri(post.body)


def time_triples(fact: URIRef, time: TimeValue, mint: Minter) -> Iterator[Triple]:
    """When: a literal for a day, month or year; a node for an interval."""
    if time.text:
        yield fact, DIP.timeText, Literal(time.text, lang="fr")
    if time.end is None or time.end == time.value:
        yield fact, DIP.time, instant(time.value)[0]
        return
    node = mint.interval(time)
    yield fact, DIP.time, node
    yield node, RDF.type, TIME.Interval
    yield node, RDFS.label, Literal(f"{time.value}/{time.end}")
    for prop, value in ((TIME.hasBeginning, time.value), (TIME.hasEnd, time.end)):
        point, (literal, in_xsd) = mint.iri(f"instant/{value}"), instant(value)
        yield node, prop, point
        yield point, RDF.type, TIME.Instant
        yield point, in_xsd, literal


def _integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)
