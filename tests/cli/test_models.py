"""``kg models evaluate`` on treebanks of two sentences."""

from __future__ import annotations

import json

import pytest

from kg.cli import main

TREE = """\
# sent_id = {id}
1\tLe\tle\tDET\t_\tDefinite=Def|Gender=Masc|Number=Sing|PronType=Art\t2\tdet\t_\t_
2\tministre\tministre\tNOUN\t_\tGender=Masc|Number=Sing\t3\tnsubj\t_\t_
3\tdort\tdormir\tVERB\t_\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
4\tà\tà\tADP\t_\t_\t5\tcase\t_\t_
5\tParis\tParis\tPROPN\t_\t_\t3\tobl:mod\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""


@pytest.fixture
def data(tmp_path):
    for name in ("gsd-test", "pud-a"):
        (tmp_path / f"{name}.conllu").write_text(TREE.format(id="a"), encoding="utf-8")
    (tmp_path / "pud-a-test.tsv").write_text("a\tLOC:Paris\n", encoding="utf-8")
    return tmp_path


@pytest.mark.models
def test_scores_are_printed_as_tables_or_json(data, capsys):
    command = ["models", "evaluate", "--treebanks", str(data), "--ner", str(data), "--models", "compact"]
    assert main(command) == 0
    table = capsys.readouterr().out
    assert "| Words | 100.0 | 100.0 |" in table
    assert "| names on PUD: precision, recall, F1 | names | tagger | known names | together |" in table
    assert main([*command, "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert scores["treebanks"]["gsd-test"]["raw"]["Words"] == 100
    assert scores["names"]["known names"]["LOC"]["f1"] == 100


def test_without_treebanks_it_says_which_are_needed(tmp_path, capsys):
    assert main(["models", "evaluate", "--treebanks", str(tmp_path), "--models", "compact"]) == 2
    assert "gsd-test" in capsys.readouterr().err
