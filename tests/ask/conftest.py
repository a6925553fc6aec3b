"""A small graph of our own, and questions whose parses are frozen, so that no model is loaded."""

import datetime as dt
import sys
from pathlib import Path

import pytest

from kg.ask import ask
from kg.conllu import read_conllu
from kg.graph.assemble import assemble
from kg.keys import article_key
from kg.knowledge import load_knowledge
from kg.records import Article, ArticleFacts, Evidence, Fact, TimeValue
from kg.resolve.entities import Entities

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
PARSES = {
    document.sentences[0].text: document
    for document in read_conllu((HERE / "questions.conllu").read_text(encoding="utf-8").splitlines())
}


def frozen(article):
    """The stored parse of a question."""
    return PARSES[article.text]


class Dispatch:
    """One invented dispatch with its facts."""

    def __init__(self, id, day, text):
        self.article = Article(id=id, text=text, date=dt.date.fromisoformat(day))
        self.key = article_key(self.article)
        self.entities = Entities(load_knowledge(), self.key.partition("/")[2])
        self.facts = []

    def name(self, name, kind=None):
        """Key of who is known by the name, or of a new entity of a kind."""
        if kind:
            return self.entities.named(name, kind, country=None, sectors=())
        [match, *_] = load_knowledge().names.find(name)
        return self.entities.known(match.ids[0])

    def tell(self, cls, actors=(), targets=(), *, rule, trigger="…", sentence="…", time=None, said_by=(), **more):
        value = TimeValue(*time.split("/")) if time else None
        evidence = Evidence(self.key, 0, len(self.article.text), sentence, 0, trigger, rule)
        fact = Fact(
            key=f"fact/{self.article.id}-{len(self.facts)}",
            cls=cls,
            actors=tuple(self.name(n) if isinstance(n, str) else self.name(*n) for n in actors),
            targets=tuple(self.name(n) if isinstance(n, str) else self.name(*n) for n in targets),
            places=tuple(self.name(n) for n in more.pop("places", ())),
            attributed_to=tuple(self.name(n) for n in said_by),
            time=value,
            evidence=(evidence,),
            **more,
        )
        self.facts.append(fact)

    def result(self):
        return ArticleFacts(self.article, "conllu", self.entities.all(), tuple(self.facts), ())


@pytest.fixture(scope="session")
def graph():
    one = Dispatch("un", "2023-02-28", "Le président a reçu son hôte à Astana.")
    one.tell(
        "Meeting",
        ["Kassym-Jomart Tokaïev"],
        ["Antony Blinken"],
        rule="verb recevoir: passive",
        sentence="Le président a reçu son hôte à Astana.",
        places=["Astana"],
        time="2023-02-28",
    )
    one.tell("Meeting", ["Antony Blinken"], [("Zoltan Ferreux", "Person")], rule="noun entretien: nominal")
    one.tell("PhoneCall", ["Kassym-Jomart Tokaïev"], ["Volodymyr Zelensky"], rule="verb parler: active", count=3)
    one.tell("Abstention", ["Kazakhstan", "Inde"], rule="verb s_abstenir: active", time="2023-02-20/2023-02-26")
    one.tell(
        "Support",
        ["Kazakhstan"],
        rule="light verb apporter_soutien: active",
        theme_texts=("offensive",),
        polarity="negated",
    )
    one.tell(
        "Meeting",
        ["Mahmoud Abbas"],
        ["Emmanuel Macron"],
        rule="verb rencontrer: control",
        modality="planned",
        places=["Paris"],
    )
    one.tell("Visit", ["Antony Blinken"], ["Inde"], rule="verb se_rendre: active", modality="planned")
    two = Dispatch("deux", "2022-03-02", "La Chine s'est abstenue.")
    two.tell("Abstention", ["Chine"], rule="verb s_abstenir: active")
    two.tell("Support", ["Barack Obama"], rule="verb saluer: active", theme_texts=("compromis",))
    two.tell("Support", ["Barack Obama"], ["Donald Trump"], rule="verb saluer: active")
    two.tell("Support", ["Emmanuel Macron"], ["Donald Trump"], rule="verb remercier: active")
    two.tell("Assault", [], [("Pavel Nordine", "Person")], rule="verb empoisonner: passive")
    two.tell("Assault", [], [("Karim Valdor", "Person")], rule="noun execution: nominal")
    two.tell(
        "TreatySignature",
        ["Niger", "Mali"],
        rule="light verb signer: active",
        trigger="signé charte",
        theme_texts=("charte de défense mutuelle",),
    )
    two.tell(
        "TreatySignature",
        ["Russie", "Ukraine"],
        rule="light verb signer: active",
        trigger="signé accord",
        theme_texts=("accord sur le blé",),
    )
    two.tell("Sanction", ["Union européenne"], ["Niger"], rule="light verb imposer: active", trigger="imposé sanctions")
    two.tell("Support", ["Japon"], rule="verb soutenir: active", theme_texts=("rapprochement",), said_by=["Iran"])
    two.tell("Pledge", ["Iran"], rule="verb s_engager: active", theme_texts=("à réduire son stock d'uranium",))
    two.tell("Statement", ["Emmanuel Macron"], rule="verb annoncer: active", theme_texts=("retour de l'ambassadeur",))
    return assemble([one.result(), two.result()])


@pytest.fixture
def answer(graph):
    """Ask the small graph, with a frozen parse."""
    return lambda question: ask(graph, question, parse=frozen)
