"""The scores' own arithmetic, without models."""

from __future__ import annotations

import pytest

from kg.errors import ModelError
from kg.parse.catalog import ModelSet
from kg.parse.evaluate_models import (
    RELATIONS,
    NameScore,
    SetScores,
    TreebankScores,
    _names,
    _score,
    evaluate_set,
    score_table,
)

MEASURES = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")


@pytest.mark.parametrize(
    ("deprel", "counted"),
    [
        ("obl:mod", {"obl"}),
        ("obl:agent", {"obl:agent"}),
        ("nsubj:pass", {"nsubj:pass"}),
        ("nsubj:caus", {"nsubj"}),
        ("punct", set()),
    ],
)
def test_a_relation_is_counted_under_one_name(deprel, counted):
    assert _names(deprel) == counted


def test_a_name_counts_only_with_its_exact_span_and_type():
    gold = {(0, 0, 4, "LOC"), (0, 9, 12, "PER")}
    found = {(0, 0, 4, "LOC"), (0, 9, 13, "PER")}
    assert _score("LOC", gold, found).f1 == 100
    assert _score("PER", gold, found).f1 == 0
    assert _score("all", gold, found) == NameScore("all", 50.0, 50.0, 50.0, 2)


def test_nothing_found_scores_nothing_and_does_not_divide_by_zero():
    assert _score("ORG", set(), set()) == NameScore("ORG", 0.0, 0.0, 0.0, 0)


def test_the_table_names_every_measure():
    one = TreebankScores(dict.fromkeys(MEASURES, 90.0), dict.fromkeys(MEASURES, 91.0), dict.fromkeys(RELATIONS, 80.0))
    ways = {"tagger": (NameScore("PER", 1.0, 2.0, 3.0, 4),), "together": (NameScore("PER", 5.0, 6.0, 7.0, 4),)}
    table = score_table(SetScores({"gsd-test": one}, ways))
    assert "| LAS | 90.0 | 91.0 |" in table
    assert "| acl:relcl | 80.0 |" in table
    assert "| PER | 4 | 1.0 2.0 **3.0** | 5.0 6.0 **7.0** |" in table


def test_a_folder_without_treebanks_is_an_error(tmp_path):
    with pytest.raises(ModelError, match="gsd-test"):
        evaluate_set(ModelSet("x", tmp_path, (), "0"), treebanks=tmp_path)
