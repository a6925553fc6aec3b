"""Write every file that the trainers read, from the treebanks, the name layer and raw text.

Training sees ``gsd-dev`` but its last 200 sentences, ``sequoia-train``, ``fqb`` and ``pud-a``;
tuning sees those 200 and ``sequoia-dev``; ``gsd-test`` and ``sequoia-test`` are only for
reports, and so is the name layer of ``pud-a``. Speech (``rhapsodie``) is left out.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ModelError
from kg.parse.train.entities import Tagged, over_words, read_layer, swap_names, tag_tree
from kg.parse.train.harmonise import harmonise, learn_conventions
from kg.parse.train.lexemes import lexemes
from kg.parse.train.names import read_pools
from kg.parse.train.paragraphs import (
    Piece,
    disguise,
    paragraphs,
    pieces,
    running_text,
    write_mwt_counts,
    write_paragraphs,
)
from kg.parse.train.treebanks import Tree, read_trees, write_trees

__all__ = ["TUNING_SENTENCES", "Corpora", "prepare", "read_corpora"]

TUNING_SENTENCES = 200
TUNING_NAMES = 120

_TREEBANKS = ("gsd-dev", "sequoia-train", "fqb", "pud-a", "sequoia-dev")
_REPORTS = ("gsd-test", "sequoia-test")
_LAYERS = {"gsd-dev": "gsd-dev.tsv", "sequoia-train": "sequoia-train-news.tsv"}
_POOL_SEED = 9
_SWAP_SEEDS = (11, 12)


@dataclass(frozen=True, slots=True)
class Corpora:
    """The harmonised trees: for training, for tuning, and for reports by name."""

    train: tuple[Tree, ...]
    tune: tuple[Tree, ...]
    report: tuple[tuple[str, tuple[Tree, ...]], ...]


def read_corpora(treebanks: Path) -> Corpora:
    """Read the treebanks of a folder and bring them to one annotation.

    :raises ModelError: when one is missing. The report files may be missing.
    """
    raw = {name: read_trees(_existing(treebanks / f"{name}.conllu")) for name in _TREEBANKS}
    gsd, held = raw["gsd-dev"][:-TUNING_SENTENCES], raw["gsd-dev"][-TUNING_SENTENCES:]
    conventions = learn_conventions((*gsd, *raw["sequoia-train"]))

    def common(trees: Sequence[Tree]) -> tuple[Tree, ...]:
        return tuple(harmonise(tree, conventions) for tree in trees)

    reports = ((name, treebanks / f"{name}.conllu") for name in _REPORTS)
    return Corpora(
        train=common((*gsd, *raw["sequoia-train"], *raw["fqb"], *raw["pud-a"])),
        tune=common((*held, *raw["sequoia-dev"])),
        report=tuple((name, common(read_trees(path))) for name, path in reports if path.is_file()),
    )


def prepare(
    *,
    treebanks: Path,
    ner: Path,
    work: Path,
    actors: Sequence[Path] = (),
    progress: Callable[[str], None],
) -> None:
    """Write the trainers' files into ``work``; a few seconds, and the same bytes each time.

    :param actors: Turtle files whose names are put into the sentences for the name tagger.
    """
    corpora = read_corpora(treebanks)
    words = sum(len(tree.words) for tree in corpora.train)
    progress(f"{len(corpora.train)} sentences, {words} words to train on.")
    write_trees(work / "train.conllu", corpora.train)
    write_trees(work / "tune.conllu", corpora.tune)
    for name, trees in corpora.report:
        write_trees(work / f"{name}.conllu", trees)
    write_trees(work / "lexemes.conllu", lexemes(corpora.train))
    write_mwt_counts(work / "mwt.json", corpora.train)
    (work / "treebanks.txt").write_text("".join(tree.text + "\n" for tree in corpora.train), encoding="utf-8")
    write_paragraphs(
        work / "paragraphs.txt",
        work / "paragraphs.labels",
        _blocks(corpora.train, plain_seeds=(1, 6), disguised_seeds=(2, 3)),
    )
    write_paragraphs(
        work / "paragraphs-tune.txt",
        work / "paragraphs-tune.labels",
        _blocks(corpora.tune, plain_seeds=(4,), disguised_seeds=(5,)),
    )
    _prepare_names(treebanks, ner, work, actors, progress)


def _blocks(
    trees: Sequence[Tree], *, plain_seeds: Sequence[int], disguised_seeds: Sequence[int]
) -> Iterator[list[tuple[Piece, ...]]]:
    plain = [pieces(tree) for tree in trees]
    for seed in plain_seeds:
        yield from paragraphs(plain, seed=seed)
    for seed in plain_seeds:
        yield from running_text(plain, seed=seed)
    for seed in disguised_seeds:
        rng = random.Random(seed)  # noqa: S311 - variety, not secrecy
        yield from paragraphs([disguise(sentence, rng) for sentence in plain], seed=seed)


def _prepare_names(
    treebanks: Path,
    ner: Path,
    work: Path,
    actors: Sequence[Path],
    progress: Callable[[str], None],
) -> None:
    train: list[Tagged] = []
    by_sentence: dict[str, tuple[str, ...]] = {}
    for treebank, layer in _LAYERS.items():
        held = TUNING_SENTENCES if treebank == "gsd-dev" else TUNING_NAMES
        found = _tagged(treebanks / f"{treebank}.conllu", _existing(ner / layer))
        for tree, sentence in found[:-held]:
            tags = over_words(tree, sentence.tags)
            by_sentence[tree.sent_id] = tags
            train.append(Tagged(tuple(word.form for word in tree.words), tags))
    progress(f"{len(train)} sentences with names to train on.")
    pools = read_pools(actors, seed=_POOL_SEED)
    swapped = [one for seed in _SWAP_SEEDS for one in swap_names(train, pools, seed=seed) if pools]
    _write_json(work / "names.json", by_sentence)
    _write_json(work / "names-swapped.json", [(one.tokens, one.tags) for one in swapped])


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _tagged(treebank: Path, layer: Path) -> list[tuple[Tree, Tagged]]:
    names = read_layer(layer)
    trees = read_trees(_existing(treebank))
    return [(tree, tag_tree(tree, names[tree.sent_id])) for tree in trees if tree.sent_id in names]


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise ModelError("this file is needed to train", where=str(path), mend="see the model card")
    return path
