"""Hostile strings in every field that reaches the page are shown as text and do nothing."""

import csv
import io
from dataclasses import replace

import pytest
from rdflib import Graph

from kg.graph.assemble import assemble
from kg.graph.facts import articles, assertions, facts
from kg.records import ArticleFacts, Post
from kg.view import render
from kg.view.groups import make_groups
from kg.view.page import make_page
from kg.view.payload import Names, make_payload
from kg.view.projection import project

pytestmark = pytest.mark.browser

HOSTILE = (
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "<svg onload=window.pwned=1>",
    '"><script>window.pwned=1</script>',
    "'-window.pwned=1-'",
    '\\";window.pwned=1;//',
    "${window.pwned=1}",
    "`+(window.pwned=1)+`",
    "{{ 7*7 }}{% set pwned = 1 %}",
    "{{constructor.constructor('window.pwned=1')()}}",
    "<!--<script>window.pwned=1",
    "-->]]><script>window.pwned=1</script>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'>",
    '<a href="javascript:window.pwned=1">x</a>',
    "javascript:window.pwned=1",
    "href=javascript:window.pwned=1",
    "<details open ontoggle=window.pwned=1>",
    "<style>@import 'https://example.org/x.css'</style>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<base href=https://example.org/>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    '<math><mi//xlink:href="data:x,<script>window.pwned=1</script>">',
    "</title><script>window.pwned=1</script>",
    "</style><script>window.pwned=1</script>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "\u2028window.pwned=1\u2029",
    "\u202e</script\u202c><b>gras</b>",
    "__proto__",
    "constructor",
    "<b>*gras*</b> _x_ `y`",
    '=HYPERLINK("https://example.org";"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '""" . <urn:x> <urn:y> <urn:z> . #',
    "toString",
)


def hostile_views(results, words, number):
    """Facts, assertions and articles in which every string is the given one (but for dates and class names)."""
    (result,) = results
    graph = assemble([ArticleFacts(result.article, "x", result.entities, result.facts, result.assertions)])

    def one(participant):
        if not participant.iri:
            return replace(participant, label=words)
        return replace(
            participant, iri=f"{participant.iri}-{number}", label=words, kind=words, iso3=words if participant.iso3 else "",
            country=words, country_label=words, alt=(words + "!",), wikidata=words, sectors=(words,),
        )  # fmt: skip

    def article(view):
        return replace(
            view,
            iri=f"{view.iri}-{number}",
            id=words,
            title=words,
            source=words,
            url=words,
            date=words if number % 2 else view.date,
        )

    def evidence(view):
        return replace(
            view, iri=f"{view.iri}-{number}", article=article(view.article), text=words, trigger=words, rule=words, begin=0, end=len(words),
            marks=tuple(replace(mark, begin=0, end=max(1, len(words) // 2), text=words) for mark in view.marks),
        )  # fmt: skip

    spoken_of = {fact.iri for fact in facts(graph)}

    def all_of(some):
        return tuple(
            replace(each, iri=f"{each.iri}-{number}", label=words) if each.iri in spoken_of else one(each)
            for each in some
        )

    changed = [
        replace(
            fact, iri=f"{fact.iri}-{number}", label=words, predicate=words if fact.cls == "Event" else "", time_text=words,
            time=words if number % 3 == 0 else fact.time, actors=all_of(fact.actors), targets=all_of(fact.targets),
            themes=all_of(fact.themes), places=all_of(fact.places), attributed_to=all_of(fact.attributed_to),
            evidence=tuple(map(evidence, fact.evidence)),
        )
        for fact in facts(graph)
    ]  # fmt: skip
    said = [
        replace(
            each,
            subject=one(each.subject),
            predicate_label=words,
            object=replace(each.object, label=words),
            evidence=(),
        )
        for each in assertions(graph)
    ]
    return changed, said, [article(view) for view in articles(graph)]


@pytest.fixture(scope="module")
def hostile(opener, results, tmp_path_factory):
    every = [hostile_views(results, words, number) for number, words in enumerate(HOSTILE)]
    some, said, from_ = ([one for each in every for one in each[part]] for part in range(3))
    payload = make_payload(some, said, from_, base="https://w3id.org/depeche/kg/")
    payload["groups"] = make_groups(some, Names(some))
    content = make_page(project(some), payload, title=HOSTILE[0])
    page = opener(tmp_path_factory.mktemp("hostile") / "page.html", content)
    yield page
    assert page.log() == []
    assert page.js("return window.pwned ?? null") is None
    assert [url for url in page.asked() if not url.startswith(("file:", "data:", "blob:"))] == []


def unharmed(page):
    assert page.js("return window.pwned ?? null") is None
    assert (
        page.js("return document.querySelectorAll('img, iframe, base, link[rel=stylesheet], object, embed').length")
        == 0
    )
    assert page.js("return document.scripts.length") == 3
    hrefs = page.js("return [...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    assert all(href.startswith(("#", "https://", "http://")) for href in hrefs)


def test_there_are_enough_of_them():
    assert len(set(HOSTILE)) >= 25


def test_the_list_shows_them_as_text(hostile):
    hostile.go()
    shown = hostile.text("body")
    for words in HOSTILE[:3]:
        assert words in shown
    unharmed(hostile)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_cards_of_facts_and_entities_show_them(hostile, number):
    words = HOSTILE[number]
    if number == 0:
        hostile.go()
    found = hostile.js(
        "const mine = depeche.facts.filter(f => f.label === arguments[0] && f.actors.length); depeche.select({ facts: [mine[0].index] });"
        "const card = document.querySelector('#panel').textContent; depeche.select({ entity: mine[0].actors.find(a => typeof a === 'number') });"
        "return [card, document.querySelector('#panel').textContent]",
        words,
    )
    assert words in found[0]
    assert words in found[1]
    unharmed(hostile)


@pytest.mark.parametrize(
    "state",
    ["#view=timeline", "#view=matrix", "#view=matrix&rows=country", "#view=map", "#grouped=yes", "#lang=en&theme=dark"],
)
def test_every_view_survives_them(hostile, state):
    hostile.go(state)
    hostile.js("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    unharmed(hostile)
    if "map" not in state:
        assert (
            hostile.js(
                "return new DOMParser().parseFromString(depeche.svgText(), 'image/svg+xml').querySelector('script, foreignObject, parsererror')"
            )
            is None
        )


def test_search_and_hash_survive_them(hostile):
    for words in HOSTILE[:6]:
        hostile.js(
            "const s = document.querySelector('#search'); s.value = arguments[0]; s.dispatchEvent(new Event('input'))",
            words,
        )
        unharmed(hostile)
        hostile.go(f"#entity={words}&view={words}&source={words}".replace(" ", "+"))
        unharmed(hostile)
    hostile.js("const s = document.querySelector('#search'); s.value = ''; s.dispatchEvent(new Event('input'))")


def test_exports_quote_them(hostile):
    rows = list(csv.DictReader(io.StringIO(hostile.js("return depeche.csvOf(depeche.facts)"))))
    assert len(rows) == 10 * len(HOSTILE)
    assert not [value for row in rows for value in row.values() if value and value[0] in "=+@-\t"]
    exported = Graph().parse(data=hostile.js("return depeche.turtleOf(depeche.facts)"), format="turtle")
    labels = {str(label) for label in exported.objects()}
    assert set(HOSTILE) - {label.replace("\u2028", "\u2028") for label in labels} == set()
    assert not [node for node in exported.subjects() if str(node) == "urn:x"]


def test_a_graph_whose_labels_are_hostile_goes_all_the_way(results, opener, tmp_path):
    """Through the records and the graph as well, not only through the views."""
    (result,) = results
    words = HOSTILE[1]
    entities = tuple(replace(one, label=words, alt=(words + "!",)) for one in result.entities)
    said = tuple(replace(each, object=Post(words, country="entity/KAZ")) for each in result.assertions)
    graph = assemble([ArticleFacts(replace(result.article, title=words), words, entities, result.facts, said)])
    page = opener(tmp_path / "page.html", render(graph))
    assert words in page.text("h1")
    assert words in page.text()
    unharmed(page)
    assert page.log() == []
