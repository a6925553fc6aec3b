"""Repairs: each mends what a parse cannot mean, and leaves right trees alone.

Words are written ``form lemma UPOS head relation [features]``, parted by « ## »; what a repair changes
as ``{id: "head relation"}``, or the lemma or mood that it sets.
"""

from types import ModuleType

import pytest

from kg.extract import repair
from kg.extract.repair import (
    adverb_a,
    agreement,
    as_well_as,
    auxiliary,
    bare_object,
    between,
    conditional,
    controlled,
    counted,
    dislocated,
    exemplified,
    future,
    left_behind,
    lemma,
    lists,
    named_subject,
    no_subject,
    noun_root,
    origin,
    participle,
    partitive,
    partitive_de,
    place_named,
    place_of_person,
    pronominal,
    relative_que,
    relative_word,
    reporting,
    time_between,
    time_subject,
    two_subjects,
)
from kg.pipeline import load_knowledge
from kg.records import Sentence, Word

FIN = "Mood=Ind|Tense=Pres|VerbForm=Fin"
PLUR = f"{FIN}|Number=Plur"
PART = "Tense=Past|VerbForm=Part"


def sentence(words: str) -> Sentence:
    out: list[Word] = []
    place = 0
    for id, text in enumerate(words.split(" ## "), 1):
        form, lemma_, upos, head, rel, *feats = text.split()
        out.append(Word(id, form, lemma_, upos, feats[0] if feats else "_", int(head), rel, place, place + len(form)))
        place += len(form) + 1
    return Sentence(0, 0, place, " ".join(w.form for w in out), tuple(out))


def changed(rule: ModuleType, words: str) -> dict[int, str]:
    before = sentence(words)
    return {
        id: f"{new.head} {new.deprel}"
        for id, new in rule.mend(before, load_knowledge()).items()
        if (new.head, new.deprel, new.upos)
        != (before.words[id - 1].head, before.words[id - 1].deprel, before.words[id - 1].upos)
    }


MENDED = [
    (
        relative_word,
        f"l'Inde Inde PROPN 0 root ## que que SCONJ 4 obj ## Blinken Blinken PROPN 4 nsubj ## visite visiter VERB 1 acl:relcl {FIN}",
        {2: "4 obj"},
    ),
    (
        place_of_person,
        "visite visite NOUN 0 root ## de de ADP 3 case ## M. M. NOUN 1 nmod ## Blinken Blinken PROPN 3 nmod ## à à ADP 6 case ## Rome Rome PROPN 3 nmod",
        {6: "1 nmod"},
    ),
    (
        participle,
        f"accueille accueillir VERB 0 root {FIN} ## des un DET 3 det ## Russes Russe NOUN 1 obj ## fuyant fuir VERB 1 advcl Tense=Pres|VerbForm=Part",
        {4: "3 acl"},
    ),
    (
        adverb_a,
        f"appelle appeler VERB 0 root {FIN} ## conformément conformément ADV 1 advmod ## à à ADP 5 case ## la le DET 5 det ## charte charte NOUN 1 obl:arg",
        {5: "2 obl:arg"},
    ),
    (
        origin,
        "Le le DET 2 det ## président président NOUN 0 root ## kazakh kazakh PROPN 2 appos ## , , PUNCT 5 punct ## Tokaïev Tokaïev PROPN 3 conj",
        {3: "2 amod", 5: "2 appos"},
    ),
    (
        place_named,
        (
            "visite visite NOUN 7 nsubj ## à à ADP 3 case ## Minsk Minsk PROPN 7 obl:mod ## , , PUNCT 6 punct ## la le DET 6 det ## "
            f"capitale capitale NOUN 7 nsubj ## dure durer VERB 0 root {FIN}"
        ),
        {3: "1 nmod", 6: "3 appos"},
    ),
    (
        no_subject,
        f"Certains certain PRON 3 advcl ## ont avoir AUX 3 aux:tense {FIN} ## aidé aider VERB 0 root {PART}",
        {1: "3 nsubj"},
    ),
    (
        counted,
        (
            "Deux deux NUM 2 nummod ## pays pays NOUN 0 root ## , , PUNCT 4 punct ## Rome Rome PROPN 2 conj ## et et CCONJ 6 cc ## "
            "Oslo Oslo PROPN 2 conj"
        ),
        {4: "2 appos", 6: "4 conj"},
    ),
    (
        as_well_as,
        (
            "Rome Rome PROPN 5 nsubj ## , , PUNCT 4 punct ## ainsi ainsi ADV 4 cc ## Oslo Oslo PROPN 5 obl:mod ## "
            f"votent voter VERB 0 root {FIN}"
        ),
        {4: "1 conj"},
    ),
    (
        no_subject,
        (
            "à à ADP 2 case ## Rome Rome PROPN 9 obl:mod ## , , PUNCT 5 punct ## le le DET 5 det ## Mali Mali PROPN 2 conj ## , , PUNCT 8 punct ## "
            f"le le DET 8 det ## Niger Niger PROPN 2 conj ## votent voter VERB 0 root {FIN}"
        ),
        {5: "9 nsubj", 8: "5 conj"},
    ),
    (
        agreement,
        (
            f"à à ADP 2 case ## Rome Rome PROPN 10 obl ## , , PUNCT 2 punct ## le le DET 5 det ## Mali Mali PROPN 2 nmod ## et et CCONJ 8 cc ## "
            f"l' le DET 8 det ## Inde Inde PROPN 10 nsubj ## ont avoir AUX 10 aux {PLUR} ## voté voter VERB 0 root {PART}"
        ),
        {5: "10 nsubj", 8: "5 conj"},
    ),
    (
        named_subject,
        (
            f"ministre ministre NOUN 4 nsubj Number=Sing ## , , PUNCT 3 punct ## Lavrov Lavrov PROPN 4 nsubj ## "
            f"accuse accuser VERB 0 root {FIN}|Number=Sing"
        ),
        {3: "1 appos"},
    ),
    (
        bare_object,
        (
            f"Eltsine Eltsine PROPN 2 nsubj ## reçoit recevoir VERB 0 root {FIN} ## dans dans ADP 4 case ## ville ville NOUN 2 obl ## "
            "le le DET 6 det ## ministre ministre NOUN 4 nmod"
        ),
        {6: "2 obj"},
    ),
    (
        bare_object,
        (
            f"proteste protester VERB 0 root {FIN} ## à à ADP 3 case ## Paris Paris PROPN 1 obl ## le le DET 5 det ## "
            "ministre ministre NOUN 3 nmod"
        ),
        {5: "1 nsubj"},
    ),
    (
        agreement,
        f"républiques république NOUN 3 obl Number=Plur ## Inde Inde PROPN 3 nsubj ## condamnent condamner VERB 0 root {PLUR}",
        {1: "3 nsubj", 2: "1 conj"},
    ),
    (
        auxiliary,
        f"Kiev Kiev PROPN 3 nsubj:pass ## a avoir AUX 3 aux:pass {FIN} ## condamné condamner VERB 0 root {PART}",
        {1: "3 nsubj", 2: "3 aux:tense"},
    ),
    (
        between,
        (
            "réunion réunion NOUN 6 nsubj ## entre entre ADP 3 case ## Paris Paris PROPN 1 nmod ## et et CCONJ 5 cc ## "
            f"Berlin Berlin PROPN 6 nsubj ## dure durer VERB 0 root {FIN}"
        ),
        {5: "3 conj"},
    ),
    (
        controlled,
        (
            f"Kiev Kiev PROPN 2 nsubj ## permet permettre VERB 0 root {FIN} ## aux à ADP 4 case ## inspecteurs inspecteur NOUN 2 obl:arg ## "
            "de de ADP 6 mark ## partir partir VERB 4 acl VerbForm=Inf"
        ),
        {6: "2 xcomp"},
    ),
    (
        dislocated,
        (
            "proposition proposition NOUN 5 nsubj ## , , PUNCT 5 punct ## Alger Alger PROPN 5 nsubj ## l' lui PRON 5 obj ## "
            f"rejette rejeter VERB 0 root {FIN}"
        ),
        {1: "5 obj", 4: "5 expl"},
    ),
    (
        exemplified,
        (
            "certains certain PRON 4 nsubj ## notamment notamment ADV 3 advmod ## Bakou Bakou PROPN 4 nsubj ## "
            f"votent voter VERB 0 root {PLUR}"
        ),
        {3: "1 appos"},
    ),
    (
        left_behind,
        (
            "retrait retrait NOUN 0 root ## des de ADP 3 case ## troupes troupe NOUN 1 nmod ## russes russe ADJ 3 amod ## "
            "de de ADP 6 case ## Crimée Crimée PROPN 3 nmod"
        ),
        {6: "1 nmod"},
    ),
    (
        lists,
        "Lima Lima PROPN 0 root ## , , PUNCT 3 punct ## Quito Quito PROPN 1 appos ## et et CCONJ 5 cc ## Bogota Bogota PROPN 3 conj",
        {3: "1 conj"},
    ),
    (
        no_subject,
        f"rebelles rebelle NOUN 2 obl:mod ## attaquent attaquer VERB 0 root {PLUR} ## Goma Goma PROPN 2 obj",
        {1: "2 nsubj"},
    ),
    (
        noun_root,
        f"réunion réunion NOUN 0 root ## doit devoir VERB 1 parataxis {FIN} ## suivre suivre VERB 2 xcomp VerbForm=Inf",
        {1: "2 nsubj", 2: "0 root"},
    ),
    (
        partitive,
        f"Aucune aucun DET 3 det ## des de ADP 3 case ## républiques république NOUN 4 nsubj ## vote voter VERB 0 root {FIN}",
        {2: "1 fixed"},
    ),
    (
        partitive_de,
        (
            f"Ottawa Ottawa PROPN 2 nsubj ## impose imposer VERB 0 root {FIN} ## de de ADP 5 case ## nouvelles nouveau ADJ 5 amod ## "
            "sanctions sanction NOUN 2 obl:arg Number=Plur"
        ),
        {3: "5 det", 5: "2 obj"},
    ),
    (
        pronominal,
        f"Delhi Delhi PROPN 4 nsubj:pass ## s' se PRON 4 expl ## est être AUX 4 aux:pass {FIN} ## abstenue abstenir VERB 0 root {PART}",
        {1: "4 nsubj", 3: "4 aux:tense"},
    ),
    (
        relative_que,
        (
            f"Inde Inde PROPN 5 nsubj ## , , PUNCT 5 punct ## que que SCONJ 5 mark ## Modi Modi PROPN 5 nsubj ## gouverne gouverner VERB 6 advcl {FIN} ## "
            f"vote voter VERB 0 root {FIN}"
        ),
        {1: "6 nsubj", 3: "5 obj", 5: "1 acl:relcl"},
    ),
    (
        relative_que,
        (
            f"Inde Inde PROPN 6 nsubj ## , , PUNCT 5 punct ## que que SCONJ 5 mark ## Modi Modi PROPN 5 nsubj ## gouverne gouverner VERB 6 advcl {FIN} ## "
            f"vote voter VERB 0 root {FIN}"
        ),
        {3: "5 obj", 5: "1 acl:relcl"},
    ),
    (
        relative_que,
        (
            f"convoi convoi NOUN 5 nsubj ## , , PUNCT 5 punct ## que que SCONJ 5 mark ## rebelles rebelle NOUN 5 nsubj ## "
            f"attaquent attaquer VERB 0 root {FIN} ## passe passer VERB 5 advcl {FIN}"
        ),
        {1: "6 nsubj", 3: "5 obj", 5: "1 acl:relcl", 6: "0 root"},
    ),
    (
        reporting,
        (
            f"Kiev Kiev PROPN 2 nsubj ## gagne gagner VERB 0 root {FIN} ## , , PUNCT 5 punct ## a avoir AUX 5 aux:tense {FIN} ## "
            f"déclaré déclarer VERB 2 advcl {PART} ## Zelensky Zelensky PROPN 5 obj"
        ),
        {5: "2 parataxis", 6: "5 nsubj"},
    ),
    (
        time_between,
        (
            "visite visite NOUN 0 root ## à à ADP 3 case ## Astana Astana PROPN 1 nmod ## et et CCONJ 5 cc ## mardi mardi NOUN 3 conj ## "
            "à à ADP 7 case ## Tachkent Tachkent PROPN 5 nmod"
        ),
        {4: "7 cc", 7: "3 conj"},
    ),
    (
        time_between,
        (
            f"visite visite NOUN 10 nsubj ## à à ADP 3 case ## Astana Astana PROPN 1 nmod ## et et CCONJ 6 cc ## , , PUNCT 6 punct ## "
            f"mardi mardi NOUN 10 obl ## , , PUNCT 6 punct ## à à ADP 9 case ## Tachkent Tachkent PROPN 10 obl ## suit suivre VERB 0 root {FIN}"
        ),
        {4: "9 cc", 9: "3 conj"},
    ),
    (
        time_subject,
        f"mardi mardi NOUN 4 nsubj ## , , PUNCT 1 punct ## Delhi Delhi PROPN 4 nsubj ## vote voter VERB 0 root {FIN}",
        {1: "4 obl:mod"},
    ),
    (
        two_subjects,
        f"Manille Manille PROPN 2 nsubj ## somme sommer VERB 0 root {FIN} ## Pékin Pékin PROPN 2 nsubj",
        {3: "2 obj"},
    ),
]

RIGHT = [
    (
        named_subject,
        (
            f"ministre ministre NOUN 5 nsubj Number=Sing ## , , PUNCT 3 punct ## Lavrov Lavrov PROPN 5 nsubj ## l' le PRON 5 obj ## "
            f"accuse accuser VERB 0 root {FIN}|Number=Sing"
        ),
        "a dislocated object before the subject",
    ),
    (
        bare_object,
        (
            f"Kiev Kiev PROPN 2 nsubj ## répond répondre VERB 0 root {FIN} ## à à ADP 4 case ## ministre ministre NOUN 2 obl ## "
            "du de ADP 6 case ## pays pays NOUN 4 nmod"
        ),
        "a complement with its preposition",
    ),
    (agreement, f"Inde Inde PROPN 2 nsubj ## condamne condamner VERB 0 root {FIN}", "a singular verb"),
    (
        agreement,
        f"hier hier NOUN 3 obl ## Anglais Anglais NOUN 3 nsubj Number=Plur ## votent voter VERB 0 root {PLUR}",
        "a plural subject",
    ),
    (
        auxiliary,
        f"Kiev Kiev PROPN 4 nsubj:pass ## a avoir AUX 4 aux:tense {FIN} ## été être AUX 4 aux:pass ## condamné condamner VERB 0 root {PART}",
        "a passive with « été »",
    ),
    (
        between,
        (
            "réunion réunion NOUN 6 nsubj ## entre entre ADP 3 case ## rebelles rebelle NOUN 1 nmod Number=Plur ## et et CCONJ 5 cc ## "
            f"armée armée NOUN 6 nsubj ## dure durer VERB 0 root {FIN}"
        ),
        "a plural may be both sides",
    ),
    (
        between,
        "accord accord NOUN 0 root ## entre entre ADP 3 case ## Paris Paris PROPN 1 nmod ## et et CCONJ 5 cc ## Berlin Berlin PROPN 3 conj",
        "both sides are there",
    ),
    (
        controlled,
        (
            f"Kiev Kiev PROPN 2 nsubj ## rejette rejeter VERB 0 root {FIN} ## appel appel NOUN 2 obj ## à à ADP 5 mark ## "
            "négocier négocier VERB 3 acl VerbForm=Inf"
        ),
        "a noun that takes the infinitive itself",
    ),
    (
        dislocated,
        f"Alger Alger PROPN 3 nsubj ## l' lui PRON 3 obj ## rejette rejeter VERB 0 root {FIN}",
        "one subject and a clitic",
    ),
    (
        exemplified,
        f"Bakou Bakou PROPN 3 nsubj ## notamment notamment ADV 3 advmod ## vote voter VERB 0 root {FIN}",
        "one subject",
    ),
    (
        left_behind,
        "retrait retrait NOUN 0 root ## des de ADP 3 case ## troupes troupe NOUN 1 nmod ## de de ADP 5 case ## Russie Russie PROPN 3 nmod",
        "troops whose country « de » says",
    ),
    (
        left_behind,
        (
            "discours discours NOUN 0 root ## des de ADP 3 case ## soldats soldat NOUN 1 nmod ## russes russe ADJ 3 amod ## "
            "de de ADP 6 case ## Crimée Crimée PROPN 3 nmod"
        ),
        "nothing leaves",
    ),
    (
        lists,
        "président président NOUN 0 root ## , , PUNCT 3 punct ## Macron Macron PROPN 1 appos",
        "a name that explains a noun",
    ),
    (
        no_subject,
        f"mardi mardi NOUN 2 obl:mod ## attaquent attaquer VERB 0 root {PLUR}",
        "a time is no subject",
    ),
    (
        no_subject,
        f"Kiev Kiev PROPN 3 nsubj ## soldats soldat NOUN 3 obl:mod ## attaque attaquer VERB 0 root {FIN}",
        "a verb with a subject",
    ),
    (noun_root, "réunion réunion NOUN 0 root ## prévue prévoir VERB 1 acl Tense=Past|VerbForm=Part", "a participle"),
    (
        partitive,
        f"Aucune aucun DET 2 det ## république république NOUN 3 nsubj ## vote voter VERB 0 root {FIN}",
        "no « de »",
    ),
    (
        partitive_de,
        (
            f"Rome Rome PROPN 2 nsubj ## parle parler VERB 0 root {FIN} ## de de ADP 5 case ## nouvelles nouveau ADJ 5 amod ## "
            "sanctions sanction NOUN 2 obl:arg Number=Plur"
        ),
        "a verb that takes « de »",
    ),
    (
        pronominal,
        f"Kiev Kiev PROPN 3 nsubj:pass ## est être AUX 3 aux:pass {FIN} ## visé viser VERB 0 root {PART}",
        "a passive",
    ),
    (
        relative_que,
        (
            f"Kiev Kiev PROPN 2 nsubj ## affirme affirmer VERB 0 root {FIN} ## que que SCONJ 5 mark ## Minsk Minsk PROPN 5 nsubj ## "
            f"ment mentir VERB 2 ccomp {FIN}"
        ),
        "a complement clause",
    ),
    (
        relative_que,
        (
            f"Kiev Kiev PROPN 3 nsubj ## , , PUNCT 3 punct ## vote voter VERB 0 root {FIN} ## puisque puisque SCONJ 6 mark ## Minsk Minsk PROPN 6 nsubj ## "
            f"ment mentir VERB 3 advcl {FIN}"
        ),
        "an adverbial clause",
    ),
    (
        reporting,
        (
            f"Zelensky Zelensky PROPN 3 nsubj ## a avoir AUX 3 aux:tense {FIN} ## déclaré déclarer VERB 0 root {PART} ## "
            "guerre guerre NOUN 3 obj"
        ),
        "a reporting verb with its subject before it",
    ),
    (
        time_between,
        "visite visite NOUN 0 root ## mardi mardi NOUN 1 nmod ## à à ADP 4 case ## Tachkent Tachkent PROPN 2 nmod",
        "no place before",
    ),
    (
        relative_word,
        f"dit dire VERB 0 root {FIN} ## que que SCONJ 4 mark ## Rome Rome PROPN 4 nsubj ## vote voter VERB 1 ccomp {FIN}",
        "a conjunction",
    ),
    (
        place_of_person,
        "visite visite NOUN 0 root ## de de ADP 3 case ## maire maire NOUN 1 nmod ## à à ADP 5 case ## Rome Rome PROPN 3 nmod",
        "no title",
    ),
    (
        participle,
        "part partir VERB 0 root ## en en ADP 3 mark ## pleurant pleurer VERB 1 advcl Tense=Pres|VerbForm=Part",
        "a gerund",
    ),
    (
        adverb_a,
        f"Rome Rome PROPN 2 nsubj ## cède céder VERB 0 root {FIN} ## rapidement rapidement ADV 2 advmod ## à à ADP 5 case ## Oslo Oslo PROPN 2 obl:arg",
        "an adverb without a complement",
    ),
    (
        origin,
        "Le le DET 2 det ## Premier premier NOUN 0 root ## Français Français PROPN 2 appos",
        "a capital letter: a person",
    ),
    (
        place_named,
        (
            f"visite visite NOUN 6 nsubj ## , , PUNCT 4 punct ## la le DET 4 det ## première premier NOUN 1 appos ## , , PUNCT 4 punct ## "
            f"dure durer VERB 0 root {FIN}"
        ),
        "one subject",
    ),
    (
        counted,
        (
            "Deux deux NUM 2 nummod ## pays pays NOUN 0 root ## , , PUNCT 4 punct ## Rome Rome PROPN 2 conj ## , , PUNCT 6 punct ## "
            "Oslo Oslo PROPN 2 conj ## et et CCONJ 8 cc ## Bonn Bonn PROPN 2 conj"
        ),
        "more names than are counted",
    ),
    (
        as_well_as,
        f"Rome Rome PROPN 3 nsubj ## mardi mardi NOUN 3 obl:mod ## vote voter VERB 0 root {FIN}",
        "an oblique without a conjunction",
    ),
    (
        time_subject,
        f"année année NOUN 2 nsubj ## commence commencer VERB 0 root {FIN}",
        "a time that does something",
    ),
    (
        two_subjects,
        f"Manille Manille PROPN 2 nsubj ## somme sommer VERB 0 root {FIN} ## Pékin Pékin PROPN 2 obj",
        "a verb with its object",
    ),
]


@pytest.mark.parametrize(("rule", "words", "changes"), MENDED, ids=lambda value: getattr(value, "__name__", ""))
def test_what_cannot_be_is_mended(rule, words, changes):
    assert changed(rule, words) == changes


@pytest.mark.parametrize(("rule", "words"), [pytest.param(r, w, id=f"{r.__name__}: {why}") for r, w, why in RIGHT])
def test_a_right_tree_stays(rule, words):
    assert changed(rule, words) == {}


@pytest.mark.parametrize(
    ("form", "given", "mended"),
    [
        pytest.param("dément", "démer", "démentir", id="third group"),
        pytest.param("livrées", "livre", "livrer", id="participle"),
        pytest.param("rétablies", "rétablier", "rétablir", id="second group"),
        pytest.param("voudrait", "vouloir", "vouloir", id="a known lemma stays"),
        pytest.param("protestant", "protestant", "protestant", id="an adjective in -ant stays"),
        pytest.param("jubile", "jubiler", "jubiler", id="a form of no known verb stays"),
    ],
)
def test_lemmas(form, given, mended):
    before = sentence(f"{form} {given} VERB 0 root")
    assert lemma.mend(before, load_knowledge()).get(1, before.words[0]).lemma == mended


@pytest.mark.parametrize(
    ("form", "given", "mood"),
    [
        pytest.param("voudrais", "vouloir", "Cnd", id="irregular"),
        pytest.param("aimerions", "aimer", "Cnd", id="infinitive and ending"),
        pytest.param("espérait", "espérer", "Ind", id="imperfect of a verb in -rer"),
        pytest.param("extrait", "extraire", "Ind", id="present of a verb in -raire"),
        pytest.param("vote", "voter", "Ind", id="present"),
    ],
)
def test_conditionals(form, given, mood):
    before = sentence(f"{form} {given} VERB 0 root {FIN}")
    assert conditional.mend(before, load_knowledge()).get(1, before.words[0]).feat("Mood") == mood


@pytest.mark.parametrize(
    ("form", "given", "tense"),
    [
        pytest.param("rencontrera", "rencontrer", "Fut", id="infinitive and ending"),
        pytest.param("tira", "tirer", "Past", id="simple past of a verb in -rer"),
        pytest.param("rencontra", "rencontrer", "Past", id="simple past"),
    ],
)
def test_futures(form, given, tense):
    before = sentence(f"{form} {given} VERB 0 root Mood=Ind|Tense=Past|VerbForm=Fin")
    assert future.mend(before, load_knowledge()).get(1, before.words[0]).feat("Tense") == tense


def test_every_rule_has_a_case_that_mends_and_one_that_does_not():
    rules = {rule.__module__ for rule in repair.RULES} - {lemma.__name__, conditional.__name__, future.__name__}
    assert {rule.__name__ for rule, *_ in MENDED} == rules
    assert {rule.__name__ for rule, *_ in RIGHT} == rules


def test_a_sentence_without_fault_is_the_same_object():
    right = sentence(f"Delhi Delhi PROPN 2 nsubj ## vote voter VERB 0 root {FIN}")
    assert repair.repaired(right, load_knowledge()) is right
