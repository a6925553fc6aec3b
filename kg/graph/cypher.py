"""A Cypher script that puts the graph into Neo4j (5 or later): ``cypher-shell -f graph.cypher``.

Entities, facts and articles are nodes, roles and direct relations are relationships. ``MERGE`` makes a second run harmless.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from rdflib import Graph

from kg.graph.facts import GraphReader
from kg.graph.views import ArticleView, FactView, Participant
from kg.ontology import load_ontology

_ROLES = (
    ("ACTOR", "actors"),
    ("TARGET", "targets"),
    ("THEME", "themes"),
    ("PLACE", "places"),
    ("ATTRIBUTED_TO", "attributed_to"),
)
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def cypher(graph: Graph) -> str:
    """The script: constraints, nodes, relationships, one statement a line."""
    reader = GraphReader(graph)
    lines = [
        f"CREATE CONSTRAINT {kind.lower()}_iri IF NOT EXISTS FOR (n:{kind}) REQUIRE n.iri IS UNIQUE;"
        for kind in ("Entity", "Fact", "Article")
    ]
    lines += [_article(article) for article in reader.articles]
    participants = {p.iri: p for fact in reader.facts for _, role in _ROLES for p in getattr(fact, role) if p.iri}
    fact_iris = {fact.iri for fact in reader.facts}
    lines += [_entity(participants[iri]) for iri in sorted(participants) if iri not in fact_iris]
    lines += [_fact(fact) for fact in reader.facts]
    for fact in reader.facts:
        lines += _relationships(fact, fact_iris)
    return "\n".join(lines) + "\n"


def _article(article: ArticleView) -> str:
    properties = {
        "id": article.id,
        "title": article.title,
        "date": article.date,
        "source": article.source,
        "url": article.url,
    }
    return f"MERGE (n:Article {{iri: {_text(article.iri)}}}) SET n += {_map(properties)};"


def _entity(entity: Participant) -> str:
    properties = {
        "label": entity.label,
        "iso3": entity.iso3,
        "country": entity.country,
        "sectors": list(entity.sectors),
        "wikidata": entity.wikidata,
    }
    kind = f":{entity.kind}" if entity.kind.isalnum() and entity.kind != "Entity" else ""
    return f"MERGE (n:Entity {{iri: {_text(entity.iri)}}}) SET n{kind or ':Entity'} SET n += {_map(properties)};"


def _fact(fact: FactView) -> str:
    properties = {
        "label": fact.label, "class": fact.cls, "plover": fact.plover, "polarity": fact.polarity, "modality": fact.modality,
        "time": fact.time, "timeEnd": fact.time_end, "timeText": fact.time_text, "count": fact.count, "predicate": fact.predicate,
        "sentence": fact.sentence, "themes": [theme.label for theme in fact.themes if not theme.iri],
    }  # fmt: skip
    return f"MERGE (n:Fact {{iri: {_text(fact.iri)}}}) SET n:{fact.cls} SET n += {_map(properties)};"


def _relationships(fact: FactView, fact_iris: Iterable[str]) -> Iterator[str]:
    for name, role in _ROLES:
        for participant in getattr(fact, role):
            if participant.iri:
                yield _link(("Fact", fact.iri), name, (_kind(participant, fact_iris), participant.iri))
    for evidence in fact.evidence:
        properties = {
            "begin": evidence.begin,
            "end": evidence.end,
            "text": evidence.text,
            "trigger": evidence.trigger,
            "rule": evidence.rule,
        }
        yield _link(("Fact", fact.iri), "EVIDENCE", ("Article", evidence.article.iri), properties)
    direct = load_ontology().events[fact.cls].direct
    if direct and fact.is_stated:
        for one in fact.actors:
            for other in fact.targets or (fact.actors if fact.symmetric else ()):
                if one.iri and other.iri and one.iri != other.iri:
                    yield _link(
                        ("Entity", one.iri),
                        _CAPITAL.sub("_", direct).upper(),
                        (_kind(other, fact_iris), other.iri),
                        {"fact": fact.iri},
                    )


def _link(
    one: tuple[str, str], name: str, other: tuple[str, str], properties: Mapping[str, object] | None = None
) -> str:
    values = f" {_map(properties)}" if properties else ""
    return (
        f"MATCH (a:{one[0]} {{iri: {_text(one[1])}}}), (b:{other[0]} {{iri: {_text(other[1])}}}) "
        f"MERGE (a)-[:{name}{values}]->(b);"
    )


def _kind(participant: Participant, fact_iris: Iterable[str]) -> str:
    return "Fact" if participant.iri in fact_iris else "Entity"


def _map(properties: Mapping[str, object]) -> str:
    kept = {name: value for name, value in properties.items() if value not in ("", None, [])}
    return "{" + ", ".join(f"{name}: {_value(value)}" for name, value in kept.items()) + "}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_text(str(item)) for item in value) + "]"
    return str(value) if isinstance(value, int) else _text(str(value))


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    return f"'{escaped}'"
