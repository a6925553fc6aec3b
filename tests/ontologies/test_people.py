"""What the files of people and posts promise: actors-people.ttl and roles-fr.ttl (rdflib only)."""

import datetime as dt
import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Namespace

ONTOLOGIES = Path(__file__).resolve().parents[2] / "ontologies"
DIP = Namespace("https://w3id.org/depeche/diplomacy#")
ACT = Namespace("https://w3id.org/depeche/actors#")
ORG = Namespace("http://www.w3.org/ns/org#")
SCHEMA = Namespace("https://schema.org/")

SECTORS = set("GOV MIL LEG JUD COP REB OPP PTY CVL MED BUS NGO IGO SPY REF".split())
ENTITY_TYPES = {
    DIP[name]
    for name in (
        "Person Group Country City Region Document Organization GovernmentBody "
        "InternationalOrganization ArmedForces Party Company MediaOutlet"
    ).split()
}
FAR = dt.date(9999, 12, 31)
HANDOVER_DAYS = 31
POST_WORDS = (DIP.Role, DIP.ActorNoun)


@pytest.fixture(scope="module")
def roles():
    return Graph().parse(ONTOLOGIES / "roles-fr.ttl")


@pytest.fixture(scope="module")
def people():
    return Graph().parse(ONTOLOGIES / "actors-people.ttl")


def persons(graph):
    return sorted(graph.subjects(RDF.type, DIP.Person))


def memberships(graph):
    """Every (person, membership node)."""
    return sorted(graph.subject_objects(ORG.hasMembership))


def places(graph, membership):
    return [*graph.objects(membership, DIP.country), *graph.objects(membership, ORG.organization)]


def earliest(literal):
    """The first day that a date, a month or a year literal can mean."""
    year, month, day = (*map(int, str(literal).split("-")), 1, 1)[:3]
    return dt.date(year, month, day)


def latest(literal):
    """The last day that a date, a month or a year literal can mean."""
    parts = [int(part) for part in str(literal).split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    year, month = parts if len(parts) == 2 else (parts[0], 12)
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def surely_held(graph, membership):
    """The days on which the post was held beyond doubt, as (first, last)."""
    start = graph.value(membership, SCHEMA.startDate)
    end = graph.value(membership, SCHEMA.endDate)
    return latest(start), earliest(end) if end is not None else FAR


def wordings(graph, node):
    return [
        str(label)
        for predicate in (RDFS.label, SKOS.altLabel)
        for label in graph.objects(node, predicate)
        if label.language == "fr"
    ]


def test_there_are_enough_people_posts_and_nouns(roles, people):
    assert len(persons(people)) >= 400
    assert len(memberships(people)) >= 400
    assert len(set(roles.subjects(RDF.type, DIP.Role))) >= 70
    assert len(set(roles.subjects(RDF.type, DIP.ActorNoun))) >= 350
    assert len(set(roles.subjects(RDF.type, DIP.Title))) >= 30


# -- roles-fr.ttl


def test_each_post_says_whether_one_person_holds_it(roles):
    for role in roles.subjects(RDF.type, DIP.Role):
        assert [value.value for value in roles.objects(role, DIP.single)] in ([True], [False]), role


def test_each_noun_has_one_known_entity_type(roles):
    for noun in roles.subjects(RDF.type, DIP.ActorNoun):
        types = list(roles.objects(noun, DIP.entityType))
        assert len(types) == 1 and types[0] in ENTITY_TYPES, noun


def test_sectors_are_those_of_the_contract(roles, people):
    for graph in (roles, people):
        assert {str(sector) for sector in graph.objects(None, DIP.sector)} <= SECTORS


def test_each_node_has_one_french_label(roles, people):
    nodes = {*roles.subjects(RDF.type), *persons(people)}
    for node in nodes:
        labels = [*roles.objects(node, RDFS.label), *people.objects(node, RDFS.label)]
        assert sum(label.language == "fr" for label in labels) == 1, node


def test_a_wording_means_one_post_or_noun_within_a_country(roles):
    meanings = defaultdict(set)
    for node in {node for kind in POST_WORDS for node in roles.subjects(RDF.type, kind)}:
        for wording in wordings(roles, node):
            for place in list(roles.objects(node, DIP.onlyIn)) or [None]:
                meanings[wording.casefold(), place].add(node)
    assert {key: nodes for key, nodes in meanings.items() if len(nodes) > 1} == {}


def test_a_wording_with_an_accented_capital_stands_without_the_accent_too(roles):
    for node in {node for kind in POST_WORDS for node in roles.subjects(RDF.type, kind)}:
        found = wordings(roles, node)
        for wording in found:
            assert re.sub(r"\b[ÉÈ]", "E", wording) in found, wording


def test_broader_posts_are_posts(roles):
    for role, broader in roles.subject_objects(SKOS.broader):
        assert (broader, RDF.type, DIP.Role) in roles, role


# -- actors-people.ttl


def test_full_labels_are_unique(people):
    labels = Counter(str(people.value(person, RDFS.label)).casefold() for person in persons(people))
    assert [label for label, count in labels.items() if count > 1] == []


def test_no_full_name_names_two_people(people):
    owners = defaultdict(set)
    for person in persons(people):
        for wording in wordings(people, person):
            owners[wording.casefold()].add(person)
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_a_shared_family_name_is_marked_on_each_bearer(people):
    bearers = defaultdict(set)
    for person, name in people.subject_objects(SCHEMA.familyName):
        bearers[str(name)].add(person)
    for name, who in bearers.items():
        if len(who) > 1:
            for person in who:
                assert name in map(str, people.objects(person, DIP.ambiguousLabel)), (person, name)


def test_ambiguous_labels_are_family_names(people):
    for person, name in people.subject_objects(DIP.ambiguousLabel):
        assert (person, SCHEMA.familyName, name) in people, person


def test_gender_is_m_or_f(people):
    for person in persons(people):
        assert [str(gender) for gender in people.objects(person, SCHEMA.gender)] in (["m"], ["f"]), person


def test_each_person_has_a_sector(people):
    for person in persons(people):
        assert people.value(person, DIP.sector) is not None, person


def test_each_membership_has_a_known_role_and_one_place(roles, people):
    for person, membership in memberships(people):
        held = list(people.objects(membership, ORG.role))
        assert len(held) == 1 and (held[0], RDF.type, DIP.Role) in roles, (person, held)
        assert len(places(people, membership)) == 1, (person, held)


def test_a_post_that_exists_only_somewhere_is_held_there(roles, people):
    for person, membership in memberships(people):
        only = set(roles.objects(people.value(membership, ORG.role), DIP.onlyIn))
        assert not only or set(places(people, membership)) <= only, person


def test_memberships_name_the_general_post_of_a_national_wording(roles, people):
    for person, membership in memberships(people):
        role = people.value(membership, ORG.role)
        national = roles.value(role, DIP.onlyIn) is not None
        assert not (national and roles.value(role, SKOS.broader) is not None), person


def test_a_national_wording_stands_for_a_post_that_one_person_holds_if_it_is_one_itself(roles):
    for role in roles.subjects(DIP.onlyIn):
        broader = roles.value(role, SKOS.broader)
        if broader is not None and roles.value(role, DIP.single).value:
            assert roles.value(broader, DIP.single).value, role


def test_dates_have_the_datatype_of_their_form_and_are_ordered(people):
    datatypes = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    for person, membership in memberships(people):
        start = people.value(membership, SCHEMA.startDate)
        end = people.value(membership, SCHEMA.endDate)
        for literal in (start, end):
            assert literal is None or literal.datatype == datatypes[len(str(literal))], person
        assert end is None or start is None or earliest(start) <= latest(end), person


def test_single_posts_have_start_dates(roles, people):
    for person, membership in memberships(people):
        if roles.value(people.value(membership, ORG.role), DIP.single).value:
            assert people.value(membership, SCHEMA.startDate) is not None, person


def test_two_people_do_not_hold_a_single_post_at_once(roles, people):
    holders = defaultdict(list)
    for person, membership in memberships(people):
        role = people.value(membership, ORG.role)
        if roles.value(role, DIP.single).value:
            holders[role, places(people, membership)[0]].append((person, surely_held(people, membership)))
    clashes = []
    for post, terms in holders.items():
        for (one, (start, end)), (other, (first, last)) in combinations(terms, 2):
            if one != other and (min(end, last) - max(start, first)).days > HANDOVER_DAYS:
                clashes.append((post, one, other))
    assert clashes == []


def test_wikidata_links_are_entities_and_used_once(people):
    links = Counter(str(link) for link in people.objects(None, OWL.sameAs))
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q\d+", link) for link in links)
    assert max(links.values()) == 1


def test_places_of_posts_are_defined(people):
    defined = Graph()
    for name in ("actors.ttl", "actors-organizations.ttl"):
        defined.parse(ONTOLOGIES / name)
    used = {place for _, membership in memberships(people) for place in places(people, membership)}
    used |= set(people.objects(None, DIP.country))
    assert sorted(place for place in used if (place, RDF.type, None) not in defined) == []


@pytest.mark.parametrize(
    ("role", "place", "day", "holder"),
    [
        ("president", "KAZ", "2023-03-01", "Kassym_Jomart_Tokaiev"),
        ("foreign_minister", "USA", "2023-02-28", "Antony_Blinken"),
        ("foreign_minister", "RUS", "2023-02-28", "Serguei_Lavrov"),
        ("president", "FRA", "2003-03-20", "Jacques_Chirac"),
        ("prime_minister", "DEU", "1990-10-03", "Helmut_Kohl"),
        ("foreign_minister", "GBR", "1990-08-02", "Douglas_Hurd"),
        ("secretary_general", "ONU", "2003-03-20", "Kofi_Annan"),
        ("president", "USA", "1991-01-17", "George_H_W_Bush"),
        ("president", "USA", "2003-03-20", "George_W_Bush"),
    ],
)
def test_a_post_and_a_day_find_the_holder(people, role, place, day, holder):
    when = dt.date.fromisoformat(day)
    found = set()
    for person, membership in memberships(people):
        if str(people.value(membership, ORG.role)).endswith("#" + role) and places(people, membership) == [ACT[place]]:
            first, last = surely_held(people, membership)
            if first <= when <= last:
                found.add(person)
    assert found == {ACT[holder]}
