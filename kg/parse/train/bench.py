"""Where and how training works: one folder a step, beside the prepared data; a finished step is skipped."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ModelError
from kg.parse.train.names import read_pools
from kg.parse.train.raw import sample
from kg.parse.train.recipes import EPOCHS, RECIPES, SEED, SILVER_WORDS, TEACHER_EPOCHS
from kg.parse.train.steps import fingerprint, run_trainer, stamped
from kg.parse.train.treebanks import read_trees

__all__ = ["Bench"]

_SPARE = 1.2  # split more than is annotated: very short and very long sentences fall out
_GOLD = ("train.conllu", "names.json", "names-swapped.json", "tune.conllu")


@dataclass(frozen=True, slots=True)
class Bench:
    """One training of a set.

    :param work: where everything on the way goes.
    :param out: where the shipped models go; raw text is split by them.
    """

    work: Path
    out: Path
    threads: int | None
    progress: Callable[[str], None]

    @property
    def _data(self) -> Path:
        return self.work / "data"

    def train_small(self, processor: str, steps: int | None) -> Path:
        """Train one of Stanza's models; returns its file, not yet slimmed."""
        recipe = RECIPES[processor]
        product = self.work / processor / f"{processor}.pt"
        inputs = [self._data / file for _, file in recipe.inputs]
        arguments = recipe.arguments(self._data, steps=steps)
        arguments += ["--save_dir", str(product.parent), "--save_name", product.name]
        # the stamp is of what the model depends on, not of where it lies
        self._step(
            processor, product, inputs, recipe.arguments(Path(), steps=steps), lambda: self._run(arguments, product)
        )
        return product

    def train_network(self, raw: Sequence[Path], actors: Sequence[Path], epochs: int | None) -> Path:
        """Train the network: on the treebanks, and first on raw text that a network before it has labelled.

        :param raw: files of text; without any there are no silver sentences.
        :raises ModelError: when raw text is to be split and the tokenizer has not been trained yet.
        """
        pieces = self._pieces(raw, actors)
        if not raw:
            return self._network("network", pieces, epochs or TEACHER_EPOCHS, ())
        teacher = self._network("teacher", pieces, epochs or TEACHER_EPOCHS, ())
        return self._network("network", pieces, epochs or EPOCHS, ("--silver", str(self._silver(teacher, raw))))

    def _network(self, step: str, pieces: Path, epochs: int, more: Sequence[str]) -> Path:
        product = self.work / step / "network.pt"
        inputs = [pieces, *(self._data / name for name in _GOLD)]
        length = ("--epochs", str(epochs), "--seed", str(SEED))
        self._program(step, "kg.parse.train.learn", inputs, product, length, files=more)
        return product

    def _pieces(self, raw: Sequence[Path], actors: Sequence[Path]) -> Path:
        from kg.parse.train.pieces import choose_pieces, count_words
        from kg.parse.train.pretrained import read_pretrained

        product, trees = self.work / "pieces" / "pieces.json", self._data / "train.conllu"

        def make() -> None:
            names = (" ".join(name) for pool in read_pools(actors, seed=SEED).values() for name in pool)
            sure = count_words([*(tree.text for tree in read_trees(trees)), *names])
            product.write_text(json.dumps(choose_pieces(read_pretrained(), sure=sure, raw=raw)), encoding="utf-8")

        self._step("pieces", product, [trees, *raw, *actors], (), make)
        return product

    def _silver(self, teacher: Path, raw: Sequence[Path]) -> Path:
        from kg.parse.train import silver

        splitters = [self.out / "tokenize.pt", self.out / "mwt.pt"]
        for path in splitters:
            if not path.is_file():
                raise ModelError("silver sentences need this model", where=str(path), mend="train it first")
        split, opinions = self.work / "split" / "split.conllu", self.work / "opinions" / "names.json"
        labelled = self.work / "silver" / "silver.conllu"

        def split_text() -> None:
            silver.split_text(self.out, sample(list(raw), seed=SEED), split, words=int(_SPARE * SILVER_WORDS))

        self._step("split", split, [*raw, *splitters], (), split_text)
        self._step("opinions", opinions, [split], (), lambda: silver.second_opinions(split, opinions))
        length = ("--words", str(SILVER_WORDS), "--seed", str(SEED))
        self._program("silver", "kg.parse.train.annotate", [teacher, split, opinions], labelled, length)
        return labelled

    def _program(
        self,
        step: str,
        module: str,
        inputs: Sequence[Path],
        product: Path,
        options: Sequence[str],
        *,
        files: Sequence[str] = (),
    ) -> None:
        """Run a program of ours; ``files`` are further options that name files."""
        arguments = ["-m", module, *map(str, inputs), str(product), *options, *files]
        more = [Path(one) for one in files if not one.startswith("-")]
        self._step(step, product, [*inputs, *more], options, lambda: self._run(arguments, product))

    def _run(self, arguments: Sequence[str], product: Path) -> None:
        run_trainer(arguments, log=product.with_suffix(".log"), threads=self.threads, progress=self.progress)

    def _step(
        self, step: str, product: Path, inputs: Sequence[Path], settings: Sequence[str], make: Callable[[], None]
    ) -> None:
        def told() -> None:
            self.progress(f"{step} …")
            make()

        stamped(step, product, fingerprint(settings, inputs), told, self.progress)
