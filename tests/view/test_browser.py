"""The page in a real browser: it draws, it answers, it calls nobody, and hostile strings do nothing."""

import json
import shutil
import time
from dataclasses import replace

import pytest

from kg.graph.assemble import assemble
from kg.records import ArticleFacts
from kg.view import render

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver (Debian: chromium-driver)"),
]
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1280,860"
).split()
HOSTILE = (
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "<svg onload=window.pwned=1>",
    '"><script>window.pwned=1</script>',
    "'-window.pwned=1-'",
    '\\";window.pwned=1;//',
    "${window.pwned=1}",
    "`+(window.pwned=1)+`",
    "{{ 7*7 }}{% set pwned = 1 %}",
    "{{constructor.constructor('window.pwned=1')()}}",
    "<!--<script>window.pwned=1",
    "-->]]><script>window.pwned=1</script>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'>",
    '<a href="javascript:window.pwned=1">x</a>',
    "javascript:window.pwned=1",
    "href=javascript:window.pwned=1",
    "<details open ontoggle=window.pwned=1>",
    "<style>@import 'https://example.org/x.css'</style>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<base href=https://example.org/>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    '<math><mi//xlink:href="data:x,<script>window.pwned=1</script>">',
    "</title><script>window.pwned=1</script>",
    "</style><script>window.pwned=1</script>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "\u2028window.pwned=1\u2029",
    "\u202e</script\u202c><b>gras</b>",
    "__proto__",
    "constructor",
    "<b>*gras*</b> _x_ `y`",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (
        *FLAGS,
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={tmp_path_factory.mktemp('chromium')}",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def show(browser, tmp_path):
    """Open a page and wait until its network is drawn; afterwards nothing may have gone wrong or left the machine."""

    browser.get("about:blank")
    browser.get_log("performance")  # what the browser asked for itself at its start
    browser.get_log("browser")

    def opener(page, hash_=""):
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        browser.get(f"{path.as_uri()}{hash_}")
        for _ in range(100):
            if browser.execute_script("return document.body.dataset.ready") == "yes":
                return browser
            time.sleep(0.05)
        pytest.fail(f"the network was not drawn: {browser.get_log('browser')}")

    yield opener
    assert browser.get_log("browser") == []
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert {url.rpartition("/")[2].partition("#")[0] for url in asked if url.startswith("file:")} == {"page.html"}


def text(browser, selector="#panel"):
    return browser.execute_script("return document.querySelector(arguments[0]).innerText", selector)


def click(browser, words, within="#panel"):
    script = (
        "return [...document.querySelectorAll(arguments[0] + ' button')].find(b => b.innerText.includes(arguments[1]))"
    )
    browser.execute_script("arguments[0].click()", browser.execute_script(script, within, words))


def test_the_page_opens_with_all_facts(show, graph):
    browser = show(render(graph))
    assert text(browser, "#counter") == "10 faits · 1 article"
    assert "Antony Blinken – rencontre – Kassym-Jomart Tokaïev" in text(browser)
    painted = browser.execute_script(
        "const c = document.querySelector('canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i]) n++; return n"
    )
    assert painted > 3000


def test_a_fact_shows_its_sentence_with_marks(show, graph):
    browser = show(render(graph))
    click(browser, "Antony Blinken – rencontre")
    marks = browser.execute_script("return [...document.querySelectorAll('mark')].map(m => [m.className, m.innerText])")
    assert marks == [["actor", "M. Blinken"], ["trigger", "s'est entretenu"], ["target", "Kassym-Jomart Tokaïev"]]
    for words in ("28 février 2023", "Reuters", "verb.active"):
        assert words in text(browser)
    assert browser.execute_script("return document.querySelector('#panel a').href") == "https://example.org/1"


def test_clicking_a_node_shows_its_card_and_its_hash(show, graph):
    browser = show(render(graph))
    click(browser, "Antony Blinken – rencontre")
    click(browser, "Kassym-Jomart Tokaïev")
    assert "président" in text(browser)
    hash_ = browser.execute_script("return location.hash")
    assert hash_.startswith("#e=")
    assert "président" in text(show(render(graph), hash_))


def press(browser, x, y):
    """Click the canvas at a place of the network's own coordinates."""
    from selenium.webdriver import ActionChains

    canvas = browser.find_element("css selector", "#network canvas")
    spot = browser.execute_script("return depeche.network.canvasToDOM({x: arguments[0], y: arguments[1]})", x, y)
    left, top = spot["x"] - canvas.size["width"] / 2, spot["y"] - canvas.size["height"] / 2
    ActionChains(browser, duration=0).move_to_element_with_offset(canvas, round(left), round(top)).click().perform()


def test_points_and_lines_of_the_network_can_be_clicked(show, graph):
    browser = show(render(graph))
    where = "return depeche.network.getPosition('https://w3id.org/depeche/kg/entity/' + arguments[0])"
    one, other = (browser.execute_script(where, name) for name in ("blinken", "tokayev"))
    press(browser, (one["x"] + other["x"]) / 2, (one["y"] + other["y"]) / 2)
    assert "s'est entretenu" in text(browser)
    press(browser, one["x"], one["y"])
    assert text(browser, "#panel h2") == "Antony Blinken"


def test_search_by_keyboard_without_accents(show, graph):
    browser = show(render(graph))
    browser.find_element("id", "search").send_keys("tokaiev\n")
    assert "Kassym-Jomart Tokaïev" in text(browser, "#panel h2")


def test_filters_hide_and_reset_brings_back(show, graph):
    browser = show(render(graph))
    click(browser, "nié", "#statuses")
    assert text(browser, "#counter") == "9 sur 10 faits · 1 article"
    assert "soutien" not in text(browser)
    click(browser, "votes", "#families")
    assert text(browser, "#counter").startswith("7 sur 10")
    browser.find_element("id", "reset").click()
    assert text(browser, "#counter") == "10 faits · 1 article"


def test_the_interface_speaks_english_too(show, graph):
    browser = show(render(graph))
    browser.find_element("id", "language").click()
    assert text(browser, "#counter") == "10 facts · 1 article"
    assert "Antony Blinken – meeting – Kassym-Jomart Tokaïev" in text(browser)
    assert browser.execute_script("return document.documentElement.lang") == "en"


def test_it_fits_a_phone(show, graph, browser):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        show(render(graph))
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_an_empty_graph_opens(show):
    from rdflib import Graph

    assert "0 faits" in text(show(render(Graph())), "#counter")


def test_hostile_strings_are_shown_and_do_nothing(show, results):
    """Every string in every field that reaches the page."""
    (result,) = results
    several = []
    for number, words in enumerate(HOSTILE):
        article = replace(result.article, id=words, title=words, source=words, url=words)
        entities = tuple(
            replace(one, label=words, alt=(words + "!",), key=f"{one.key}-{number}") for one in result.entities
        )
        names = {one.key: f"{one.key}-{number}" for one in result.entities}

        def renamed(keys, names=names):
            return tuple(names.get(key, key) for key in keys)

        facts = tuple(
            replace(
                fact,
                key=f"{fact.key}{number}",
                actors=renamed(fact.actors),
                targets=renamed(fact.targets),
                attributed_to=renamed(fact.attributed_to),
                label=words,
                predicate=words if fact.cls == "Event" else None,
                theme_texts=(words,),
                evidence=tuple(replace(one, text=words, trigger=words, rule=words) for one in fact.evidence),
            )
            for fact in result.facts
        )
        several.append(ArticleFacts(article, words, entities, facts))
    browser = show(render(assemble(several), title=HOSTILE[0]))
    shown = browser.execute_script("return document.body.innerText")
    assert HOSTILE[0] in shown
    assert HOSTILE[1] in shown
    for script in (
        "document.querySelectorAll('#panel .row').forEach((row, i) => { if (i < 20) row.click(); })",
        "document.querySelector('#search').value = '<'; document.querySelector('#search').dispatchEvent(new Event('input'))",
        "location.hash = '#e=' + encodeURIComponent('<img src=x onerror=window.pwned=1>')",
    ):
        browser.execute_script(script)
    time.sleep(0.3)
    assert browser.execute_script("return window.pwned ?? null") is None
    assert (
        browser.execute_script("return document.querySelectorAll('img, iframe, base, link[rel=stylesheet]').length")
        == 0
    )
    hrefs = browser.execute_script("return [...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    assert all(href.startswith(("#", "http")) for href in hrefs)
