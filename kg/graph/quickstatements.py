"""What could be proposed to Wikidata, as QuickStatements (version 1 commands, one a line, fields parted by tabs).

Only what Wikidata can hold: static relations between two items that it has, by the property that the ontology names
(``rdfs:seeAlso wd:P…``), and dated facts among at least two of its items, as new items. Each command carries its source:
the dispatch's address, title and date. Nothing is sent anywhere; whoever pastes it at quickstatements.toolforge.org
decides what is worth an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rdflib import RDFS, Graph

from kg.graph.facts import GraphReader
from kg.graph.views import ArticleView, AssertionView, FactView, Participant
from kg.ontology import NAMESPACE, ontology_graph

_PROPERTY = re.compile(r"https?://www\.wikidata\.org/(?:entity|prop/direct)/(P\d+)")
_ITEM = re.compile(r"Q\d+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PRECISION = {4: 9, 7: 10, 10: 11}  # a year, a month, a day, as Wikidata counts
_FEWEST = 2  # participants with an item of their own


def quickstatements(graph: Graph) -> str:
    """The commands; an empty text when there is nothing to propose."""
    reader = GraphReader(graph)
    lines = [line for view in reader.assertions for line in _relation(view)]
    for fact in reader.facts:
        lines += _event(fact)
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


@cache
def wikidata_properties() -> dict[str, str]:
    """Wikidata's property for each of ours that has one, by local name: ``{"memberOf": "P463", …}``."""
    found: dict[str, str] = {}
    for subject, other in sorted(ontology_graph().subject_objects(RDFS.seeAlso), key=str):
        match = _PROPERTY.fullmatch(str(other))
        if match and str(subject).startswith(NAMESPACE):
            found.setdefault(str(subject).removeprefix(NAMESPACE), match[1])
    return found


def _relation(view: AssertionView) -> Iterator[str]:
    prop = wikidata_properties().get(view.predicate)
    subject, other = _item(view.subject), _item(view.object)
    if prop and subject and other:
        source = _source(view.evidence[0].article) if view.evidence else []
        yield "\t".join([subject, prop, other, *source])


def _event(fact: FactView) -> list[str]:
    """A new item for a stated, dated fact among known items."""
    props = wikidata_properties()
    people = [item for one in (*fact.actors, *fact.targets) if (item := _item(one))]
    if not fact.is_stated or not _DAY.fullmatch(fact.time) or len(set(people)) < _FEWEST or "actor" not in props:
        return []
    source = _source(fact.article) if fact.article else []
    lines = ["CREATE", f"LAST\tLfr\t{_text(fact.label)}"]
    if "time" in props:
        lines.append("\t".join(["LAST", props["time"], _time(fact.time), *source]))
    lines += ["\t".join(["LAST", props["actor"], item, *source]) for item in dict.fromkeys(people)]
    if "place" in props:
        lines += ["\t".join(["LAST", props["place"], item, *source]) for place in fact.places if (item := _item(place))]
    return ["\n".join(lines)]  # one block: lines that two items share are not repetitions


def _item(one: Participant) -> str:
    name = one.wikidata.rpartition("/")[2]
    return name if _ITEM.fullmatch(name) else ""


def _source(article: ArticleView) -> list[str]:
    fields: list[str] = []
    if article.url:
        fields += ["S854", _text(article.url)]
    if article.title:
        fields += ["S1476", f"fr:{_text(article.title)}"]
    if article.date:
        fields += ["S577", _time(article.date)]
    return fields


def _time(value: str) -> str:
    parts = [*value.split("-"), "00", "00"][:3]
    return f"+{'-'.join(parts)}T00:00:00Z/{_PRECISION[len(value)]}"


def _text(text: str) -> str:
    """A string: no quotes, tabs or line breaks, which version 1 cannot escape."""
    plain = " ".join(text.replace('"', "'").split())
    return f'"{plain}"'
