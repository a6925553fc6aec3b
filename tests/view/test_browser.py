"""The page in a real browser: it draws, it answers, its address says what it shows."""

import pytest

pytestmark = pytest.mark.browser

ENTITY = "entity/"


def press(page, x, y):
    """Click the drawing at a place of the network's own coordinates."""
    from selenium.webdriver import ActionChains

    canvas = page.driver.find_element("css selector", "#network canvas")
    spot = page.js("return depeche.network.canvasToDOM({x: arguments[0], y: arguments[1]})", x, y)
    left, top = spot["x"] - canvas.size["width"] / 2, spot["y"] - canvas.size["height"] / 2
    ActionChains(page.driver, duration=0).move_to_element_with_offset(canvas, round(left), round(top)).click().perform()


def spot(page, label):
    return page.js("return depeche.drawn.nodes.filter(n => n.label === arguments[0]).map(n => [n.x, n.y])[0]", label)


def test_the_page_opens_with_all_facts_and_a_drawing(page):
    assert page.counter == "10 faits · 1 article"
    assert "Antony Blinken – rencontre – Kassym-Jomart Tokaïev" in page.text()
    painted = page.js(
        "const c = document.querySelector('canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i]) n++; return n"
    )
    assert painted > 3000


def test_it_opens_still_and_where_the_layout_put_it(page):
    before = page.js("return JSON.stringify(depeche.network.getPositions())")
    after = page.driver.execute_async_script(
        "const done = arguments[0]; setTimeout(() => done(JSON.stringify(depeche.network.getPositions())), 300)"
    )
    assert before == after
    assert page.js("return depeche.drawn.nodes.every(n => n.x === Math.round(n.x) && n.y === Math.round(n.y))")


def test_a_line_shows_its_facts_with_marked_sentence_and_source(page):
    (one, other) = (spot(page, name) for name in ("Antony Blinken", "Kassym-Jomart Tokaïev"))
    press(page, (one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    marks = page.js("return [...document.querySelectorAll('mark')].map(m => [m.className, m.innerText])")
    assert marks == [["actor", "M. Blinken"], ["trigger", "s'est entretenu"], ["target", "Kassym-Jomart Tokaïev"]]
    for words in ("28 février 2023", "Reuters", "Blinken en Asie centrale", "verb.active"):
        assert words in page.text()
    assert page.js("return document.querySelector('#panel blockquote + p a').href") == "https://example.org/1"


def test_attribution_stands_in_the_card_of_a_fact(page):
    page.click("Allemagne, France – sanction")
    assert "selon" in page.text("#panel dl")
    assert "Ukraine" in page.text("#panel dl")


def test_a_point_shows_its_card(page):
    press(page, *spot(page, "Kassym-Jomart Tokaïev"))
    assert page.text("#panel h2") == "Kassym-Jomart Tokaïev"
    assert "président" in page.text()
    assert "agit pour : Kazakhstan" in page.text()
    page.click("Kazakhstan")
    assert "KAZ" in page.text()
    assert "Agissent pour ce pays (1)".upper() in page.text().upper()


def test_facts_of_a_card_are_in_order_of_time(page):
    page.js("depeche.select({ entity: depeche.entities.find(e => e.iso3 === 'RUS').index })")
    times = page.js("return [...document.querySelectorAll('#panel .list .row')].length")
    assert times >= 3
    order = page.js("return [...document.querySelectorAll('#panel .list small')].map(s => s.innerText)")
    assert order[0].startswith("2023")  # the year stands before its days


def test_a_click_beside_everything_returns_to_the_list(page):
    page.click("Antony Blinken – rencontre")
    page.keys("body", "\ue00c")
    assert "FAITS AFFICHÉS (10)" in page.text()


@pytest.mark.parametrize("words", ["tokaiev", "TOKAÏEV", "jomart kass"])
def test_search_suggests_without_accents_case_or_order(page, words):
    page.keys("#search", words)
    assert page.js("return document.querySelector('#search').getAttribute('aria-expanded')") == "true"
    assert "Kassym-Jomart Tokaïev" in page.text("#suggestions li")
    page.keys("#search", "\ue007")
    assert page.text("#panel h2") == "Kassym-Jomart Tokaïev"


def test_search_finds_words_of_sentences_and_says_when_it_finds_none(page):
    page.keys("#search", "abstenus")
    assert "Kazakhstan" in page.text("#suggestions")
    page.keys("#search", "zzz")
    assert "Rien ne correspond." in page.text("#suggestions")
    page.keys("#search", "\ue00c", "\ue00c")
    assert page.js("return document.querySelector('#search').value") == ""


def test_the_hash_holds_the_whole_view(page):
    page.click("prévu", "#legend-body")
    page.click("Matrice", ".tabs")
    page.click("EN", "header")
    hash_ = page.hash
    for part in ("view=matrix", "modality=planned", "lang=en"):
        assert part in hash_
    page.go()
    assert page.counter == "10 faits · 1 article"
    page.go(hash_)
    assert page.counter == "1 of 10 facts · 1 article"
    assert not page.js("return document.querySelector('#matrix-view').hidden")


def test_the_hash_of_a_selection_comes_back(page):
    page.click("Antony Blinken – rencontre")
    page.click("Kassym-Jomart Tokaïev")
    hash_ = page.hash
    assert "entity=entity%2Ftokayev" in hash_
    page.go()
    page.go(hash_)
    assert page.text("#panel h2") == "Kassym-Jomart Tokaïev"


@pytest.mark.parametrize(
    "hash_", ["#view=nowhere&lang=xx&family=none", "#entity=entity/nobody&fact=x", "#%%%", "#dates=a..b"]
)
def test_a_hash_that_means_nothing_shows_everything(page, hash_):
    page.go(hash_)
    assert page.counter == "10 faits · 1 article"


def test_the_interface_speaks_english_too(page):
    page.click("EN", "header")
    assert page.counter == "10 facts · 1 article"
    assert "Antony Blinken – meeting – Kassym-Jomart Tokaïev" in page.text()
    assert page.js("return document.documentElement.lang") == "en"
    french = [words for words in ("Filtres", "Légende", "Réinitialiser", "Frise") if words in page.text("body")]
    assert french == []
