"""Write silver trees and names: raw French text, split by the new tokenizer, labelled by a network.

::

    python -m kg.parse.train.annotate NETWORK SPLIT OPINIONS OUT --words 800000

``SPLIT`` is CoNLL-U with words only, ``OPINIONS`` a JSON list of another tagger's BIOES tags for
its sentences; ``OUT`` has the sentences with tags, trees and, in a comment ``names``, BIOES tags.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.parse.network.decode import label
from kg.parse.network.file import read_network
from kg.parse.network.labelled import Labelled
from kg.parse.train.examples import NAMES, batches
from kg.parse.train.treebanks import Tree, read_trees

__all__ = ["annotate"]

_SHORTEST, _LONGEST = 4, 80
_BATCH = 3000
_TOLD_EVERY = 20


def annotate(network: Path, split: Path, opinions: Path, out: Path, *, words: int, seed: int) -> None:
    """Label the first ``words`` words of the sentences in ``split``; the order of ``out`` is shuffled."""
    teacher = read_network(network)
    seconded = json.loads(opinions.read_text(encoding="utf-8"))
    pairs = list(_first(zip(read_trees(split), seconded, strict=True), words))
    trees = [tree for tree, _ in pairs]
    given = [[word.form for word in tree.words] for tree in trees]
    order = batches([len(one) for one in given], _BATCH)
    random.Random(seed).shuffle(order)  # noqa: S311 - order, not secrecy
    with out.open("w", encoding="utf-8") as file:
        for number, batch in enumerate(order, start=1):
            tags = [pairs[index][1] for index in batch]
            labelled = label(teacher, [given[index] for index in batch], tags)
            for index, found in zip(batch, labelled, strict=True):
                file.write(_conllu(trees[index], found))
            if number % _TOLD_EVERY == 0:
                print(f"INFO: Finished STEP {number}/{len(order)}", flush=True)


def _first(pairs: Iterable[tuple[Tree, list[str]]], words: int) -> Iterator[tuple[Tree, list[str]]]:
    seen = 0
    for tree, tags in pairs:
        if _SHORTEST <= len(tree.words) <= _LONGEST:
            yield tree, tags
            seen += len(tree.words)
            if seen >= words:
                return


def _conllu(tree: Tree, found: Labelled) -> str:
    lines = [f"# text = {tree.text}", f"{NAMES}{' '.join(found.names)}"]
    rank = 0
    for row in tree.rows:
        if row.is_word:
            row = row.but(  # noqa: PLW2901 - the same row, labelled
                upos=found.upos[rank], feats=found.feats[rank], head=str(found.heads[rank]), deprel=found.deprel[rank]
            )
            rank += 1
        lines.append(row.line())
    return "\n".join(lines) + "\n\n"


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("network", "split", "opinions", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--words", type=int, default=800_000)
    parser.add_argument("--seed", type=int, default=1234)
    annotate(**vars(parser.parse_args()))


if __name__ == "__main__":
    _main()
