import networkx as nx
import pytest

from kg.view.layout import place


def network(pairs, **labels):
    graph = nx.MultiDiGraph()
    graph.add_edges_from(pairs)
    for node in graph:
        graph.nodes[node]["label"] = labels.get(node, str(node))
    return graph


def overlaps(places, width, height):
    spots = sorted(places.values())
    return [
        (a, b)
        for n, a in enumerate(spots)
        for b in spots[n + 1 :]
        if abs(a[0] - b[0]) < width and abs(a[1] - b[1]) < height
    ]


STAR = [("m", f"n{number}") for number in range(120)]
LARGE = [(f"n{number // 3}", f"n{number}") for number in range(1, 900)]


@pytest.mark.parametrize("pairs", [[("a", "b")], STAR, LARGE], ids=["pair", "star", "large"])
def test_same_places_each_time_whatever_the_order(pairs):
    assert place(network(pairs)) == place(network(pairs[::-1]))


def test_icons_of_many_do_not_cover_each_other():
    assert overlaps(place(network(STAR)), 90, 66) == []


def test_labels_of_few_are_given_the_room_that_they_need_on_the_screen():
    few = [(f"Organisation numéro {one}", f"Organisation numéro {one + 1}") for one in range(9)]
    places = place(network(few))
    assert overlaps(places, 150, 40) == []


def test_on_paper_the_labels_of_many_have_room_too():
    names = {f"n{number}": f"Organisation numéro {number}" for number in range(60)}
    places = place(network([("m", name) for name in names], **names), all_labels=True)
    assert overlaps(places, 150, 40) == []


def test_a_large_part_has_places_for_all_and_no_two_at_one():
    places = place(network(LARGE))
    assert len(places) == 900
    assert len(overlaps(places, 8, 8)) < 20  # the circles around neighbours of the core may touch


def test_satellites_stand_around_whom_they_are_joined_to():
    places = place(network([*LARGE, ("n0", "lonely")]))
    away = [abs(places["lonely"][0] - x) + abs(places["lonely"][1] - y) for x, y in (places["n0"], places["n700"])]
    assert away[0] < away[1]


def test_a_page_is_wider_than_high():
    spots = list(place(network(STAR)).values())
    wide, high = (max(s[axis] for s in spots) - min(s[axis] for s in spots) for axis in (0, 1))
    assert wide > high


def test_parts_stand_apart():
    places = place(network([("a", "b"), ("c", "d"), ("e", "f")]))
    assert overlaps(places, 60, 20) == []
