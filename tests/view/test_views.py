"""The other views: timeline, matrix, map; and the overview by country."""

import pytest

pytestmark = pytest.mark.browser


def test_only_the_chosen_view_is_seen(page):
    for number, name in enumerate(("network", "timeline", "matrix", "map"), 1):
        page.keys("body", str(number))
        seen = page.js("return [...document.querySelectorAll('[role=tabpanel]')].filter(v => !v.hidden).map(v => v.id)")
        assert seen == [f"{name}-view"]
        assert page.js("return document.querySelector('[role=tab][aria-selected=true]').dataset.view") == name


def test_the_timeline_has_actors_and_times_and_its_dots_open_facts(page):
    page.go("#view=timeline")
    rows = page.js("return [...document.querySelectorAll('.timeline tbody th')].map(t => t.innerText)")
    assert {"Russie", "Antony Blinken"} <= set(rows)
    page.js("document.querySelector(\".timeline .cell[aria-label^='Antony Blinken']\").click()")
    assert "rencontre" in page.text()


def test_the_matrix_tells_cooperation_from_conflict(page):
    page.go("#view=matrix")
    cell = "return document.querySelector(`.matrix .cell[aria-label^='${arguments[0]} → ${arguments[1]}']`)?.ariaLabel ?? ''"
    assert "1 conflit en actes" in page.js(cell, "Russie", "Ukraine")
    assert "1 coopération en paroles" in page.js(cell, "Antony Blinken", "Kassym-Jomart Tokaïev")
    assert "1 coopération en paroles" in page.js(cell, "Kassym-Jomart Tokaïev", "Antony Blinken")  # symmetric
    assert page.js(cell, "Ukraine", "Russie") == ""  # an invasion has a direction
    assert page.js(cell, "Kazakhstan", "Russie") == ""  # support that was denied is neither


def test_signs_say_what_colours_say(page):
    page.go("#view=matrix")
    texts = page.js(
        "return [...document.querySelectorAll('.matrix .cell')].map(c => [c.innerText[0], c.style.getPropertyValue('--fill')])"
    )
    assert texts
    assert all(("good" in fill) == (sign == "+") and ("bad" in fill) == (sign == "−") for sign, fill in texts)


def test_the_matrix_can_be_made_of_countries(page):
    page.go("#view=matrix")
    page.click("par pays", "#matrix-view")
    assert "rows=country" in page.hash
    rows = page.js("return [...document.querySelectorAll('.matrix tbody th')].map(t => t.innerText)")
    assert "Kazakhstan" in rows
    assert "Antony Blinken" not in rows


def test_arrows_walk_through_the_cells(page):
    page.go("#view=matrix")
    page.js("document.querySelector(\".matrix .cell[tabindex='0']\").focus()")
    first = page.js("return document.activeElement.ariaLabel")
    page.driver.switch_to.active_element.send_keys("\ue015")
    second = page.js("return document.activeElement.ariaLabel")
    assert first != second
    assert " → " in second
    assert page.js("return document.querySelectorAll(\".matrix .cell[tabindex='0']\").length") == 1


def test_the_map_shades_countries_and_joins_them(page):
    page.go("#view=map")
    states = page.js("return [...document.querySelectorAll('#world .state')].map(s => s.dataset.code)")
    assert {"RUS", "UKR", "USA", "KAZ"} <= set(states)
    assert "BRA" not in states
    assert page.js("return document.querySelectorAll('#world .arc').length") >= 2
    page.js("document.querySelector('#world .state[data-code=RUS]').dispatchEvent(new MouseEvent('click'))")
    assert page.text("#panel h2").startswith("Russie")


def test_a_view_heeds_the_filters(page):
    page.go("#view=map")
    before = page.js("return document.querySelectorAll('#world .state').length")
    page.click("dialogue", "#legend-body")
    assert page.js("return document.querySelectorAll('#world .state').length") < before


def test_by_country_opens_on_a_click_and_closes_again(page):
    page.click("Par pays", ".bar")
    assert page.js("return document.querySelector('#group').ariaPressed") == "true"
    labels = page.js("return depeche.drawn.nodes.map(n => n.label)")
    assert "Kazakhstan (2)" in labels
    assert "Kassym-Jomart Tokaïev" not in labels
    page.js("depeche.network.body.emitter.emit('click', { nodes: ['gKAZ'], edges: [] })")
    labels = page.js("return depeche.drawn.nodes.map(n => n.label)")
    assert {"Kazakhstan", "Kassym-Jomart Tokaïev"} <= set(labels)
    assert "open=KAZ" in page.hash
    page.click("Réinitialiser", "header")
    assert page.js("return depeche.drawn.nodes.some(n => n.group)") is False
