"""What notebooks show: complete, escaped, without script, and of no colour that one ground swallows."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kg.api.entity import Entity
from kg.api.fact import Fact, Facts

NASTY = "<img src=x onerror=alert(1)>\"'&</script>"


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.open, self.seen, self.texts = [], set(), []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        assert not any(name.startswith("on") for name, _ in attributes)
        if tag not in {"br", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def shown(thing):
    tags = Tags(thing._repr_html_())
    assert tags.open == [] and not {"script", "img", "style", "link"} & tags.seen
    return " ".join(tags.texts)


def test_everything_has_a_view(graph):
    assert "3 facts from 3 articles" in shown(graph)
    assert "Kassym-Jomart Tokaïev" in shown(graph.facts())
    assert "entretenu" in shown(graph.fact(1))
    assert "Antony Blinken" in shown(graph.entities())
    assert "KAZ" in shown(graph.entity("Tokaïev"))
    assert "Blinken" in shown(graph.query("who-met-whom"))
    assert "yes" in shown(graph.query("ASK { ?a dip:meets ?b }"))


def test_nothing_to_show_is_said(graph):
    assert shown(graph.facts(cls="Visit")) == "no facts"
    assert repr(graph.facts(cls="Visit")) == "no facts"
    assert shown(graph.entities(kind="Document")) == "no entities"


def test_the_words_are_marked(graph):
    html = graph.fact(1)._repr_html_()
    assert re.search(r'<span style="[^"]+" title="trigger">entretenu</span>', html)
    assert re.search(r'<span style="[^"]+" title="actor">M. Blinken</span>', html)


def test_strings_are_text(graph):
    view = graph.fact(1).view
    person = replace(view.actors[0], label=NASTY, alt=(NASTY,), country_label=NASTY)
    evidence = replace(
        view.evidence[0], text=NASTY * 4, begin=0, marks=(), article=replace(view.article, title=NASTY, source=NASTY)
    )
    nasty = Fact(replace(view, actors=(person,), predicate=NASTY, time_text=NASTY, evidence=(evidence,)), graph)
    for thing in (nasty, Facts([nasty]), Entity(person, graph)):
        html = thing._repr_html_()
        assert "<img" not in html and "</script" not in html
        assert NASTY in shown(thing)


def test_long_lists_are_cut(graph):
    facts = Facts(list(graph.facts()) * 10)
    assert "20 of 30 facts" in shown(facts)


@pytest.mark.parametrize("what", ["graph", "facts", "fact"])
def test_no_colour_of_ink_or_ground_is_fixed(graph, what):
    html = {"graph": graph, "facts": graph.facts(), "fact": graph.fact(1)}[what]._repr_html_()
    styles = " ; ".join(re.findall(r'style="([^"]*)"', html))
    assert not re.search(r"(?<![-\w])color\s*:", styles)
    for ground in re.findall(r"background:\s*([^;\s]+)", styles):
        assert re.fullmatch(r"#[0-9a-f]{8}", ground), "half-transparent, so that both grounds show through"


def test_the_page_in_a_frame(graph):
    html = graph.view()._repr_html_()
    assert html.startswith("<iframe srcdoc=") and 'sandbox="allow-scripts' in html and "allow-same-origin" not in html
    inner = html.partition('srcdoc="')[2].partition('"')[0]
    assert "<" not in inner and len(inner) > 100_000
