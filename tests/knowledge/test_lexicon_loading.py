"""Entries of the lexicon as records: which sense comes first, what is pronominal, what a sense carries."""

import pytest

from kg.errors import OntologyError
from kg.knowledge.grammar import load_grammar
from kg.knowledge.lexicon import Requirement, load_lexicon, split_label


@pytest.mark.parametrize(
    ("label", "lemma", "pronominal"),
    [
        pytest.param("rencontrer", "rencontrer", False, id="plain"),
        pytest.param("se rendre", "rendre", True, id="se"),
        pytest.param("s'entretenir", "entretenir", True, id="elided"),
        pytest.param("s’entretenir", "entretenir", True, id="typographic apostrophe"),
        pytest.param("sermonner", "sermonner", False, id="only begins like se"),
        pytest.param(" saluer ", "saluer", False, id="blanks around"),
    ],
)
def test_a_reflexive_label_makes_a_pronominal_verb(label, lemma, pronominal):
    assert split_label(label) == (lemma, pronominal)


def test_senses_with_more_required_words_come_first_then_the_order_of_the_file(graph):
    lexicon = load_lexicon(
        graph(
            """
            lex:a a lex:Verb ; rdfs:label "tenir"@fr ;
                ontolex:sense [ ontolex:reference dip:Support ] , [ ontolex:reference dip:Threat ] .
            lex:b a lex:Verb ; rdfs:label "tenir"@fr ;
                ontolex:sense [ ontolex:reference dip:Meeting ; lex:requires [ lex:slot slot:obj ; lex:lemma "réunion" ] ] ,
                  [ ontolex:reference dip:Pledge ; lex:requires [ lex:slot slot:obj ; lex:lemma "parole" ] ,
                    [ lex:slot slot:a ] ] .
            """
        )
    )
    assert [sense.cls for sense in lexicon.find("verb", "tenir")] == ["Pledge", "Meeting", "Support", "Threat"]


def test_a_plain_and_a_pronominal_entry_share_a_lemma_and_differ_in_one_flag(graph):
    lexicon = load_lexicon(
        graph(
            """
            lex:rendre a lex:Verb ; rdfs:label "rendre"@fr ; ontolex:sense [ ontolex:reference dip:Release ] .
            lex:se_rendre a lex:Verb ; rdfs:label "se rendre"@fr ; ontolex:sense [ ontolex:reference dip:Visit ] .
            """
        )
    )
    assert {(s.cls, s.pronominal) for s in lexicon.find("verb", "rendre")} == {("Release", False), ("Visit", True)}


def test_a_sense_carries_its_frame_and_its_conditions(graph):
    lexicon = load_lexicon(
        graph(
            """
            lex:demander a lex:Verb ; rdfs:label "demander"@fr ; ontolex:sense [ ontolex:reference dip:Demand ;
                lex:actor slot:subj ; lex:target slot:a , slot:aupres ; lex:needs lex:target ; lex:actorType lex:Agent ;
                lex:requires [ lex:slot slot:inf_de , slot:que ] ;
                lex:forbids [ lex:slot slot:obj ; lex:lemma "pardon", "conseil" ] ;
                lex:content slot:inf_de ; lex:contentModality dip:requested ; lex:controller slot:a ] .
            """
        )
    )
    [sense] = lexicon.find("verb", "demander")
    assert sense.slots("target") == ("a", "aupres")
    assert sense.slots("place") == ()
    assert sense.needs == {"target"} and sense.actor_types == {"Agent"} and sense.target_types == set()
    assert sense.requires == (Requirement(("inf_de", "que"), frozenset()),)
    assert sense.forbids == (Requirement(("obj",), frozenset({"pardon", "conseil"})),)
    assert (sense.content, sense.content_modality, sense.controller) == ({"inf_de"}, "requested", "a")


def test_an_operator_evokes_no_class_and_controls_by_its_subject(graph):
    lexicon = load_lexicon(
        graph('lex:pouvoir a lex:Verb ; rdfs:label "pouvoir"@fr ; ontolex:sense [ lex:content slot:inf ] .')
    )
    [sense] = lexicon.find("verb", "pouvoir")
    assert sense.cls is None and sense.controller == "subj" and not sense.reports


@pytest.mark.parametrize(("value", "reports"), [("true", True), ("false", False)])
def test_reports_is_read_as_a_truth_value(graph, value, reports):
    lexicon = load_lexicon(
        graph(
            f'lex:v a lex:Verb ; rdfs:label "dire"@fr ; ontolex:sense [ lex:reports {value} ; lex:content slot:que ] .'
        )
    )
    assert lexicon.find("verb", "dire")[0].reports is reports


def test_kinds_of_entry_are_kept_apart(graph):
    lexicon = load_lexicon(
        graph(
            """
            lex:n a lex:Noun ; rdfs:label "visite"@fr ; ontolex:sense [ ontolex:reference dip:Visit ] .
            lex:s a lex:SupportVerb ; rdfs:label "mener"@fr ; ontolex:sense [ lex:eventSlot slot:obj ; lex:subjectRole lex:actor ] .
            """
        )
    )
    assert lexicon.find("noun", "visite") and not lexicon.find("verb", "visite")
    [support] = lexicon.find("support", "mener")
    assert (support.event_slots, support.subject_role) == (("obj",), "actor")


def test_markers_lead_to_their_slot(graph):
    lexicon = load_lexicon(graph('slot:contre synsem:marker "contre"@fr , "face à"@fr .'))
    assert lexicon.markers == {"contre": "contre", "face à": "contre"}


def test_an_entry_without_label_says_how_to_mend_it(graph):
    with pytest.raises(OntologyError, match=r"x: the entry has no rdfs:label – add"):
        load_lexicon(graph("lex:x a lex:Verb ; ontolex:sense [ ontolex:reference dip:Visit ] ."))


def test_a_word_list_that_is_not_there_is_an_error(graph):
    grammar = load_grammar(graph('gram:negator a gram:WordList ; gram:lemma "pas" , "plus" .'))
    assert grammar["negator"] == {"pas", "plus"}
    with pytest.raises(OntologyError, match="no word list gram:quantity"):
        grammar["quantity"]
