"""A graph made from parsed sentences of our own: no model is needed."""

import datetime as dt
from pathlib import Path

import pytest

import kg
from kg.conllu import read_conllu
from kg.records import ParsedArticle

ROWS = {
    "astana": """\
# text = M. Blinken s'est entretenu avec le président kazakh, Kassym-Jomart Tokaïev.
1 M. monsieur NOUN Gender=Masc|Number=Sing 5 nsubj
2 Blinken Blinken PROPN _ 1 appos NER=B-PER
3 s' se PRON Person=3|PronType=Prs|Reflex=Yes 5 expl:comp
4 est être AUX Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 5 aux:tense
5 entretenu entretenir VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part 0 root
6 avec avec ADP _ 8 case
7 le le DET Definite=Def|PronType=Art 8 det
8 président président NOUN Gender=Masc|Number=Sing 5 obl:arg
9 kazakh kazakh ADJ Gender=Masc|Number=Sing 8 amod
10 , , PUNCT _ 11 punct
11 Kassym-Jomart Kassym-Jomart PROPN _ 8 appos NER=B-PER
12 Tokaïev Tokaïev PROPN _ 11 flat:name NER=I-PER
13 . . PUNCT _ 5 punct""",
    "paris": """\
# text = La France a condamné la Russie.
1 La le DET Definite=Def|PronType=Art 2 det
2 France France PROPN Gender=Fem|Number=Sing 4 nsubj NER=S-LOC
3 a avoir AUX Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense
4 condamné condamner VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part 0 root
5 la le DET Definite=Def|PronType=Art 6 det
6 Russie Russie PROPN Gender=Fem|Number=Sing 4 obj NER=S-LOC
7 . . PUNCT _ 4 punct""",
    "kiev": """\
# text = L'Ukraine ne rencontrera pas la Russie.
1 L' le DET Definite=Def|PronType=Art 2 det
2 Ukraine Ukraine PROPN Gender=Fem|Number=Sing 4 nsubj NER=S-LOC
3 ne ne ADV Polarity=Neg 4 advmod
4 rencontrera rencontrer VERB Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin 0 root
5 pas pas ADV Polarity=Neg 4 advmod
6 la le DET Definite=Def|PronType=Art 7 det
7 Russie Russie PROPN Gender=Fem|Number=Sing 4 obj NER=S-LOC
8 . . PUNCT _ 4 punct""",
}
DAYS = {"astana": "2023-02-28", "paris": "2023-03-15", "kiev": "2024-01-10"}


def conllu(name):
    head, *rows = ROWS[name].splitlines()
    lines = [f"# newdoc id = {name}", f"# newdoc date = {DAYS[name]}", "# newdoc source = Exemple", head]
    for row in rows:
        number, form, lemma, upos, feats, above, deprel, *ner = row.split()
        lines.append("\t".join([number, form, lemma, upos, "_", feats, above, deprel, "_", ner[0] if ner else "_"]))
    return "\n".join(lines) + "\n\n"


def parsed(name):
    [document] = read_conllu(conllu(name).split("\n"), stem=name)
    assert isinstance(document, ParsedArticle)
    assert document.article.date == dt.date.fromisoformat(DAYS[name])
    return document


@pytest.fixture(scope="session")
def graph():
    return kg.build([parsed(name) for name in ROWS])


@pytest.fixture
def files(tmp_path):
    """The same as files."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ROWS:
        Path(folder / f"{name}.conllu").write_text(conllu(name), encoding="utf-8")
    return folder
