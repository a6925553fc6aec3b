"""Scores become trees with one root, and names whose tags agree."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from kg.parse.network.decode import _is_tree, _names, label

TAGS = ("B-PER", "E-PER", "I-PER", "O", "S-PER")


def test_every_sentence_gets_one_tree_and_agreeing_tags(network):
    given = [("le", "chat", "dort"), ("le", "chat")]
    for words, found in zip(given, label(network, given), strict=True):
        assert found.words == words
        assert _is_tree(np.array([0, *found.heads]))
        assert [relation for head, relation in zip(found.heads, found.deprel, strict=True) if head == 0] == ["root"]
        assert found.deprel.count("root") == 1
        assert len(found.upos) == len(found.feats) == len(found.names) == len(words)


def test_a_sentence_is_labelled_alike_alone_and_in_a_batch(network):
    given = [("le", "chat", "dort"), ("chats",), ("le", "chat", "a", "dort", "s")]
    assert [label(network, [words])[0] for words in given] == label(network, given)


def test_a_second_opinion_tips_the_scale_but_does_not_rule():
    doubtful = torch.tensor([[0.0, 0.0, 0.0, 1.0, 0.5]])
    sure = torch.tensor([[0.0, 0.0, 0.0, 9.0, 0.5]])
    assert _names(doubtful, TAGS, ()) == ("O",)
    assert _names(doubtful, TAGS, ("S-PER",)) == ("S-PER",)
    assert _names(sure, TAGS, ("S-PER",)) == ("O",)


def test_tags_that_do_not_agree_are_never_chosen():
    scores = torch.tensor([[0.0, 0.0, 5.0, 1.0, 0.0], [5.0, 0.0, 0.0, 1.0, 0.0]])  # I-PER, then a B-PER at the end
    first, last = _names(scores, TAGS, ())
    assert first[0] in "BOS" and last[0] in "EOS"


@pytest.mark.parametrize(
    ("heads", "right"), [([0, 2, 0, 2], True), ([0, 2, 1, 0], False), ([0, 0, 0, 1], False), ([0, 2, 3, 2], False)]
)
def test_a_tree_has_one_root_and_no_circle(heads, right):
    assert _is_tree(np.array(heads)) is right
