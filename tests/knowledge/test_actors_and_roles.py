"""Actors, family names, demonyms and tenures; posts with their wordings."""

import pytest

from kg.knowledge.actors import Actors, Tenure, load_actors
from kg.knowledge.roles import content_words, load_roles


def test_an_actor_has_what_the_file_says_in_french(world):
    actor = load_actors(world).by_id["RUR"]
    assert (actor.kind, actor.label, actor.iso3, actor.names) == ("Country", "Ruritanie", "RUR", ("Ruritanie",))
    assert load_actors(world).by_id["Strelsau"].capital_of == "RUR"


def test_a_name_without_language_is_a_name(world):
    assert set(load_actors(world).by_id["RPR"].names) == {"Rassemblement pour la Ruritanie", "RPR"}


def test_demonyms_lead_to_their_country(world):
    demonyms = load_actors(world).demonyms
    assert demonyms["ruritanien"] == demonyms["ruritanienne"] == ("RUR",)


def test_a_family_name_that_says_too_little_is_left_out(world):
    assert load_actors(world).families == {"rassendyll": ("Rudolf",)}


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        pytest.param("1894-02-28", (), id="the day before"),
        pytest.param("1894-03-01", ("Rudolf",), id="the first day"),
        pytest.param("1897-12-31", ("Rudolf",), id="an end without month is the whole year"),
        pytest.param("1898-01-01", ("Flavia",), id="the successor"),
        pytest.param("2023-02-28", ("Flavia",), id="no end is until today"),
    ],
)
def test_holders_by_date(world, day, holders):
    assert load_actors(world).holders("king", "RUR", day) == holders


def test_a_post_elsewhere_or_of_another_name_has_other_holders(world):
    actors = load_actors(world)
    assert actors.holders("king", "FRA", "1895-01-01") == ()
    assert actors.holders("envoy", "RUR", "1895-01-01") == ("Rudolf",)


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        ("", "", True),
        ("2020-05-17", "", False),
        ("2020-05", "", True),
        ("", "2020-05", True),
        ("", "2020-04-30", False),
    ],
)
def test_coarse_dates_count_as_a_whole(start, end, holds):
    assert Tenure("x", "king", "RUR", start, end).holds_on("2020-05-16") is holds


ROLES = """
role:minister a dip:Role ; rdfs:label "ministre"@fr .
role:foreign a dip:Role ; rdfs:label "ministre des Affaires étrangères"@fr ; skos:altLabel "chef de la diplomatie"@fr ;
    dip:single true ; dip:sector "GOV" .
role:state a dip:Role ; rdfs:label "secrétaire d'État"@fr ; dip:onlyIn act:USA ; skos:broader role:foreign .
act:x a dip:ActorNoun ; rdfs:label "armée"@fr ; dip:entityType dip:ArmedForces ; dip:sector "MIL" .
act:m a dip:Title ; rdfs:label "Mme"@fr , "M."@fr ; schema:gender "f" .
"""


def test_a_phrase_begins_with_the_longest_wording(graph):
    roles = load_roles(graph(ROLES))
    phrase = ["ministre", "affaires", "etrangeres", "adjoint"]
    assert [(length, id) for length, id in roles.matches(phrase)] == [(3, "foreign"), (1, "minister")]
    assert list(roles.matches([])) == list(roles.matches(["pompier"])) == []


def test_a_role_at_home_in_one_country_knows_what_it_is_there(graph):
    role = load_roles(graph(ROLES)).roles["state"]
    assert (role.only_in, role.broader, role.single) == ({"USA"}, "foreign", False)


def test_nouns_and_titles(graph):
    roles = load_roles(graph(ROLES))
    assert (roles.nouns["armée"].kind, roles.nouns["armée"].sectors) == ("ArmedForces", ("MIL",))
    assert roles.folded_titles == {"mme", "m"}


def test_content_words_leave_out_the_little_ones():
    assert content_words("chef de la diplomatie de l'État") == ("chef", "diplomatie", "etat")


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        pytest.param("1897-06-15", ("Flavia",), id="the day of the handover is the new one's"),
        pytest.param("1897-06-14", ("Rudolf",), id="the day before"),
        pytest.param("1899-12-31", ("Flavia",), id="a last day without a successor is the old one's"),
        pytest.param("1900-01-01", (), id="nobody after"),
    ],
)
def test_holders_on_the_day_of_a_handover(day, holders):
    tenures = (
        Tenure("Rudolf", "king", "RUR", "1894-03-01", "1897-06-15"),
        Tenure("Flavia", "king", "RUR", "1897-06-15", "1899-12-31"),
    )
    assert Actors({}, {}, tenures, {}).holders("king", "RUR", day) == holders
