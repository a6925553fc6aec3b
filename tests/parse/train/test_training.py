"""Training runs step by step and resumes. The treebanks are invented, and Stanza hardly trains on them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.errors import ModelError, UsageError
from kg.parse.catalog import PROCESSORS
from kg.parse.train import train_models
from kg.parse.train.bench import Bench
from kg.parse.train.data import TUNING_SENTENCES, prepare, read_corpora
from kg.parse.train.recipes import RECIPES
from kg.parse.train.steps import fingerprint, run_trainer, stamped

SENTENCE = """\
# sent_id = {source}-{number}
1\tElle\tlui\tPRON\t_\t_\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_
3-4\t{fused}\t_\t_\t_\t_\t_\t_\t_\t_
3\t{first}\t{first}\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\t_\t5\tdet\t_\t_
5\ttraité{number}\ttraité\tNOUN\t_\t_\t2\tobl:arg\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def sources(tmp_path):
    """Folders of treebanks and name layers, far smaller than the real ones."""
    treebanks, ner = tmp_path / "treebanks", tmp_path / "ner"
    treebanks.mkdir()
    ner.mkdir()
    for source, size in (("gsd-dev", 210), ("sequoia-train", 140), ("fqb", 4), ("pud-a", 4), ("sequoia-dev", 4)):
        text = (
            SENTENCE.format(source=source, number=n, fused=("du", "au")[n % 2], first=("de", "à")[n % 2])
            for n in range(size)
        )
        (treebanks / f"{source}.conllu").write_text("".join(text), encoding="utf-8")
    for layer, source in (("gsd-dev", "gsd-dev"), ("sequoia-train-news", "sequoia-train")):
        lines = (f"{source}-{n}\tMISC:traité{n}\n" for n in range(210))
        (ner / f"{layer}.tsv").write_text("".join(lines), encoding="utf-8")
    return treebanks, ner


def test_the_last_sentences_of_gsd_are_for_tuning(sources):
    corpora = read_corpora(sources[0])
    assert len(corpora.train) == 210 - TUNING_SENTENCES + 140 + 4 + 4
    assert len(corpora.tune) == TUNING_SENTENCES + 4
    assert not {t.sent_id for t in corpora.train} & {t.sent_id for t in corpora.tune}


def test_a_missing_treebank_is_named(sources):
    (sources[0] / "fqb.conllu").unlink()
    with pytest.raises(ModelError, match=r"fqb\.conllu"):
        read_corpora(sources[0])


def test_prepared_files_are_the_same_each_time_and_feed_every_recipe(sources, tmp_path):
    contents = []
    for name in ("one", "two"):
        work = tmp_path / name
        prepare(treebanks=sources[0], ner=sources[1], work=work, progress=lambda _: None)
        contents.append({path.name: path.read_bytes() for path in work.iterdir()})
    assert contents[0] == contents[1]
    assert {file for recipe in RECIPES.values() for _, file in recipe.inputs} <= set(contents[0])


def test_silver_sentences_need_the_models_that_split_them(tmp_path):
    with pytest.raises(ModelError, match=r"tokenize\.pt"):
        Bench(tmp_path, tmp_path / "out", 1, lambda _: None)._silver(tmp_path / "network.pt", [tmp_path / "raw.txt"])


def test_stanzas_trainers_get_their_files_by_option():
    stanza = RECIPES["lemma"].arguments(Path("w"), steps=None)
    assert stanza[stanza.index("--train_file") + 1] == "w/lexemes.conllu"
    assert stanza[stanza.index("--num_epoch") + 1] == "6"
    assert RECIPES["lemma"].arguments(Path("w"), steps=2) != stanza


def test_an_unknown_processor_is_a_usage_error(sources, tmp_path):
    with pytest.raises(UsageError, match="parser"):
        train_models(treebanks=sources[0], ner=sources[1], out=tmp_path / "out", only=("parser",))


def test_there_is_a_recipe_for_each_processor():
    assert {*RECIPES, "network"} == set(PROCESSORS)


def test_a_step_is_done_once_and_again_when_its_inputs_change(tmp_path):
    product = tmp_path / "step" / "model.pt"
    runs = []

    def make():
        runs.append(1)
        product.write_text("model")

    for mark in ("a", "a", "b"):
        stamped("step", product, mark, make, lambda _: None)
    assert len(runs) == 2


def test_an_interrupted_step_keeps_its_checkpoint_only_for_the_same_inputs(tmp_path):
    product = tmp_path / "step" / "model.pt"
    checkpoint = product.parent / "checkpoint"

    def stop():
        checkpoint.write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stamped("step", product, "a", stop, lambda _: None)
    seen = []
    for mark in ("a", "b"):
        product.unlink(missing_ok=True)
        stamped("step", product, mark, lambda: (seen.append(checkpoint.exists()), product.write_text("m")), print)
    assert seen == [True, False]


def test_the_fingerprint_depends_on_content_not_on_place(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("x")
    two.write_text("x")
    assert fingerprint(["a"], [one]) == fingerprint(["a"], [two])
    two.write_text("y")
    assert fingerprint(["a"], [one]) != fingerprint(["a"], [two])


def test_a_failing_trainer_says_where_its_log_is(tmp_path):
    command = ["-c", "print('out of luck'); raise SystemExit(3)"]
    with pytest.raises(ModelError, match="out of luck") as caught:
        run_trainer(command, log=tmp_path / "log", threads=1, progress=print)
    assert caught.value.where == str(tmp_path / "log")
    assert sys.executable


@pytest.mark.models
def test_a_processor_trains_and_is_skipped_the_second_time(sources, tmp_path):
    told = []
    for _ in range(2):
        train_models(
            treebanks=sources[0],
            ner=sources[1],
            out=tmp_path / "out",
            only=("mwt",),
            steps={"mwt": 1},
            threads=1,
            progress=told.append,
        )
    assert (tmp_path / "out" / "mwt.pt").stat().st_size > 10_000
    assert told.count("mwt …") == 1
    assert "mwt: done before." in told
