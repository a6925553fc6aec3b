"""Reading, harmonising and disguising treebank sentences. The sentences are invented."""

from __future__ import annotations

import random

import pytest

from kg.parse.train.harmonise import Conventions, harmonise, learn_conventions
from kg.parse.train.lexemes import lexemes
from kg.parse.train.paragraphs import (
    Piece,
    disguise,
    paragraphs,
    pieces,
    running_text,
    write_mwt_counts,
    write_paragraphs,
)
from kg.parse.train.treebanks import Row, Tree, read_trees, write_trees

SAMPLE = """\
# sent_id = invented-1
# text = Elle parle du traité.
1\tElle\tlui\tPRON\t_\tGender=Fem|Emph=No\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\tMood=Ind|VerbForm=Fin\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tDefinite=Def\t5\tdet\t_\t_
5\ttraité\ttraité\tNOUN\t_\tGender=Masc\t2\tobl:arg\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def tree(tmp_path) -> Tree:
    path = tmp_path / "gsd-dev.conllu"
    path.write_text(SAMPLE, encoding="utf-8")
    return read_trees(path)[0]


def made(source: str, *rows: str) -> Tree:
    """A tree from ``form lemma upos feats head deprel`` lines."""
    cells = (row.split() for row in rows)
    return Tree(
        "invented",
        tuple(Row(str(i), f, lemma, u, x, h, d) for i, (f, lemma, u, x, h, d) in enumerate(cells, 1)),
        source,
    )


def deprels(tree: Tree, conventions: Conventions) -> list[str]:
    return [row.deprel for row in harmonise(tree, conventions).words]


NONE = Conventions({}, {}, {}, {})


def test_a_tree_is_read_with_its_multiword_tokens(tree):
    assert [token.form for token in tree.tokens] == ["Elle", "parle", "du", "traité", "."]
    assert [word.form for word in tree.words] == ["Elle", "parle", "de", "le", "traité", "."]
    assert tree.text == "Elle parle du traité."


def test_what_is_written_reads_back_the_same(tree, tmp_path):
    write_trees(tmp_path / "gsd-dev.conllu", [tree])
    assert read_trees(tmp_path / "gsd-dev.conllu") == (tree,)


def test_features_that_only_one_treebank_has_are_dropped(tree):
    assert harmonise(tree, NONE).words[0].feats == "Gender=Fem"


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("Oslo Oslo PROPN Gender=Masc|Number=Sing 0 root", "_"),
        ("deux deux NUM Number=Plur 0 root", "_"),
        ("les le DET Definite=Def|Gender=Fem|Number=Plur 0 root", "Definite=Def|Number=Plur"),
        ("la le DET Definite=Def|Gender=Fem|Number=Sing 0 root", "Definite=Def|Gender=Fem|Number=Sing"),
        (
            "leurs son DET Gender=Fem|Number=Plur|Poss=Yes 0 root",
            "Number=Plur|Number[psor]=Plur|Person[psor]=3|Poss=Yes|PronType=Prs",
        ),
    ],
    ids=["name", "numeral", "plural article", "article that shows its gender", "possessive"],
)
def test_features_follow_the_form(row, wanted):
    assert harmonise(made("pud-a", row), NONE).words[0].feats == wanted


def test_conventions_are_learnt_from_verb_and_preposition(tree):
    assert learn_conventions([tree]).obl_of_verb == {("parler", "de"): "obl:arg"}


def test_puds_bare_oblique_follows_the_other_treebanks(tree):
    pud = made(
        "pud-a",
        "Elles lui PRON _ 2 nsubj",
        "parlaient parler VERB _ 0 root",
        "de de ADP _ 4 case",
        "paix paix NOUN _ 2 obl",
    )
    assert deprels(pud, learn_conventions([tree])) == ["nsubj", "root", "case", "obl:arg"]


def test_the_agent_of_a_passive_is_an_agent():
    pud = made(
        "pud-a",
        "accord accord NOUN _ 3 nsubj:pass",
        "est être AUX _ 3 aux:pass",
        "signé signer VERB Tense=Past|VerbForm=Part 0 root",
        "par par ADP _ 5 case",
        "Oslo Oslo PROPN _ 3 obl",
    )
    harmonised = harmonise(pud, NONE)
    assert harmonised.words[4].deprel == "obl:agent"
    assert "Voice=Pass" in harmonised.words[2].feats


def test_par_below_an_active_verb_is_no_agent():
    pud = made(
        "pud-a",
        "Ils lui PRON _ 2 nsubj",
        "passent passer VERB Mood=Ind|VerbForm=Fin 0 root",
        "par par ADP _ 4 case",
        "Oslo Oslo PROPN _ 2 obl",
    )
    assert deprels(pud, NONE)[-1] == "obl:mod"


@pytest.mark.parametrize(
    ("source", "given", "wanted"),
    [
        ("gsd-dev", "obj:lvc", "obj"),
        ("gsd-dev", "parataxis:insert", "parataxis"),
        ("gsd-dev", "iobj:agent", "iobj"),
        ("gsd-dev", "obl:agent", "obl:agent"),
        ("gsd-dev", "acl:relcl", "acl:relcl"),
        ("gsd-dev", "expl:subj", "expl:subj"),
    ],
)
def test_subtypes_kept_and_merged(source, given, wanted):
    assert deprels(made(source, f"mot mot NOUN _ 0 {given}"), NONE) == [wanted]


def test_the_reflexive_of_pud_is_expletive():
    pud = made("pud-a", "se se PRON _ 2 obj", "réunissent réunir VERB _ 0 root")
    assert deprels(pud, NONE) == ["expl:pv", "root"]


def test_gsd_keeps_its_reflexive_objects():
    gsd = made("gsd-dev", "se soi PRON _ 2 obj", "voit voir VERB _ 0 root")
    assert deprels(gsd, NONE) == ["obj", "root"]


def test_a_frequent_word_is_thinned_but_stays_more_frequent(tree):
    thinned = [row.form for t in lexemes([tree] * 8) for row in t.words]
    assert thinned.count("parle") == 4
    assert len([row for t in lexemes([tree]) for row in t.words]) == 6


def test_every_character_has_its_label(tree, tmp_path):
    write_paragraphs(tmp_path / "t", tmp_path / "l", [[pieces(tree), pieces(tree)]])
    assert (tmp_path / "t").read_text().strip() == "Elle parle du traité. Elle parle du traité."
    assert (tmp_path / "l").read_text().strip() == "000100000100300000012" + "0" + "000100000100300000012"


def test_the_words_of_multiword_tokens_are_counted(tree, tmp_path):
    write_mwt_counts(tmp_path / "mwt.json", [tree])
    assert '"du"' in (tmp_path / "mwt.json").read_text()


def test_paragraphs_hold_each_sentence_once(tree):
    sentences = [(*pieces(tree)[:-2], Piece(f"n{i}"), Piece(".")) for i in range(50)]
    seen = [sentence for block in paragraphs(sentences, seed=1) for sentence in block]
    assert len(seen) == 50
    assert {p.form for s in seen for p in s} >= {f"n{i}" for i in range(50)}


def test_running_text_keeps_the_order_and_ends_no_paragraph_at_a_title():
    sentences = [(Piece(f"Titre{i}"),) if i % 2 else (Piece(f"n{i}"), Piece(".")) for i in range(50)]
    blocks = list(running_text(sentences, seed=1))
    assert [sentence for block in blocks for sentence in block] == sentences
    assert any(sentence[-1].form != "." for block in blocks for sentence in block[:-1])


def test_a_disguise_is_the_same_for_the_same_seed(tree):
    one = disguise(pieces(tree), random.Random(7))
    assert one == disguise(pieces(tree), random.Random(7))


def test_a_title_before_a_name_is_a_token_that_ends_no_sentence():
    name = (Piece("Dupont", named=True), Piece("parle"), Piece("."))
    titled = [disguise(name, random.Random(seed)) for seed in range(40)]
    forms = [[piece.form for piece in sentence] for sentence in titled]
    assert any("M." in form or "Mme" in form for form in forms)
    assert all(form[-1] == "." for form in forms)
