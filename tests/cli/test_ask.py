"""kg ask, with the parse of the question put in the place of the models."""

import json
from pathlib import Path

import pytest

from kg.conllu import read_conllu

DISPATCH = """\
# newdoc id = blinken
# newdoc date = 2023-02-28
# text = M. Blinken s'est entretenu avec le président kazakh, Kassym-Jomart Tokaïev.
1 M. monsieur NOUN _ Gender=Masc|Number=Sing 5 nsubj _ _
2 Blinken Blinken PROPN _ _ 1 appos _ NER=B-PER
3 s' se PRON _ Person=3|PronType=Prs|Reflex=Yes 5 expl:comp _ _
4 est être AUX _ Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5 aux:tense _ _
5 entretenu entretenir VERB _ Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part 0 root _ _
6 avec avec ADP _ _ 8 case _ _
7 le le DET _ Definite=Def|PronType=Art 8 det _ _
8 président président NOUN _ Gender=Masc|Number=Sing 5 obl:arg _ _
9 kazakh kazakh ADJ _ Gender=Masc|Number=Sing 8 amod _ _
10 , , PUNCT _ _ 11 punct _ _
11 Kassym-Jomart Kassym-Jomart PROPN _ _ 8 appos _ NER=B-PER
12 Tokaïev Tokaïev PROPN _ _ 11 flat:name _ NER=I-PER
13 . . PUNCT _ _ 5 punct _ _
"""

QUESTIONS = Path(__file__).resolve().parents[1] / "ask" / "questions.conllu"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """A graph of one dispatch."""
    from kg.graph.assemble import assemble
    from kg.graph.serialize import to_turtle
    from kg.pipeline import extract_article, load_knowledge

    lines = ["\t".join(line.split()) if line[:1].isdigit() else line for line in DISPATCH.splitlines()]
    [parsed] = read_conllu(lines)
    path = tmp_path_factory.mktemp("ask") / "graph.ttl"
    path.write_text(to_turtle(assemble([extract_article(parsed, knowledge=load_knowledge())])), encoding="utf-8")
    return path


@pytest.fixture
def asked(kg, graph, monkeypatch):
    """``kg ask`` to that graph."""
    from kg.parse.documents import Parser

    parses = {d.sentences[0].text: d for d in read_conllu(QUESTIONS.read_text(encoding="utf-8").splitlines())}
    monkeypatch.setattr(Parser, "_parse_article", lambda _, article: parses[article.text])
    return lambda *arguments: kg("ask", graph, *arguments)


def test_an_answer_has_its_sentence_and_its_query(asked):
    code, out, err = asked("Qui a rencontré Tokaïev ?")
    assert (code, err) == (0, "")
    assert out.startswith("Antony Blinken\n    « M. Blinken s'est entretenu")
    assert "SELECT DISTINCT ?answer" in out


def test_the_query_can_be_hidden(asked):
    _, out, _ = asked("Qui a rencontré Tokaïev ?", "--no-query")
    assert "SELECT" not in out


def test_the_query_that_is_shown_runs(asked, kg, graph):
    _, out, _ = asked("Qui a rencontré Tokaïev ?")
    code, table, _ = kg("query", graph, out.partition("en SPARQL\n")[2])
    assert code == 0
    assert "Antony Blinken" in table


def test_nothing_found_is_said(asked):
    code, out, _ = asked("Blinken a-t-il rencontré Poutine ?", "--no-query")
    assert code == 0
    assert out.startswith("rien trouvé : aucun fait de ce graphe ne le dit (Poutine")


def test_json(asked):
    _, out, _ = asked("Qui a rencontré Tokaïev ?", "--format", "json")
    reply = json.loads(out)
    assert [answer["label"] for answer in reply["answers"]] == ["Antony Blinken"]
    assert reply["answers"][0]["supports"][0]["sentence"]
    assert reply["refused"] is None


def test_a_refusal_is_one_line_and_exit_code_2(asked):
    code, out, err = asked("Pourquoi la Russie a-t-elle envahi l'Ukraine ?")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "demandez qui" in err


def test_a_refusal_as_json_has_its_code(asked):
    code, out, _ = asked("Pourquoi la Russie a-t-elle envahi l'Ukraine ?", "--format", "json")
    assert code == 2
    assert json.loads(out)["refused"]["code"] == "cause"
