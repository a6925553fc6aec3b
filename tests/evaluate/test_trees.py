"""Gold trees found again by text."""

import pytest

from kg.errors import InputError
from kg.evaluate.trees import Treebank
from kg.records import Article, NerSpan, ParsedArticle, Sentence

BANK = """\
# sent_id = 1
# text = Il pleut.
1	Il	il	PRON	_	_	2	expl:subj	_	_
2	pleut	pleuvoir	VERB	_	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_

# sent_id = 2
# text = Il pleut. Kiev dort.
1	Il	il	PRON	_	_	2	expl:subj	_	_
2	pleut	pleuvoir	VERB	_	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_
4	Kiev	Kiev	PROPN	_	_	5	nsubj	_	_
5	dort	dormir	VERB	_	_	2	parataxis	_	SpaceAfter=No
6	.	.	PUNCT	_	_	5	punct	_	_

"""


@pytest.fixture
def bank(tmp_path):
    path = tmp_path / "bank.conllu"
    path.write_text(BANK, encoding="utf-8")
    return Treebank([path])


def test_the_longest_sentence_at_each_place_is_taken(bank):
    parsed = bank.parse(Article("x", "Il pleut. Kiev dort.\n\nIl pleut."))
    assert [(s.index, s.begin, s.end, len(s.words)) for s in parsed.sentences] == [(0, 0, 20, 6), (1, 22, 31, 3)]


def test_words_stand_where_they_are_in_the_text(bank):
    article = Article("x", "Il pleut.  Il pleut.")
    words = [word for s in bank.parse(article).sentences for word in s.words]
    assert all(article.text[word.begin : word.end] == word.form for word in words)


def test_a_text_that_is_only_partly_there_has_no_trees(bank):
    assert bank.parse(Article("x", "Il pleut. Il neige.")) is None
    assert bank.parse(Article("x", "")) is None


def test_names_of_our_own_parse_serve_where_the_treebank_has_none(bank):
    article = Article("x", "Il pleut. Kiev dort.")
    own = ParsedArticle(article, (Sentence(0, 0, 20, article.text, (), (NerSpan(10, 14, "LOC"),)),), "compact")
    assert bank.parse(article, own).sentences[0].entities == (NerSpan(10, 14, "LOC"),)
    assert bank.parse(article).sentences[0].entities == ()


def test_a_treebank_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        Treebank([tmp_path / "none.conllu"])
