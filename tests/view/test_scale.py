"""Labels that never cover each other, a heavy drawing that moves as a picture, a large graph that opens by country."""

from dataclasses import replace
from itertools import combinations

import pytest

from kg.graph.views import Participant
from kg.view.groups import make_groups
from kg.view.page import make_page
from kg.view.payload import Names, make_payload
from kg.view.projection import project

pytestmark = pytest.mark.browser

STATES = ("FRA", "DEU", "ITA", "ESP", "POL")


@pytest.fixture(scope="module")
def heavy(opener, views, tmp_path_factory):
    """1,770 facts: each of sixty people meets all others."""
    (meeting,) = [fact for fact in views if fact.cls == "Meeting" and fact.targets]
    people = [
        Participant(
            f"https://example.org/{n}",
            f"Personne numéro {n}",
            "Person",
            country=STATES[n % 5],
            country_label=STATES[n % 5],
        )
        for n in range(60)
    ]
    some = [
        replace(meeting, iri=f"https://example.org/fact/{n}", actors=(one,), targets=(other,))
        for n, (one, other) in enumerate(combinations(people, 2))
    ]
    payload = make_payload(some, [], [])
    payload["groups"] = make_groups(some, Names(some))
    page = opener(tmp_path_factory.mktemp("heavy") / "page.html", make_page(project(some), payload, title="x"))
    yield page
    assert page.log() == []


def test_more_than_can_be_read_opens_by_country(heavy):
    heavy.go()
    assert heavy.js("return depeche.state.grouped")
    assert sorted(heavy.js("return depeche.drawn.nodes.map(n => n.label)")) == sorted(
        f"{state} (12)" for state in STATES
    )
    assert heavy.js("return depeche.drawn.edges.length") == 10
    assert "Vue par pays" in heavy.text("#network-note")


def test_it_can_be_shown_one_by_one_all_the_same(heavy):
    heavy.go("#grouped=no")
    assert heavy.js("return [depeche.drawn.nodes.length, depeche.drawn.edges.length, depeche.drawn.heavy]") == [
        60,
        1770,
        True,
    ]


def test_a_heavy_drawing_is_drawn_anew_only_where_it_comes_to_rest(heavy):
    heavy.go("#grouped=no")
    result = heavy.driver.execute_async_script(
        """
        const done = arguments[0]; let drawings = 0; depeche.network.on('beforeDrawing', () => { drawings += 1; });
        const box = document.querySelector('#network'), before = depeche.network.getViewPosition();
        const send = (type, x) => box.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, button: 0, clientX: x, clientY: 130 }));
        setTimeout(() => {
          drawings = 0; send('pointerdown', 300);
          for (let x = 301; x <= 340; x += 1) send('pointermove', x);
          const moved = document.querySelector('#network canvas').style.transform, during = drawings;
          send('pointerup', 340);
          const after = depeche.network.getViewPosition();
          done({ moved, during, rest: document.querySelector('#network canvas').style.transform, dx: (before.x - after.x) * depeche.network.getScale() });
        }, 300);
        """
    )
    assert result["moved"] == "translate(40px, 0px)"
    assert result["during"] == 0
    assert result["rest"] == ""
    assert result["dx"] == pytest.approx(40, abs=0.5)


@pytest.mark.parametrize("scale", [0.1, 0.3, 0.6, 1.0, 2.0])
def test_labels_cover_neither_each_other_nor_at_first_sight_an_icon(heavy, scale):
    heavy.go("#grouped=no")
    boxes = heavy.driver.execute_async_script(
        "const done = arguments[1]; depeche.network.moveTo({ scale: arguments[0], animation: false }); depeche.network.redraw();"
        "setTimeout(() => done(depeche.labels.map(l => l.box)), 50)",
        scale,
    )
    assert boxes
    covered = [
        (a, b)
        for n, a in enumerate(boxes)
        for b in boxes[n + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert covered == []


def test_a_nearer_look_shows_more_labels(heavy):
    heavy.go("#grouped=no")
    count = [
        heavy.js(
            "depeche.network.moveTo({ scale: arguments[0], animation: false }); depeche.network.redraw(); return depeche.labels.length",
            scale,
        )
        for scale in (0.05, 1.0)
    ]
    assert count[0] < count[1]
