"""A small graph of every kind of thing that the page shows, made without parsing."""

import datetime as dt
import json
import shutil
import time

import pytest

from kg.graph.assemble import assemble
from kg.graph.facts import facts
from kg.keys import article_key, digest
from kg.records import Article, ArticleFacts, Assertion, Entity, Evidence, Fact, Mark, Post, TimeValue

TEXT = (
    "M. Blinken s'est entretenu avec le président kazakh, Kassym-Jomart Tokaïev. "
    "Une réunion du groupe C5+1 devait suivre. "
    "Aucune des cinq républiques d'Asie centrale n'a soutenu l'invasion de l'Ukraine par Moscou. "
    "Le Kazakhstan, le Kirghizstan, le Tadjikistan, le Turkménistan, l'Ouzbékistan et l'Inde se sont abstenus lors d'un vote. "
    "Washington exige le retrait des troupes russes. Berlin et Paris ont sanctionné Moscou 🇪🇺, selon Kiev."
)
COUNTRIES = {
    "USA": "États-Unis", "KAZ": "Kazakhstan", "KGZ": "Kirghizstan", "TJK": "Tadjikistan", "TKM": "Turkménistan",
    "UZB": "Ouzbékistan", "IND": "Inde", "RUS": "Russie", "UKR": "Ukraine", "DEU": "Allemagne", "FRA": "France",
}  # fmt: skip


def country(code):
    return Entity(f"entity/{code}", COUNTRIES[code], "Country", iso3=code, wikidata="Q30" if code == "USA" else None)


ARTICLE = Article(
    "blinken",
    TEXT,
    title="Blinken en Asie centrale",
    date=dt.date(2023, 2, 28),
    source="Reuters",
    url="https://example.org/1",
)
BLINKEN = Entity(
    "entity/blinken", "Antony Blinken", "Person", alt=("M. Blinken",), country="entity/USA", sectors=("GOV",)
)
TOKAYEV = Entity("entity/tokayev", "Kassym-Jomart Tokaïev", "Person", country="entity/KAZ")
C5 = Entity("entity/c5", "C5+1", "Group", members=("entity/KAZ", "entity/USA"))


def fact(cls, actors, targets, sentence, trigger, article=ARTICLE, **options):
    text = article.text
    begin = text.find(sentence)
    assert begin >= 0, sentence
    where = text.index(trigger, begin)
    end = text.index(".", where) + 1
    marks = [Mark("trigger", where, where + len(trigger), trigger)]
    for role, words in options.pop("marks", {}).items():
        at = text.index(words, begin)
        marks.append(Mark(role, at, at + len(words), words))
    evidence = Evidence(article_key(article), begin, end, text[begin:end], 0, trigger, "verb.active", tuple(marks))
    key = f"fact/{digest(cls, actors, targets, sentence, trigger)}"
    return Fact(key, cls, tuple(actors), tuple(targets), evidence=(evidence,), **options)


def sample_facts():
    five = [f"entity/{code}" for code in ("KAZ", "KGZ", "TJK", "TKM", "UZB")]
    vote = fact("Vote", [], [], "Le Kazakhstan, le", "vote", label="un vote à l'Assemblée générale")
    return [
        fact(
            "Meeting", [BLINKEN.key], [TOKAYEV.key], "M. Blinken", "s'est entretenu",
            marks={"actor": "M. Blinken", "target": "Kassym-Jomart Tokaïev"}, time=TimeValue("2023-02-28"),
        ),
        fact("Meeting", [C5.key, BLINKEN.key], [], "Une réunion", "réunion", modality="planned"),
        fact("Support", five, ["entity/RUS"], "Aucune", "soutenu", polarity="negated"),
        fact("Invasion", ["entity/RUS"], ["entity/UKR"], "Aucune", "invasion", label="l'invasion de l'Ukraine par Moscou"),
        vote,
        fact("Abstention", [*five, "entity/IND"], [vote.key], "Le Kazakhstan, le", "se sont abstenus"),
        fact("Demand", ["entity/USA"], [], "Washington", "exige", theme_texts=("le retrait des troupes russes",)),
        fact(
            "Withdrawal", ["entity/RUS"], ["entity/UKR"], "Washington", "retrait", modality="requested",
            attributed_to=("entity/USA",),
        ),
        fact(
            "Sanction", ["entity/DEU", "entity/FRA"], ["entity/RUS"], "Berlin", "ont sanctionné",
            attributed_to=("entity/UKR",), marks={"target": "Moscou 🇪🇺", "source": "Kiev"}, time=TimeValue("2023"),
        ),
        fact("Event", ["entity/FRA"], ["entity/DEU"], "Berlin", "ont sanctionné", predicate="côtoyer", modality="possible"),
    ]  # fmt: skip


def sample_results():
    post = Assertion(TOKAYEV.key, "holdsPost", Post("président", country="entity/KAZ"), sample_facts()[0].evidence)
    entities = (BLINKEN, TOKAYEV, C5, *(country(code) for code in COUNTRIES))
    return [ArticleFacts(ARTICLE, "compact 1", entities, tuple(sample_facts()), (post,))]


def sample_graph():
    return assemble(sample_results())


@pytest.fixture(scope="session")
def graph():
    return sample_graph()


@pytest.fixture(scope="session")
def views(graph):
    return facts(graph)


@pytest.fixture(scope="session")
def results():
    return sample_results()


# --- a browser, and one page in it that the tests share: opening is what takes long --------------------------------------

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1280,947"
).split()


class Page:
    """A page in the browser, with what the tests ask of it."""

    def __init__(self, driver, address):
        self.driver, self.address = driver, address

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def text(self, selector="#panel"):
        return self.js("return document.querySelector(arguments[0]).innerText", selector).strip()

    def click(self, words, within="#panel"):
        """Click the first button or tickable label there that holds these words."""
        found = self.js(
            "return [...document.querySelectorAll(arguments[0])].flatMap(n => [...n.querySelectorAll('button, label, summary')])"
            ".find(b => (b.textContent + ' ' + (b.getAttribute('aria-label') ?? '')).includes(arguments[1])) ?? null",
            within,
            words,
        )
        assert found is not None, f"no “{words}” in {within}"
        self.js("arguments[0].click()", found)

    def keys(self, selector, *keys):
        self.driver.find_element("css selector", selector).send_keys(*keys)

    def go(self, hash_=""):
        """Show another state of the same page, as following a link to it does."""
        self.js(
            "history.replaceState(null, '', location.pathname + arguments[0]); dispatchEvent(new Event('hashchange'))",
            hash_,
        )

    @property
    def hash(self):
        return self.js("return location.hash")

    @property
    def counter(self):
        return self.text("#counter")

    def asked(self):
        """Addresses that the browser has asked for since, after its own log."""
        return asked_for(self.driver)

    def log(self):
        return self.driver.get_log("browser")


@pytest.fixture(scope="session")
def driver(tmp_path_factory):
    if not (CHROMIUM and DRIVER):
        pytest.skip("needs chromium and chromedriver (Debian: chromium-driver)")
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
    driver.set_script_timeout(180)
    yield driver
    driver.quit()


def asked_for(driver):
    """Addresses that the browser has asked for, after its own log."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]


def open_page(driver, path, content, hash_=""):
    """Open a page from its file and wait until it is drawn."""
    path.write_text(content, encoding="utf-8")
    driver.get("about:blank")
    asked_for(driver)
    driver.get_log("browser")
    driver.get(f"{path.as_uri()}{hash_}")
    end = time.monotonic() + 120
    while driver.execute_script("return document.body?.dataset.ready ?? ''") != "yes":
        assert time.monotonic() < end, f"the page was not drawn: {driver.get_log('browser')}"
        time.sleep(0.05)
    return Page(driver, path.as_uri())


@pytest.fixture(scope="module")
def opened(driver, graph, tmp_path_factory):
    """The sample's page, opened once in a module; afterwards nothing may have gone wrong or left the machine."""
    from kg.view import render

    page = open_page(driver, tmp_path_factory.mktemp("page") / "page.html", render(graph))
    yield page
    assert page.log() == []
    asked = asked_for(driver)
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert {url.partition("#")[0] for url in asked if url.startswith("file:")} == {page.address}


@pytest.fixture
def page(opened):
    """The sample's page as it opens."""
    opened.go()
    opened.js("document.activeElement.blur()")
    return opened


@pytest.fixture(scope="session")
def opener(driver):
    """Open another page: its path, its content."""
    return lambda path, content, hash_="": open_page(driver, path, content, hash_)
