"""The compact models on a small dispatch of our own: offsets, sentences, multi-word tokens."""

from __future__ import annotations

import pytest

from kg.parse.catalog import locate
from kg.parse.pipeline import load_pipeline
from kg.records import Article, Block

pytestmark = pytest.mark.models

HEADLINE = "Oslo et Accra renouent le dialogue"
BODY = (
    "Le ministre norvégien des Affaires étrangères, M. Lars Dahl, a rencontré lundi à Accra son homologue ghanéen. "
    "« Nous voulons tourner la page », a déclaré M. Dahl au début de l’entretien. "
    "Les deux pays s’étaient brouillés en 2019 à propos du tracé d’un gazoduc.\n"
    "La visite a été saluée par l’Union africaine. Le Ghana, qui s'est abstenu à l'ONU, n'a pas signé le texte n° 12."
)
TEXT = f"{HEADLINE}\n\n{BODY}\n"
BLOCKS = (
    Block("headline", 0, len(HEADLINE)),
    Block("body", len(HEADLINE) + 2, len(TEXT)),
)


@pytest.fixture(scope="module")
def pipeline():
    return load_pipeline(locate("compact"), threads=1)


@pytest.fixture(scope="module")
def sentences(pipeline):
    return pipeline.parse_paragraphs(TEXT, blocks=BLOCKS)


def tokens(sentence):
    """``(surface, begin, end)`` of each surface token."""
    for word in sentence.words:
        if word.token:
            yield word.token, word.begin, word.end
        elif word.form == TEXT[word.begin : word.end]:
            yield word.form, word.begin, word.end


def test_every_token_is_where_it_says(sentences):
    for sentence in sentences:
        assert TEXT[sentence.begin : sentence.end] == sentence.text
        assert "".join(TEXT.split()) == "".join("".join(s.text.split()) for s in sentences)
        for surface, begin, end in tokens(sentence):
            assert TEXT[begin:end] == surface


def test_the_headline_stays_apart(sentences):
    assert sentences[0].text == HEADLINE
    assert sentences[0].block == "headline"
    assert {sentence.block for sentence in sentences[1:]} == {"body"}


def test_an_abbreviated_title_ends_no_sentence(sentences):
    assert [sentence.text.split()[0] for sentence in sentences[1:]] == ["Le", "«", "Les", "La", "Le"]


def test_multiword_tokens_share_their_offsets(sentences):
    words = [word for sentence in sentences for word in sentence.words]
    first = next(word for word in words if word.token == "des")
    second = words[words.index(first) + 1]
    assert (first.form, second.form, first.token_size) == ("de", "les", 2)
    assert (first.begin, first.end) == (second.begin, second.end)
    assert TEXT[first.begin : first.end] == "des"
    assert {word.token for word in words if word.token} >= {"des", "au", "du"}


def test_words_are_numbered_and_form_a_tree(sentences):
    for sentence in sentences:
        assert [word.id for word in sentence.words] == list(range(1, len(sentence.words) + 1))
        assert sum(word.head == 0 for word in sentence.words) == 1
        assert all(word.head <= len(sentence.words) for word in sentence.words)


def test_a_typographic_apostrophe_is_kept_in_the_form_and_plain_to_the_models(sentences):
    elided = [word for sentence in sentences for word in sentence.words if word.form == "l’"]
    assert elided
    assert {word.lemma for word in elided} == {"le"}


def test_the_passive_has_its_agent(sentences):
    deprels = {word.form: word.deprel for word in sentences[4].words}
    assert deprels["visite"] == "nsubj:pass"
    assert deprels["Union"] == "obl:agent"


def test_names_are_spans_of_the_text(sentences):
    names = {TEXT[e.begin : e.end]: e.label for s in sentences for e in s.entities}
    assert names["Accra"] == "LOC"
    assert names["Lars Dahl"] == "PER"


def test_without_blocks_each_line_is_one(pipeline):
    text = "Un titre sans point\nUne phrase suit.\n\nEt une autre"
    assert [s.text for s in pipeline.parse_paragraphs(text)] == [
        "Un titre sans point",
        "Une phrase suit.",
        "Et une autre",
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u00a0\n"], ids=["empty", "blank", "no-break space"])
def test_no_text_gives_no_sentence(pipeline, text):
    assert pipeline.parse_paragraphs(text) == ()


def test_a_list_without_an_end_is_cut(pipeline):
    text = ", ".join(f"article {number}" for number in range(400))
    sentences = pipeline.parse_paragraphs(text)
    assert len(sentences) > 1
    assert max(len(sentence.words) for sentence in sentences) <= 300
    assert sentences[-1].end == len(text)


def test_an_article_is_parsed_alike_alone_and_among_others(pipeline):
    first = Article("a", TEXT, blocks=BLOCKS)
    other = Article("b", "Un tout autre texte, bien plus court.")
    alone = list(pipeline.parse([first]))
    among = list(pipeline.parse([other, first]))
    assert alone[0].sentences == among[1].sentences
    assert alone[0].parser == pipeline.models.label
