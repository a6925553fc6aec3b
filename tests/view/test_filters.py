"""Filters: legend, facets, brush; what is counted, and how to get everything back."""

import pytest

pytestmark = pytest.mark.browser


def shown(page):
    return page.js("return document.querySelectorAll('#panel .list .row').length")


def tick(page, facet, words):
    page.js("document.querySelector(`[data-facet='${arguments[0]}']`).open = true", facet)
    page.driver.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 30))")
    page.click(words, f"[data-facet='{facet}']")


@pytest.mark.parametrize(
    ("facet", "words", "count"),
    [
        ("cls", "rencontre", 2),
        ("modality", "prévu", 1),
        ("polarity", "nié", 1),
        ("actor", "Antony Blinken", 2),
        ("country", "Kazakhstan", 3),
        ("source", "Reuters", 10),
    ],
)
def test_each_facet_filters(page, facet, words, count):
    tick(page, facet, words)
    assert shown(page) == count
    assert page.counter.startswith(f"{count} sur 10" if count < 10 else "10 faits")
    assert f"{facet}=" in page.hash


def test_a_filter_hides_points_and_lines_of_the_drawing(page):
    before = page.js("return [depeche.drawn.nodes.length, depeche.drawn.edges.length]")
    page.click("dialogue", "#legend-body")
    after = page.js("return [depeche.drawn.nodes.length, depeche.drawn.edges.length]")
    assert 0 < after[0] < before[0]
    assert 0 < after[1] < before[1]
    assert page.js("return depeche.network.body.nodeIndices.length") == after[0]


def test_choices_of_one_facet_add_up_and_facets_narrow_each_other(page):
    page.click("prévu", "#legend-body")
    page.click("demandé", "#legend-body")
    assert shown(page) == 2
    page.click("dialogue", "#legend-body")
    assert shown(page) == 1


def test_counts_in_a_facet_heed_the_other_filters(page):
    page.click("dialogue", "#legend-body")
    assert "rencontre" in page.text("[data-facet=cls]")
    assert "sanction" not in page.text("[data-facet=cls]")


def test_a_long_facet_can_be_searched(page):
    tick(page, "country", "plus")
    page.js("document.querySelector('[data-facet=country] .find').focus()")
    page.keys("[data-facet=country] .find", "ouzb")
    assert "Ouzbékistan" in page.text("[data-facet=country]")
    assert "France" not in page.text("[data-facet=country]")
    page.js(
        "const f = document.querySelector('[data-facet=country] .find'); f.value = ''; f.dispatchEvent(new Event('input'))"
    )


def test_the_brush_moves_by_keyboard_and_says_its_date(page):
    assert page.text("#brush").startswith("1 janv. 2023")
    page.keys("[data-handle=from]", "\ue00f" * 3)  # page down goes back: nothing is before the start
    assert "dates=" not in page.hash
    page.keys("[data-handle=from]", "\ue00e" * 2)  # page up: sixty days of this year
    assert page.js("return document.querySelector('[data-handle=from]').getAttribute('aria-valuetext')") == "1 mai 2023"
    assert page.counter.startswith("1 sur 10")  # what has only a year might be then
    assert "dates=2023-05-01" in page.hash


def test_the_brush_can_be_drawn_with_the_mouse(page):
    from selenium.webdriver import ActionChains

    track = page.driver.find_element("css selector", ".track")
    wide = track.size["width"]
    ActionChains(page.driver, duration=20).move_to_element_with_offset(
        track, round(-wide * 0.45), 0
    ).click_and_hold().move_by_offset(round(wide * 0.4), 0).release().perform()
    assert page.hash.startswith("#dates=2023-01-")
    assert shown(page) == 10


def test_dates_can_be_typed(page):
    page.js(
        "const d = document.querySelector('[data-date=to]'); d.value = '2023-02-01'; d.dispatchEvent(new Event('change'))"
    )
    assert page.counter.startswith("1 sur 10")


def test_reset_brings_everything_back(page):
    assert page.js("return document.querySelector('#reset').disabled")
    page.click("nié", "#legend-body")
    page.click("Kazakhstan", "#panel")
    page.click("Réinitialiser", "header")
    assert page.counter == "10 faits · 1 article"
    assert page.hash == ""


def test_nothing_left_says_so(page):
    page.go("#modality=planned&polarity=negated")
    assert page.counter.startswith("0 sur 10")
    assert "Aucun fait affiché" in page.text()
    assert page.js("return depeche.drawn.nodes.length") == 0
