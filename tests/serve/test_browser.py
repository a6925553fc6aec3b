"""The pages in a real browser: a question asked, an answer clicked through to the sentence, and nobody else asked."""

import json
import shutil
import time

import pytest
from dispatches import KAZ, MEETING, MEETING_TEXT, TOKAIEV

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver (Debian: chromium-driver)"),
]
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1280,1000 --lang=fr"
).split()
PATIENCE = 240  # seconds, on a machine that has other work


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    for flag in (*FLAGS, rules, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser, server):
    """A browser with empty logs; afterwards, it must have asked this server only, and have found nothing wrong."""
    browser.get_log("browser")
    browser.get_log("performance")
    yield browser
    wrong = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert wrong == []
    asked = requests(browser)
    assert asked
    assert all(address.startswith((server, "data:", "blob:", "chrome:", "about:")) for address in asked), asked


def requests(browser):
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]


def wait_for(browser, find):
    end = time.monotonic() + PATIENCE
    while True:
        found = find(browser)
        if found:
            return found
        assert time.monotonic() < end, browser.page_source[-3000:]
        time.sleep(0.2)


def all_of(selector):
    return lambda browser: browser.find_elements("css selector", selector)


def open_editor(page, server):
    page.get(f"{server}/?lang=fr")
    wait_for(page, lambda browser: browser.execute_script("return !!window.kgEditor"))


def test_a_question_leads_to_the_sentence(page, server):
    from selenium.webdriver.support.ui import Select

    open_editor(page, server)
    Select(page.find_element("id", "question")).select_by_value("who-met-whom")
    links = wait_for(page, all_of(".yasr td a.iri"))
    assert "query_valid" in page.find_element("css selector", ".yasqe_queryButton").get_attribute("class")
    (tokaiev,) = [link for link in links if link.text == "entity:tokaiev"]
    tokaiev.click()
    wait_for(page, lambda browser: browser.current_url == f"{server}/{TOKAIEV.key}")
    (fact,) = page.find_elements("css selector", f"a.label[href='/{MEETING.key}']")
    fact.click()
    wait_for(page, lambda browser: browser.current_url == f"{server}/{MEETING.key}")
    sentence = page.find_element("css selector", ".evidence .sentence")
    assert sentence.text == MEETING_TEXT
    assert [mark.text for mark in sentence.find_elements("css selector", "mark")] == [
        "M. Blinken", "rencontré", "Kassym-Jomart Tokaïev",
    ]  # fmt: skip
    colours = {
        mark.value_of_css_property("background-color") for mark in sentence.find_elements("css selector", "mark")
    }
    assert len(colours) == 3


def test_a_query_of_ones_own(page, server):
    open_editor(page, server)
    page.execute_script("kgEditor.put('SELECT ?name WHERE { ?fact a dip:Abstention ; dip:actor/rdfs:label ?name }')")
    assert "PREFIX rdfs:" in page.execute_script("return document.querySelector('.CodeMirror').CodeMirror.getValue()")
    page.find_element("css selector", ".yasqe_queryButton").click()
    wait_for(page, lambda browser: "Kazakhstan" in browser.find_element("css selector", ".yasr").text)


def test_a_question_with_a_value(page, server):
    from selenium.webdriver.support.ui import Select

    open_editor(page, server)
    Select(page.find_element("id", "question")).select_by_value("who-met-whom")
    field = wait_for(page, all_of("#parameters input[name=who]"))[0]
    wait_for(page, all_of(".yasr td a.iri"))
    field.send_keys("nobody of that name")
    page.find_element("css selector", "#parameters button").click()
    wait_for(page, lambda browser: not browser.find_elements("css selector", ".yasr td a.iri"))
    assert "nobody of that name" in page.execute_script(
        "return document.querySelector('.CodeMirror').CodeMirror.getValue()"
    )


def test_hostile_text_does_nothing(page, server):
    open_editor(page, server)
    page.execute_script(
        "kgEditor.put('SELECT ?x ?label WHERE { ?x rdfs:label ?label FILTER (CONTAINS(?label, \"DROP ALL\")) }')"
    )
    page.execute_script("kgEditor.run()")
    links = wait_for(page, all_of(".yasr td a.iri"))
    assert "onerror" in page.find_element("css selector", ".yasr").text
    assert page.execute_script("return window.pwned") is None
    assert not page.find_elements("css selector", ".yasr img[src=x]")
    links[0].click()
    wait_for(
        page, lambda browser: browser.find_elements("css selector", "h1") and "/resource" not in browser.current_url
    )
    for _ in range(2):
        assert page.execute_script("return window.pwned") is None
        assert not page.find_elements("css selector", "main img")
        page.get(f"{server}/entity/nasty")


def test_pages_fit_a_phone(page, server):
    page.set_window_size(390, 800)
    try:
        for path in (f"/{MEETING.key}", f"/{KAZ.key}", "/entity/nasty", "/?lang=fr"):
            page.get(server + path)
            wait_for(page, all_of("h1"))
            width = page.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
            assert width[0] <= width[1], (path, width)
    finally:
        page.set_window_size(1280, 1000)
