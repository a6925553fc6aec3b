"""A small graph of every kind of thing that the page shows, made without parsing."""

import datetime as dt

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
