import pytest

from kg.ontology import load_ontology
from kg.view.groups import make_groups
from kg.view.payload import Names
from kg.view.quads import quad_of


@pytest.fixture(scope="module")
def groups(views):
    names = Names(views)
    found = make_groups(views, names)
    return {group["key"]: (group, [names.entities[number].label for number in group["members"]]) for group in found}


def test_who_acts_for_a_country_is_in_its_group(groups):
    group, members = groups["KAZ"]
    assert members == ["Kazakhstan", "Kassym-Jomart Tokaïev"]
    assert group["label"] == "Kazakhstan"


def test_who_acts_for_none_is_grouped_by_kind(groups):
    group, members = groups["Group"]
    assert members == ["C5+1"]
    assert group["label"] == ""


def test_everybody_is_in_one_group(groups, views):
    assert sorted(number for group, _ in groups.values() for number in group["members"]) == list(
        range(len(Names(views).entities))
    )


def test_groups_have_places_of_their_own(groups):
    spots = {(group["x"], group["y"]) for group, _ in groups.values()}
    assert len(spots) == len(groups)


def test_no_facts_no_groups():
    assert make_groups([], Names([])) == []


@pytest.mark.parametrize(
    ("cls", "quad"),
    [
        ("Meeting", 0),
        ("Concession", 0),
        ("Withdrawal", 1),
        ("Aid", 1),
        ("Investigation", 2),
        ("Threat", 2),
        ("Sanction", 3),
        ("Invasion", 3),
    ],
)
def test_quad_classes(cls, quad):
    assert quad_of(load_ontology().events[cls]) == quad


@pytest.mark.parametrize("cls", ["Vote", "Abstention", "Event"])
def test_what_plover_does_not_know_is_neither_cooperation_nor_conflict(cls):
    assert quad_of(load_ontology().events[cls]) is None
