from dataclasses import replace

import pytest

from kg.conllu import write_conllu
from kg.errors import GraphError
from kg.graph.explain import explain, find_fact, mark_words
from kg.graph.facts import facts
from kg.graph.views import ArticleView, EvidenceView, MarkView
from kg.records import ParsedArticle, Sentence, Word


def hash_of(sample, name):
    return sample[name].key.removeprefix("fact/")


def test_shows_what_the_fact_rests_on(graph, sample):
    text = explain(graph, hash_of(sample, "MEETING"))
    assert "[M. Blinken]actor s'est [entretenu]trigger avec [le président kazakh]target, Kassym-Jomart Tokaïev." in text
    assert "dip:Meeting (rencontre), PLOVER CONSULT" in text
    assert "Antony Blinken (Person, États-Unis, GOV)" in text
    assert "status      affirmed, actual" in text
    assert "rule        verb-active (trigger « entretenu »)" in text
    assert "article     blinken: « Blinken en Asie centrale », Reuters, 2023-02-28, characters 26–101" in text


def test_shows_time_source_count_and_predicate(graph, sample):
    visit = explain(graph, hash_of(sample, "VISIT"))
    assert "time        2023-03-01 – 2023-03-03 (« du 1er au 3 mars »)" in visit
    assert "status      affirmed, planned (attributed)" in visit
    assert "said by     Reuters" in visit
    assert "count       3" in explain(graph, hash_of(sample, "CALL"))
    assert "predicate   inaugurer" in explain(graph, hash_of(sample, "OPEN"))
    assert "theme       « l'attaque »" in explain(graph, hash_of(sample, "SUPPORT"))


@pytest.mark.parametrize(
    "reference",
    [
        "https://w3id.org/depeche/kg/fact/{}",
        "<https://w3id.org/depeche/kg/fact/{}>",
        "fact/{}",
        "fact:{}",
        "kg:fact/{}",
        "{}",
        "{:.6}",
        "2",
    ],
    ids=["IRI", "IRI in brackets", "key", "prefixed", "prefixed with kg", "hash", "start of the hash", "ordinal"],
)
def test_ways_to_name_a_fact(graph, sample, reference):
    assert explain(graph, reference.format(hash_of(sample, "MEETING"))) == explain(graph, hash_of(sample, "MEETING"))


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("999", "give an IRI, the first characters of its hash, or a number from 1 to 8"),
        ("zzz", "no fact “zzz” among the 8 of this graph"),
        ("", "no fact “” among the 8"),
    ],
)
def test_no_such_fact(graph, reference, message):
    with pytest.raises(GraphError, match=message):
        explain(graph, reference)


def test_near_hash_is_suggested(graph, sample):
    wrong = hash_of(sample, "MEETING")[:-1] + "z"
    with pytest.raises(GraphError, match=f"did you mean {hash_of(sample, 'MEETING')}"):
        explain(graph, wrong)


def test_ambiguous_prefix(graph):
    first, second = facts(graph)[:2]
    pair = (replace(first, key="fact/abc1"), replace(second, key="fact/abc2"))
    with pytest.raises(GraphError, match="“abc” begins 2 facts: abc1, abc2 – give more characters"):
        find_fact(pair, "abc", "")


@pytest.mark.parametrize("name", ["key", "id"])
def test_parse_is_shown_when_it_is_there(graph, sample, tmp_path, name):
    article = sample["ARTICLE"]
    begin = sample["TEXT"].index("M. Blinken")
    words = (
        Word(1, "M.", "monsieur", "NOUN", "Gender=Masc", 2, "nsubj", begin, begin + 2),
        Word(2, "Blinken", "Blinken", "PROPN", "_", 0, "root", begin + 3, begin + 10),
    )
    parsed = ParsedArticle(article, (Sentence(1, begin, begin + 10, "M. Blinken", words),), "test")
    file = tmp_path / f"{sample['KEY'].removeprefix('article/') if name == 'key' else article.id}.conllu"
    file.write_text(write_conllu(parsed), encoding="utf-8")
    text = explain(graph, hash_of(sample, "MEETING"), parse_dir=tmp_path)
    assert "    1   M.       monsieur  NOUN   2     nsubj   Gender=Masc" in text
    assert "lemma" not in explain(graph, hash_of(sample, "CALL"), parse_dir=tmp_path)


def evidence(text, *marks, begin=0):
    views = tuple(MarkView(role, b, e, text[b - begin : e - begin]) for role, b, e in marks)
    return EvidenceView("", ArticleView("", ""), begin, begin + len(text), text, 0, "", "", views)


@pytest.mark.parametrize(
    ("made", "shown"),
    [
        (evidence("Il part."), "Il part."),
        (evidence("Il part.", ("actor", 0, 2)), "[Il]actor part."),
        (evidence("Il part.", ("trigger", 3, 8)), "Il [part.]trigger"),
        (evidence("Il part.", ("actor", 0, 2), ("source", 0, 2)), "[Il]actor+source part."),
        (evidence("l'invasion russe", ("theme", 0, 16), ("actor", 11, 16)), "[l'invasion [russe]actor]theme"),
        (evidence("a b c", ("actor", 0, 3), ("target", 2, 5)), "[a b]actor c"),
        (evidence("Il part.", ("actor", 90, 92)), "Il part."),
        (evidence("Il part.", ("actor", 40, 42), begin=40), "[Il]actor part."),
        (evidence("deux\nlignes"), "deux lignes"),
        (evidence("ab", ("actor", 0, 1), ("target", 1, 2)), "[a]actor[b]target"),
    ],
    ids=["none", "first", "last", "two roles", "nested", "crossing", "outside", "offsets of the article", "line break", "neighbours"],
)  # fmt: skip
def test_mark_words(made, shown):
    assert mark_words(made) == shown
