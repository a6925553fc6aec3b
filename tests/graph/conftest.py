"""A small article with hand-made facts: every kind of thing that the graph can say."""

import datetime as dt
from dataclasses import replace

import pytest

from kg.graph.assemble import assemble
from kg.keys import article_key, digest
from kg.records import Article, ArticleFacts, Assertion, Entity, Evidence, Fact, Mark, Post, TimeValue

TEXT = (
    "Blinken en Asie centrale\n\n"
    "M. Blinken s'est entretenu avec le président kazakh, Kassym-Jomart Tokaïev. "
    "Il visitera Tachkent du 1er au 3 mars, selon Reuters. "
    "Le Kazakhstan et l'Inde se sont abstenus lors d'un vote condamnant l'invasion la semaine dernière. "
    "Aucun pays n'a soutenu l'attaque. "
    "Le président kazakh a appelé trois fois Kiev en février dernier."
)
ARTICLE = Article(
    id="blinken",
    text=TEXT,
    title="Blinken en Asie centrale",
    date=dt.date(2023, 2, 28),
    source="Reuters",
    url="https://news.example/blinken?a=1",
    origin="seeds/blinken.txt",
)
KEY = article_key(ARTICLE)
ENTITIES = (
    Entity("entity/USA", "États-Unis", "Country", ("USA",), iso3="USA"),
    Entity(
        "entity/KAZ", "Kazakhstan", "Country", iso3="KAZ", known="https://w3id.org/depeche/actors#KAZ", wikidata="Q232"
    ),
    Entity("entity/IND", "Inde", "Country", iso3="IND"),
    Entity(
        "entity/Antony_Blinken", "Antony Blinken", "Person", ("M. Blinken",), country="entity/USA", sectors=("GOV",)
    ),
    Entity(
        "entity/Tokaiev",
        "Kassym-Jomart Tokaïev",
        "Person",
        ("le président kazakh",),
        country="entity/KAZ",
        sectors=("GOV",),
    ),
    Entity("entity/Tachkent", "Tachkent", "City", country="entity/UZB"),
    Entity("entity/Kiev", "Kiev", "City", country="entity/UKR"),
    Entity("entity/Reuters", "Reuters", "MediaOutlet", sectors=("MED",)),
    Entity("entity/C5_plus_1", "C5+1", "Group", members=("entity/USA", "entity/KAZ")),
)
UZBEKISTAN = Entity("entity/UZB", "Ouzbékistan", "Country", iso3="UZB")


def mark(role, text, key=None, nth=1):
    begin = -1
    for _ in range(nth):
        begin = TEXT.index(text, begin + 1)
    return Mark(role, begin, begin + len(text), text, key)


def evidence(sentence, start, trigger, rule, *marks):
    begin = TEXT.index(start)
    end = TEXT.find(". ", begin + 3) + 1 or len(TEXT)
    return Evidence(KEY, begin, end, TEXT[begin:end], sentence, trigger, rule, (*marks, mark("trigger", trigger)))


def fact(cls, **fields):
    return Fact(key=f"fact/{digest(KEY, cls, fields.get('actors'), fields.get('targets'))}", cls=cls, **fields)


MEETING = fact(
    "Meeting",
    actors=("entity/Antony_Blinken",),
    targets=("entity/Tokaiev",),
    evidence=(
        evidence(
            1, "M. Blinken", "entretenu", "verb-active",
            mark("actor", "M. Blinken", "entity/Antony_Blinken"), mark("target", "le président kazakh", "entity/Tokaiev"),
        ),
    ),
)  # fmt: skip
VISIT = fact(
    "Visit",
    actors=("entity/Antony_Blinken",),
    targets=("entity/Tachkent",),
    places=("entity/Tachkent",),
    time=TimeValue("2023-03-01", "2023-03-03", "du 1er au 3 mars"),
    modality="planned",
    attributed_to=("entity/Reuters",),
    evidence=(evidence(2, "Il visitera", "visitera", "verb-active", mark("source", "Reuters", "entity/Reuters")),),
)
VOTE = fact(
    "Vote",
    theme_texts=("l'invasion",),
    time=TimeValue("2023-02-21", text="la semaine dernière"),
    label="vote condamnant l'invasion",
    evidence=(evidence(3, "Le Kazakhstan", "vote", "noun-event"),),
)
ABSTENTION = fact(
    "Abstention",
    actors=("entity/KAZ", "entity/IND"),
    targets=(VOTE.key,),
    evidence=(
        evidence(
            3, "Le Kazakhstan", "abstenus", "verb-pronominal",
            mark("actor", "Le Kazakhstan", "entity/KAZ"), mark("actor", "l'Inde", "entity/IND"),
            mark("target", "un vote condamnant l'invasion", VOTE.key),
        ),
    ),
)  # fmt: skip
SUPPORT = fact(
    "Support",
    actors=("entity/KAZ",),
    theme_texts=("l'attaque",),
    polarity="negated",
    evidence=(evidence(4, "Aucun pays", "soutenu", "negation-determiner"),),
)
CALL = fact(
    "PhoneCall",
    actors=("entity/Tokaiev", "entity/Kiev"),
    time=TimeValue("2023-02", text="en février dernier"),
    count=3,
    evidence=(evidence(5, "Le président kazakh", "appelé", "verb-active"),),
)
OPEN = fact(
    "Event",
    actors=("entity/Antony_Blinken",),
    predicate="inaugurer",
    evidence=(evidence(1, "M. Blinken", "entretenu", "open-relation"),),
)
POST = Assertion(
    "entity/Tokaiev", "holdsPost", Post("président", country="entity/KAZ"),
    (evidence(1, "M. Blinken", "président", "apposition"),),
)  # fmt: skip
MEMBER = Assertion("entity/KAZ", "memberOf", "entity/C5_plus_1", (evidence(3, "Le Kazakhstan", "Kazakhstan", "group"),))
FACTS = (MEETING, VISIT, VOTE, ABSTENTION, SUPPORT, CALL, OPEN)
RESULT = ArticleFacts(ARTICLE, "compact 0.1", ENTITIES, FACTS, (POST, MEMBER))
OTHER_ARTICLE = Article(id="autre", text="Le Kazakhstan condamne l'attaque.", date=dt.date(2023, 3, 2))
OTHER_KEY = article_key(OTHER_ARTICLE)
CONDEMNATION = Fact(
    key=f"fact/{digest(OTHER_KEY, 'Condemnation')}",
    cls="Condemnation",
    actors=("entity/KAZ",),
    theme_texts=("l'attaque",),
    evidence=(Evidence(OTHER_KEY, 0, 33, OTHER_ARTICLE.text, 0, "condamne", "verb-active"),),
)
OTHER = ArticleFacts(OTHER_ARTICLE, "conllu", (ENTITIES[1],), (CONDEMNATION,))
KNOWN = {"entity/UZB": UZBEKISTAN, "entity/UKR": Entity("entity/UKR", "Ukraine", "Country", iso3="UKR")}


@pytest.fixture
def result():
    return RESULT


@pytest.fixture
def only():
    """Builds the sample with these facts alone."""

    def build(*facts, **options):
        return assemble([replace(RESULT, facts=facts, assertions=())], known=KNOWN, **options)

    return build


@pytest.fixture(scope="session")
def graph():
    return assemble([RESULT, OTHER], known=KNOWN, version="0.1.0")


@pytest.fixture(scope="session")
def sample():
    """The names above, for tests (pytest imports this file by itself)."""
    return globals()
