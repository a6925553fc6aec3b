from dataclasses import replace

import pytest

from kg.parse.cache import load_parse, parse_path, store_parse
from kg.records import Article, Block, NerSpan, ParsedArticle, Sentence, Word

TEXT = "Il\npart à Paris.\n\nAgences"
ARTICLE = Article("a/b", TEXT, title="Titre", source="AFP", blocks=(Block("body", 0, 16), Block("byline", 18, 25)))


def parsed(article=ARTICLE):
    words = [("Il", 0, 2), ("part", 3, 2), ("à", 8, 5), ("Paris", 10, 2), (".", 15, 2)]
    made = tuple(
        Word(number, form, form.lower(), "X", "_", 0 if form == "part" else head, "dep", at, at + len(form))
        for number, (form, at, head) in enumerate(words, start=1)
    )
    made = (*made[:2], replace(made[2], head=4), *made[3:])
    return ParsedArticle(article, (Sentence(0, 0, 16, TEXT[:16], made, (NerSpan(10, 15, "LOC"),)),), "compact 1")


def test_what_is_stored_comes_back_with_the_article_itself(tmp_path):
    stored = store_parse(tmp_path, parsed(), models="compact 1")
    assert stored == parsed()
    assert load_parse(tmp_path, ARTICLE, models="compact 1") == parsed()


def test_an_id_with_a_slash_stays_in_the_folder(tmp_path):
    assert parse_path(tmp_path, ARTICLE).parent == tmp_path


@pytest.mark.parametrize(
    ("article", "models"),
    [
        pytest.param(ARTICLE, "compact 2", id="other-models"),
        pytest.param(replace(ARTICLE, text=TEXT + "!"), "compact 1", id="other-text"),
        pytest.param(replace(ARTICLE, blocks=()), "compact 1", id="other-blocks"),
        pytest.param(replace(ARTICLE, id="c"), "compact 1", id="other-id"),
    ],
)
def test_another_parse_is_not_taken(tmp_path, article, models):
    store_parse(tmp_path, parsed(), models="compact 1")
    assert load_parse(tmp_path, article, models=models) is None


def test_other_metadata_is_no_reason_to_parse_again(tmp_path):
    store_parse(tmp_path, parsed(), models="compact 1")
    again = load_parse(tmp_path, replace(ARTICLE, source="Reuters"), models="compact 1")
    assert again is not None
    assert again.article.source == "Reuters"


@pytest.mark.parametrize(
    "damage", [lambda text: text[: len(text) // 2], lambda _: "", lambda text: text.replace("\t", " ")]
)
def test_a_damaged_file_is_not_taken(tmp_path, damage):
    store_parse(tmp_path, parsed(), models="compact 1")
    path = parse_path(tmp_path, ARTICLE)
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert load_parse(tmp_path, ARTICLE, models="compact 1") is None
