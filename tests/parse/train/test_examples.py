"""What the network learns from."""

from __future__ import annotations

import json

from kg.parse.train.examples import batches, bioes, examples, named_examples, silver_examples
from kg.parse.train.treebanks import read_trees

SILVER = """\
# text = Il parle du Nord.
# names = O O O O S-LOC O
1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\t_\t0\troot\t_\t_
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\tNord\tnord\tPROPN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


def test_names_of_one_word_and_of_two():
    assert bioes(["B-PER", "I-PER", "B-PER", "O", "B-LOC"]) == ("B-PER", "E-PER", "S-PER", "O", "S-LOC")
    assert bioes([]) == ()


def test_batches_hold_every_sentence_once_and_no_more_words_than_asked():
    lengths = [3, 9, 4, 4, 12, 1]
    made = batches(lengths, 12)
    assert sorted(index for batch in made for index in batch) == list(range(6))
    assert all(len(batch) == 1 or len(batch) * max(lengths[i] for i in batch) <= 12 for batch in made)


def test_examples_take_names_where_there_are_some(tmp_path):
    path = tmp_path / "trees.conllu"
    path.write_text("# sent_id = a\n" + SILVER)
    (one,) = examples(read_trees(path), {"a": ["O", "O", "O", "O", "B-LOC", "O"]})
    assert one.names[4] == "S-LOC" and one.heads == (2, 0, 5, 5, 2, 2)
    assert examples(read_trees(path))[0].names == ()


def test_silver_sentences_bring_their_names(tmp_path):
    (tmp_path / "silver.conllu").write_text(SILVER * 2)
    first, second = silver_examples(tmp_path / "silver.conllu")
    assert first == second and first.names == ("O", "O", "O", "O", "S-LOC", "O")


def test_a_sentence_may_have_names_and_no_tree(tmp_path):
    (tmp_path / "named.json").write_text(json.dumps([[["Oslo", "dort"], ["B-LOC", "O"]], [["a"] * 999, ["O"] * 999]]))
    (one,) = named_examples(tmp_path / "named.json")
    assert one.names == ("S-LOC", "O") and one.heads == () and one.upos == ()
