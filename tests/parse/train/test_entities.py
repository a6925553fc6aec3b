"""The stand-off name layer becomes tags on tokens. The sentences are invented."""

from __future__ import annotations

from kg.parse.train.entities import Tagged, over_words, read_layer, swap_names, tag_tree
from kg.parse.train.treebanks import Row, Tree


def tree(*forms: str) -> Tree:
    return Tree("s1", tuple(Row(str(i), form) for i, form in enumerate(forms, start=1)))


def test_a_layer_is_read_by_sentence(tmp_path):
    (tmp_path / "layer.tsv").write_text("s1\tPER:Ann Lee|LOC:Oslo\ns2\t\n", encoding="utf-8")
    assert read_layer(tmp_path / "layer.tsv") == {"s1": (("PER", "Ann Lee"), ("LOC", "Oslo")), "s2": ()}


def test_names_become_tags_in_order():
    tagged = tag_tree(tree("Ann", "Lee", "quitte", "Oslo", "pour", "Oslo"), [("PER", "Ann Lee"), ("LOC", "Oslo")])
    assert tagged.tags == ("B-PER", "I-PER", "O", "B-LOC", "O", "O")


def test_a_name_that_is_not_in_the_text_is_left_out():
    assert tag_tree(tree("Rien", "ici"), [("LOC", "Oslo")]).tags == ("O", "O")


def test_two_names_side_by_side_stay_two():
    assert tag_tree(tree("Oslo", "Bergen"), [("LOC", "Oslo"), ("LOC", "Bergen")]).tags == ("B-LOC", "B-LOC")


def test_swapping_keeps_the_other_words():
    sentence = Tagged(("Ann", "Lee", "part", "."), ("B-PER", "I-PER", "O", "O"))
    for new in swap_names([sentence] * 20, {"PER": [("Zoé",)]}, seed=3):
        assert new.tokens[-2:] == ("part", ".")
        assert new.tokens[0] in {"Ann", "Zoé"}
        assert len(new.tokens) == len(new.tags)


def test_both_words_of_a_contraction_within_a_name_are_in_it():
    rows = (Row("1", "Union"), Row("2-3", "du"), Row("2", "de"), Row("3", "le"), Row("4", "Nord"), Row("5-6", "du"))
    sentence = Tree("s1", (*rows, Row("5", "de"), Row("6", "le")))
    tags = over_words(sentence, ("B-ORG", "I-ORG", "I-ORG", "O"))
    assert tags == ("B-ORG", "I-ORG", "I-ORG", "I-ORG", "O", "O")
