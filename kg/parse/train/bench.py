"""Where and how training works: one folder a step, beside the prepared data; a finished step is skipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ModelError
from kg.parse.train.names import read_pools
from kg.parse.train.raw import sample
from kg.parse.train.recipes import RECIPES, SEED, SILVER_WORDS, TEACHER_EPOCHS, VECTORS
from kg.parse.train.steps import fingerprint, run_trainer, stamped

__all__ = ["Bench"]

_SPARE = 1.2  # split more than is annotated: very short and very long sentences fall out


@dataclass(frozen=True, slots=True)
class Bench:
    """One training of a set.

    :param work: where everything on the way goes.
    :param out: where the shipped models go; the silver sentences are split and lemmatised by them.
    """

    work: Path
    out: Path
    threads: int | None
    progress: Callable[[str], None]
    vectors: Path | None = None

    @property
    def _data(self) -> Path:
        return self.work / "data"

    def make_vectors(self, raw: Sequence[Path], actors: Sequence[Path]) -> Path:
        """The word vectors (see :mod:`kg.parse.train.vectors`)."""
        from kg.parse.train.vectors import make_vectors

        product = self.work / "pretrain" / VECTORS
        treebank = self._data / "train.conllu"

        def make() -> None:
            self.progress("pretrain: word vectors …")
            names = [" ".join(name) for pool in read_pools(actors, seed=SEED).values() for name in pool]
            make_vectors(raw, treebank, names, product)

        self._step("pretrain", product, [*raw, treebank, *actors], (), make)
        return product

    def make_silver(self, raw: Sequence[Path]) -> None:
        """``silver.conllu`` and ``names-silver.json`` beside the prepared data.

        Without raw text they are the gold data again.

        :raises ModelError: when the tokenizer or the lemmatizer has not been trained yet.
        """
        trees, names = self._data / "silver.conllu", self._data / "names-silver.json"
        if not raw:
            shutil.copyfile(self._data / "train.conllu", trees)
            shutil.copyfile(self._data / "names.json", names)
            return
        for processor in ("tokenize", "mwt", "lemma"):
            if not (self.out / f"{processor}.pt").is_file():
                raise ModelError(
                    "silver sentences need this model", where=str(self.out / f"{processor}.pt"), mend="train it first"
                )
        from kg.parse.train import silver

        teacher = self._teacher()
        split, opinions = self.work / "split" / "split.conllu", self.work / "opinions" / "names.json"
        labelled = self.work / "silver" / "silver.conllu"
        splitters = [self.out / "tokenize.pt", self.out / "mwt.pt"]

        def split_text() -> None:
            self.progress("silver: splitting raw text …")
            silver.split_text(self.out, sample(list(raw), seed=SEED), split, words=int(_SPARE * SILVER_WORDS))

        self._step("split", split, [*raw, *splitters], (), split_text)
        self._step("opinions", opinions, [split], (), lambda: silver.second_opinions(split, opinions))
        files = [teacher, split, opinions]
        length = ("--words", str(SILVER_WORDS), "--seed", str(SEED))
        self._program("silver", "kg.parse.train.teacher.annotate", files, labelled, length)
        silver.lemmatise(self.out, labelled, trees)
        silver.write_names(labelled, self._data / "names.json", names)

    def _teacher(self) -> Path:
        product = self.work / "teacher" / "teacher.pt"
        files = [self._data / name for name in ("train.conllu", "names-by-sentence.json", "tune.conllu")]
        length = ("--epochs", str(TEACHER_EPOCHS), "--seed", str(SEED))
        self._program("teacher", "kg.parse.train.teacher.learn", files, product, length)
        return product

    def train(self, processor: str, steps: int | None) -> Path:
        """Train one model; returns its file, not yet slimmed."""
        recipe = RECIPES[processor]
        product = self.work / processor / f"{processor}.pt"
        inputs = [self._data / file for _, file in recipe.inputs]
        if recipe.vectors and self.vectors:
            inputs.append(self.vectors)
        # the stamp is of what the model depends on, not of where it lies
        settings = recipe.arguments(Path(), steps=steps, vectors=Path() if self.vectors else None)
        arguments = recipe.arguments(self._data, steps=steps, vectors=self.vectors)
        if recipe.own:
            files = len(recipe.inputs) + 2  # behind "-m MODULE" and the inputs
            arguments = [*arguments[:files], str(product), *arguments[files:]]
        else:
            arguments += ["--save_dir", str(product.parent), "--save_name", product.name]

        def make() -> None:
            self.progress(f"{processor}: training …")
            self._run(arguments, product)

        self._step(processor, product, inputs, settings, make)
        return product

    def _program(self, step: str, module: str, inputs: Sequence[Path], product: Path, options: Sequence[str]) -> None:
        def make() -> None:
            self.progress(f"{step} …")
            self._run(["-m", module, *map(str, inputs), str(product), *options], product)

        self._step(step, product, inputs, options, make)

    def _run(self, arguments: Sequence[str], product: Path) -> None:
        run_trainer(arguments, log=product.with_suffix(".log"), threads=self.threads, progress=self.progress)

    def _step(
        self, step: str, product: Path, inputs: Sequence[Path], settings: Sequence[str], make: Callable[[], None]
    ) -> None:
        stamped(step, product, fingerprint(settings, inputs), make, self.progress)
