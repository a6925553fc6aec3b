import dataclasses

import pytest

from kg.graph.facts import articles, assertions
from kg.graph.serialize import base_of
from kg.ontology import load_ontology
from kg.view.families import FAMILIES, family_of
from kg.view.payload import make_payload, segments


def evidence_of(views, cls):
    return next(fact for fact in views if fact.cls == cls).evidence[0]


def test_a_sentence_in_pieces_is_the_sentence(views):
    for fact in views:
        for one in fact.evidence:
            assert "".join(text for text, _ in segments(one)) == one.text


def test_marks_have_their_roles_also_behind_a_flag(views):
    pieces = segments(evidence_of(views, "Sanction"))
    assert ["Moscou 🇪🇺", "target"] in pieces
    assert ["Kiev", "source"] in pieces


def test_the_shorter_of_overlapping_marks_shows(views):
    one = evidence_of(views, "Meeting")
    wide = dataclasses.replace(one.marks[0], role="target", begin=one.begin, end=one.end, text=one.text)
    pieces = segments(dataclasses.replace(one, marks=(*one.marks, wide)))
    assert ["s'est entretenu", "trigger"] in pieces
    assert {role for _, role in pieces} == {"trigger", "actor", "target"}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "//example.org", "file:///etc"]
)
def test_only_addresses_of_the_web_are_links(graph, views, address):
    (article,) = articles(graph)
    payload = make_payload(views, assertions(graph), [dataclasses.replace(article, url=address)])
    assert "url" not in payload["articles"][0]


def test_posts_other_names_and_homes(graph, views):
    entities = make_payload(views, assertions(graph), articles(graph), base=base_of(graph))["entities"]
    (blinken,) = [one for one in entities if one["iri"] == "entity/blinken"]
    (tokayev,) = [one for one in entities if one["iri"] == "entity/tokayev"]
    assert blinken["alt"] == ["M. Blinken"]
    assert entities[blinken["home"]]["iso3"] == "USA"
    assert any("président" in post for post in tokayev["posts"])
    assert "posts" not in blinken  # what is empty is left out


def test_participants_are_numbers_facts_lists_and_words_words(graph, views):
    payload = make_payload(views, assertions(graph), articles(graph), base=base_of(graph))
    (abstention,) = [fact for fact in payload["facts"] if fact["cls"] == "Abstention"]
    (demand,) = [fact for fact in payload["facts"] if fact["cls"] == "Demand"]
    assert [payload["facts"][target[0]]["cls"] for target in abstention["targets"]] == ["Vote"]
    assert {payload["entities"][actor]["iso3"] for actor in abstention["actors"]} >= {"KAZ", "IND"}
    assert demand["themes"] == ["le retrait des troupes russes"]


def test_outlines_come_only_where_there_is_a_country(graph, views):
    assert {"RUS", "KAZ", "FRA"} <= set(make_payload(views, [], [])["world"])
    assert make_payload([], [], [])["world"] == {}


def test_every_class_has_a_family_and_every_family_a_class():
    used = {family_of(event) for event in load_ontology().events.values()}
    assert used == {family.name for family in FAMILIES}


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_colours_stand_out_from_both_grounds(family):
    for colour, ground in ((family.light, "#f6f7f9"), (family.dark, "#12171e")):
        high, low = sorted((luminance(colour), luminance(ground)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5
