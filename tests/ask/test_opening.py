"""What the first words of a question ask for, and where they ask for nothing."""

import pytest

from kg.ask.opening import open_question

OPENED = [
    ("Quand Kim est-il venu ?", "Kim est-il venu ?", "when", None),
    ("quand Kim est-il venu", "Kim est-il venu ?", "when", None),
    ("En quelle année l'accord a-t-il été signé ?", "L'accord a-t-il été signé ?", "when", None),
    ("Combien de fois Kim est-il venu ?", "Kim est-il venu ?", "count", None),
    ("Combien d'États ont signé ?", "Quels États ont signé ?", "how-many", None),
    ("Selon qui le roi est-il malade ?", "Le roi est-il malade ?", "source", None),
    ("Dans quel pays Kim est-il allé ?", "Où Kim est-il allé ?", "where", "Country"),
    ("Est-ce qu’il viendra ?", "Il viendra ?", "whether", None),
    ("Qui est-ce que Kim a vu ?", "Qui Kim a vu ?", "whom", None),
    ("Qui est-ce qui a vu Kim ?", "Qui a vu Kim ?", "who", None),
    ("Avec qui est-ce que Kim a parlé ?", "Avec qui Kim a parlé ?", "", None),
]
PLAIN = [
    pytest.param("Qui a vu Kim ?", id="a pronoun stays for the parser"),
    pytest.param("Qui viendra quand la paix sera là ?", id="a word that asks only at the beginning"),
    pytest.param("Quandt a-t-il signé ?", id="a name that begins like an opening"),
    pytest.param("Où Kim est-il allé ?", id="où has its place in the tree"),
]


@pytest.mark.parametrize(("question", "text", "asks", "kind"), OPENED, ids=[q for q, *_ in OPENED])
def test_opening(question, text, asks, kind):
    opened = open_question(question)
    assert (opened.text, opened.asks, opened.kind) == (text, asks, kind)


@pytest.mark.parametrize("question", PLAIN)
def test_no_opening(question):
    opened = open_question(question)
    assert (opened.text, opened.asks) == (question, "")
