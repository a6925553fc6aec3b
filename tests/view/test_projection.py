import pytest

from kg.view.layout import place
from kg.view.projection import project

KG = "https://w3id.org/depeche/kg/entity/"


@pytest.fixture(scope="module")
def network(views):
    return project(views)


def edges(network, begin, end):
    return [data for one, other, data in network.edges(data=True) if (one, other) == (KG + begin, KG + end)]


def test_a_meeting_has_no_direction_and_a_visit_would(network):
    (meeting,) = edges(network, "blinken", "tokayev")
    assert (meeting["symmetric"], meeting["family"], meeting["status"]) == (True, "talk", "actual")
    (invasion,) = [edge for edge in edges(network, "RUS", "UKR") if edge["family"] == "force"]
    assert invasion["symmetric"] is False


def test_actors_of_a_symmetric_fact_without_target_meet_each_other(network):
    (meeting,) = edges(network, "blinken", "c5")
    assert meeting["status"] == "planned"


def test_negation_goes_before_modality(network):
    assert {edge["status"] for edge in edges(network, "KAZ", "RUS")} == {"negated"}


def test_facts_of_other_class_or_status_do_not_share_an_edge(network):
    assert len(edges(network, "RUS", "UKR")) == 2


def test_a_vote_that_states_abstain_from_is_a_node(network):
    (vote,) = [node for node, data in network.nodes(data=True) if data["group"] == "Fact"]
    assert network.in_degree(vote) == 6


def test_what_is_demanded_stands_as_words(network):
    (theme,) = [data for _, data in network.nodes(data=True) if data["group"] == "Theme"]
    assert theme["label"] == "le retrait des troupes russes"


def test_people_are_joined_to_the_country_that_they_act_for(network):
    assert [edge["kind"] for edge in edges(network, "blinken", "USA")] == ["country"]


def test_no_labels_overlap_and_places_are_the_same_each_time(network, views):
    places = place(network)
    assert places == place(project(views))
    spots = sorted((x, y, len(network.nodes[node]["label"])) for node, (x, y) in places.items())
    for number, (x, y, length) in enumerate(spots):
        for other_x, other_y, other_length in spots[number + 1 :]:
            assert abs(x - other_x) > 3.5 * (length + other_length) or abs(y - other_y) > 20


def test_an_empty_graph_has_an_empty_network():
    assert place(project([])) == {}
