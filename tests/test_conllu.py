from dataclasses import replace

import pytest

from kg.conllu import read_conllu, write_conllu
from kg.records import Article, Block, NerSpan, ParsedArticle, Sentence, Skipped, Word

TEXT = "Visite du\nroi Abdallah à Paris.\n\nIl part."


def word(number, form, begin, *, head=0, token="", size=1, length=None):
    end = begin + (length or len(token or form))
    return Word(number, form, form.lower(), "X", "_", head, "root" if not head else "dep", begin, end, token, size)


PARSED = ParsedArticle(
    Article("a b", TEXT, title="Un titre", blocks=(Block("headline", 0, 31), Block("body", 33, 41))),
    (
        Sentence(
            0,
            0,
            31,
            "Visite du\nroi Abdallah à Paris.",
            (
                word(1, "Visite", 0),
                word(2, "de", 7, head=1, token="du", size=2),
                word(3, "le", 7, head=1, length=2),
                word(4, "roi", 10, head=1),
                word(5, "Abdallah", 14, head=1),
                word(6, "à", 23, head=1),
                word(7, "Paris", 25, head=1),
                word(8, ".", 30, head=1),
            ),
            (NerSpan(10, 22, "PER"), NerSpan(25, 30, "LOC")),
            "headline",
        ),
        Sentence(1, 33, 41, "Il part.", (word(1, "Il", 33, head=2), word(2, "part", 36), word(3, ".", 40, head=2))),
    ),
    "compact 0.1",
)


def read(text):
    return list(read_conllu(text.splitlines(), stem="stem", origin="file.conllu"))


def test_what_we_write_comes_back_with_its_offsets():
    (back,) = read(write_conllu(PARSED))
    assert [replace(one, text="") for one in back.sentences] == [replace(one, text="") for one in PARSED.sentences]
    assert back.parser == "compact 0.1"
    assert back.article.blocks == PARSED.article.blocks
    assert back.article.title == "Un titre"
    assert len(back.article.text) == len(TEXT)
    assert write_conllu(back) == write_conllu(PARSED).replace("\r", "")


def rows(*lines):
    return "\n".join("\t".join([*line.split(), *["_"] * (10 - len(line.split()))]) for line in lines) + "\n\n"


def test_words_are_found_again_in_the_text():
    text = "# text = «  Il va au   bal »\n" + rows(
        "1 « « PUNCT _ _ 3 punct", "2 Il il PRON _ _ 3 nsubj", "3 va aller VERB _ _ 0 root", "4-5 au",
        "4 à à ADP _ _ 6 case", "5 le le DET _ _ 6 det", "6 bal bal NOUN _ _ 3 obl", "7 » » PUNCT _ _ 3 punct",
    )  # fmt: skip
    (parsed,) = read(text)
    words = parsed.sentences[0].words
    assert parsed.article.text == "«  Il va au   bal »"
    assert [parsed.article.text[one.begin : one.end] for one in words] == ["«", "Il", "va", "au", "au", "bal", "»"]
    assert (words[3].token, words[3].token_size, words[4].token) == ("au", 2, "")


def test_sentences_are_joined_by_a_space_and_paragraphs_by_a_blank_line():
    one = rows("1 Oui oui INTJ _ _ 0 root")
    (parsed,) = read(one + one + "# newpar\n" + one)
    assert parsed.article.text == "Oui Oui\n\nOui"
    assert parsed.article.id == "stem"


def test_without_text_the_forms_make_it():
    (parsed,) = read("1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\tSpaceAfter=No\n2\t!\t!\tPUNCT\t_\t_\t1\tpunct\t_\t_\n")
    assert parsed.article.text == "Oui!"


def test_a_text_comment_of_other_words_is_not_believed():
    (parsed,) = read("# text = Non, oui, peut-être\n" + rows("1 oui oui INTJ _ _ 0 root"))
    assert parsed.article.text == "oui"


def test_documents_with_metadata_in_either_order():
    one = rows("1 Oui oui INTJ _ _ 0 root")
    first, second = read(
        f"# newdoc id = a\n# newdoc date = 2023-02-28\n{one}# newdoc date = 2023-03-01\n# newdoc id = b\n{one}"
    )
    assert (first.article.id, str(first.article.date)) == ("a", "2023-02-28")
    assert (second.article.id, str(second.article.date)) == ("b", "2023-03-01")


def test_bioes_names_and_empty_nodes_and_xpos():
    (parsed,) = read(
        "1\tM.\tmonsieur\tNOUN\tNC\t_\t0\troot\t_\tner=B-PER\n1.1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "2\tX\tX\tPROPN\tNPP\t_\t1\tflat\t_\tner=E-PER\n"
    )
    assert parsed.sentences[0].entities == (NerSpan(0, 4, "PER"),)
    assert len(parsed.sentences[0].words) == 2


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        pytest.param("1 Il il PRON\n\n", "columns", id="spaces-for-tabs"),
        pytest.param(rows("x Il il PRON _ _ 0 root"), "number", id="no-number"),
        pytest.param(rows("1 Il il PRON _ _ y root"), "head", id="no-head"),
        pytest.param(rows("2 Il il PRON _ _ 0 root"), "numbered", id="starts-at-two"),
        pytest.param(rows("1 Il il PRON _ _ 5 root"), "tree", id="head-outside"),
        pytest.param(rows("1 Il il PRON _ _ 2 root", "2 va va VERB _ _ 1 dep"), "tree", id="cycle"),
    ],
)
def test_a_broken_sentence_is_named_and_the_others_are_read(broken, what):
    skipped, parsed = read(broken + rows("1 Oui oui INTJ _ _ 0 root"))
    assert isinstance(skipped, Skipped)
    assert what in skipped.what
    assert parsed.article.text == "Oui"
