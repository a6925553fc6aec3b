"""Turtle files of the user's own: one file with a class, its verb, an actor."""

import os

import pytest

import kg
from kg.conllu import read_conllu
from kg.errors import OntologyError
from kg.graph.validate import validate
from kg.ontology import load_ontology

MINE = """\
@prefix dip:  <https://w3id.org/depeche/diplomacy#> .
@prefix lex:     <https://w3id.org/depeche/lexicon-fr#> .
@prefix slot:    <https://w3id.org/depeche/slot#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix act:  <https://w3id.org/depeche/actors#> .
@prefix owl:  <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
dip:Serenade a owl:Class ; rdfs:subClassOf dip:Support ; dip:ploverCode "SUPPORT" ; dip:directProperty dip:serenades ;
    rdfs:label "sérénade"@fr , "serenade"@en .
dip:serenades a owl:ObjectProperty ; rdfs:label "donne la sérénade à"@fr , "serenades"@en .
lex:serenader a lex:Verb ; rdfs:label "sérénader"@fr ;
    ontolex:sense [ ontolex:reference dip:Serenade ; lex:actor slot:subj ; lex:target slot:obj ; lex:needs lex:target ] .
act:Sylvanie a dip:Country ; rdfs:label "Sylvanie"@fr ; dip:iso3 "SYL" .
"""
TEXT = """\
# newdoc id = chant
# newdoc date = 2023-02-28
# text = La Sylvanie a sérénadé la Russie.
1\tLa\tle\tDET\t_\tDefinite=Def|PronType=Art\t2\tdet\t_\t_
2\tSylvanie\tSylvanie\tPROPN\t_\tGender=Fem|Number=Sing\t4\tnsubj\t_\tNER=S-LOC
3\ta\tavoir\tAUX\t_\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t4\taux:tense\t_\t_
4\tsérénadé\tsérénader\tVERB\t_\tGender=Masc|Number=Sing|Tense=Past|VerbForm=Part\t0\troot\t_\t_
5\tla\tle\tDET\t_\tDefinite=Def|PronType=Art\t6\tdet\t_\t_
6\tRussie\tRussie\tPROPN\t_\tGender=Fem|Number=Sing\t4\tobj\t_\tNER=S-LOC
7\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

"""


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """The same file for all tests: its knowledge is compiled once."""
    path = tmp_path_factory.mktemp("overlay") / "mine.ttl"
    path.write_text(MINE, encoding="utf-8")
    return path


@pytest.fixture
def mine(file):
    """A file in use, and out of use again."""
    assert kg.use_ontology(file) == (file.resolve(),)
    yield file
    assert kg.use_ontology() == ()


def build():
    return kg.build(list(read_conllu(TEXT.split("\n"), stem="chant")))


def test_without_the_file_the_class_is_unknown():
    assert "Serenade" not in load_ontology().events
    assert [fact.cls for fact in build()] == ["Event"] or len(build()) == 0


def test_a_class_a_verb_and_an_actor(mine):
    graph = build()
    [fact] = graph
    assert (fact.cls, fact.actors.labels, fact.targets.labels) == ("Serenade", ["Sylvanie"], ["Russie"])
    assert graph.facts(cls="Support") == graph.facts()
    assert graph.entity("SYL").kind == "Country"
    assert graph.query("ASK { ?a dip:serenades ?b }")
    assert validate(graph.rdf) == ()
    assert "sérénade" in graph.view().html
    assert len(graph.select(focus="Sylvanie")) == 1


def test_the_package_s_own_knowledge_stays(mine):
    assert "Meeting" in load_ontology().events
    graph = kg.build(list(read_conllu(TEXT.replace("sérénad", "condamn").split("\n"), stem="chant")))
    assert [fact.cls for fact in graph] == ["Condemnation"]


def test_it_is_forgotten_again(file):
    kg.use_ontology(file)
    kg.use_ontology()
    assert "KG_ONTOLOGY" not in os.environ
    assert "Serenade" not in load_ontology().events


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("dip:Serenade a", "not valid Turtle"),
        (MINE.replace("dip:Serenade ;", "dip:Serenad ;"), "did you mean dip:Serenade?"),
        (MINE.replace('rdfs:label "sérénade"@fr , "serenade"@en', 'rdfs:label "sérénade"@fr'), "no label in en"),
        (
            MINE.replace("dip:directProperty dip:serenades", "dip:directProperty dip:serenade"),
            "unknown direct property",
        ),
    ],
    ids=["no Turtle", "verb of no class", "no English label", "no such property"],
)
def test_a_wrong_file_is_refused_and_changes_nothing(mine, tmp_path, text, message):
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(text, encoding="utf-8")
    before = os.environ["KG_ONTOLOGY"]
    with pytest.raises(OntologyError) as caught:
        kg.use_ontology(wrong)
    assert message in str(caught.value) and "wrong.ttl" in str(caught.value)
    assert os.environ["KG_ONTOLOGY"] == before
    assert "Serenade" in load_ontology().events


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(OntologyError, match=r"none\.ttl: no such file"):
        kg.use_ontology(tmp_path / "none.ttl")
    assert "KG_ONTOLOGY" not in os.environ
