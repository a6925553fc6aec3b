"""Tagged names, known names and titles, put together."""

from __future__ import annotations

import re

import pytest

from kg.knowledge import load_knowledge
from kg.mention.ner import known_names, named
from kg.records import NerSpan, Sentence, Word

SHIFT = 100  # the sentence is not the first of its article


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge()


def sentence(text, *tagged, nouns=()):
    """A sentence of its words, and tagged names given as ``(surface, label)``."""
    words = tuple(
        Word(
            n,
            m.group(),
            m.group().lower(),
            "NOUN" if m.group() in nouns else "X",
            "_",
            0,
            "dep",
            m.start() + SHIFT,
            m.end() + SHIFT,
        )
        for n, m in enumerate(re.finditer(r"\w+\.?|\S", text), start=1)
    )
    spans = tuple(
        NerSpan(text.index(surface) + SHIFT, text.index(surface) + len(surface) + SHIFT, label)
        for surface, label in tagged
    )
    return Sentence(0, SHIFT, SHIFT + len(text), text, words, spans)


def found(one, knowledge):
    return [(one.text[s.begin - SHIFT : s.end - SHIFT], s.label) for s in named(one, knowledge)]


def test_a_known_name_that_the_tagger_missed_is_added(knowledge):
    assert found(sentence("Le Kazakhstan se tait."), knowledge) == [("Kazakhstan", "LOC")]


def test_the_known_name_gives_the_type(knowledge):
    assert found(sentence("Antony Blinken se tait.", ("Antony Blinken", "LOC")), knowledge) == [
        ("Antony Blinken", "PER")
    ]


def test_a_longer_known_name_takes_the_place_of_its_tagged_part(knowledge):
    text = "Le Conseil de sécurité des Nations unies siège."
    assert found(sentence(text, ("Nations", "ORG")), knowledge) == [("Conseil de sécurité des Nations unies", "ORG")]


def test_a_longer_tagged_name_stays(knowledge):
    assert found(sentence("Le Stade de France est vide.", ("Stade de France", "LOC")), knowledge) == [
        ("Stade de France", "LOC")
    ]


def test_after_a_title_the_name_is_a_persons(knowledge):
    assert found(sentence("Hier M. Tartempion dort.", ("Tartempion", "ORG"), nouns=("M.",)), knowledge) == [
        ("Tartempion", "PER")
    ]


def test_without_a_title_the_tagger_is_believed(knowledge):
    assert found(sentence("Hier Tartempion dort.", ("Tartempion", "ORG")), knowledge) == [("Tartempion", "ORG")]


def test_small_letters_are_no_name(knowledge):
    assert found(sentence("Il veut la france."), knowledge) == []


def test_a_name_of_bearers_of_two_types_is_not_known(knowledge):
    names = {knowledge.actors.by_id[i].kind for m in knowledge.names.find("Washington") for i in m.ids}
    spans = list(known_names(sentence("Washington dort."), knowledge))
    assert len(spans) <= 1 and (len(names) > 1 or spans)
