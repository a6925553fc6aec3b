"""Train, slim and describe a set of models, one step after the other, resumably."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

from kg.errors import ModelError, UsageError
from kg.parse.catalog import PROCESSORS, ModelSet, read_set
from kg.parse.train.data import prepare
from kg.parse.train.recipes import ANNEALING, RECIPES, SEED, VECTORS
from kg.parse.train.slim import slim
from kg.parse.train.steps import fingerprint, run_trainer, stamped
from kg.parse.train.vectors import RawText, train_vectors

__all__ = ["VERSION", "train_models", "write_manifest"]

VERSION = "1"

_RAW = ("debats-assemblee-nationale.txt.xz", "eltec-fra.txt.xz")


def train_models(
    *,
    treebanks: Path,
    ner: Path,
    out: Path,
    raw: Path | None = None,
    actors: Sequence[Path] = (),
    work: Path | None = None,
    steps: Mapping[str, int] | None = None,
    only: tuple[str, ...] = (),
    threads: int | None = None,
    progress: Callable[[str], None] = print,
) -> ModelSet | None:
    """Train the models and write them to ``out``; finished steps are skipped when called again.

    :param treebanks: folder of ``gsd-dev.conllu``, ``sequoia-train.conllu`` …
    :param ner: folder of the stand-off name layers (``gsd-dev.tsv`` …).
    :param out: where the slim models and their manifest go.
    :param raw: folder of the raw text for word vectors; without it the taggers have none.
    :param actors: Turtle files of names for the name tagger (``ontologies/actors*.ttl``).
    :param work: where the unslimmed models, checkpoints and logs go (``out/work`` by default).
    :param steps: lengths of training by processor, in place of the recipes'.
    :param only: the processors to train; all of them when empty.
    :param threads: processor cores for each trainer.
    :returns: the set, or None while processors are missing in ``out``.
    :raises UsageError: for an unknown processor.
    :raises ModelError: when data is missing or a trainer fails.
    """
    chosen = only or PROCESSORS
    unknown = sorted((set(chosen) | set(steps or {})) - set(PROCESSORS))
    if unknown:
        raise UsageError(f"no such processor: {', '.join(unknown)}", mend=", ".join(PROCESSORS))
    work = work or out / "work"
    out.mkdir(parents=True, exist_ok=True)
    prepare(treebanks=treebanks, ner=ner, work=work / "data", actors=actors, progress=progress)
    bench = _Bench(work, threads, progress)
    if raw is not None:
        vectors = bench.train_vectors(raw)
        bench = replace(bench, vectors=vectors)
        shutil.copyfile(vectors, out / VECTORS)  # in single precision: the taggers use it as it is
    for processor in PROCESSORS:
        if processor in chosen:
            model = bench.train(processor, (steps or {}).get(processor))
            if processor == "pos":
                model = bench.anneal_tagger(model)
            elif processor == "depparse":
                model = bench.anneal_parser(model)
            size = slim(model, out / f"{processor}.pt")
            progress(f"{processor}: {size / 1e6:.1f} MB.")
    if all((out / f"{processor}.pt").is_file() for processor in PROCESSORS):
        write_manifest(out)
        return read_set(out)
    return None


@dataclass(frozen=True, slots=True)
class _Bench:
    """Where and how training works: one folder a step, beside the prepared data."""

    work: Path
    threads: int | None
    progress: Callable[[str], None]
    vectors: Path | None = None

    def train_vectors(self, raw: Path) -> Path:
        product = self.work / "pretrain" / VECTORS
        files = [self.work / "data" / "treebanks.txt", *(raw / name for name in _RAW)]
        for path in files:
            if not path.is_file():
                raise ModelError("this text is needed for word vectors", where=str(path), mend="or leave raw out")

        def make() -> None:
            self.progress("pretrain: word vectors from raw text …")
            train_vectors(RawText(files), product, seed=SEED)

        stamped("pretrain", product, fingerprint((str(SEED),), files), make, self.progress)
        return product

    def train(self, processor: str, steps: int | None) -> Path:
        recipe = RECIPES[processor]
        data = self.work / "data"
        product = self.work / processor / f"{processor}.pt"
        inputs = [data / file for _, file in recipe.inputs]
        if recipe.vectors and self.vectors:
            inputs.append(self.vectors)
        # the stamp is of what the model depends on, not of where it lies
        settings = recipe.arguments(Path(), steps=steps, vectors=Path() if self.vectors else None)
        arguments = recipe.arguments(data, steps=steps, vectors=self.vectors)
        place = ["--save_dir", str(product.parent), "--save_name", product.name]

        def make() -> None:
            self.progress(f"{processor}: training …")
            log = product.with_suffix(".log")
            run_trainer([*arguments, *place], log=log, threads=self.threads, progress=self.progress)

        stamped(processor, product, fingerprint(settings, inputs), make, self.progress)
        return product

    def anneal_tagger(self, model: Path) -> Path:
        """The second phase of the tagger (see :mod:`kg.parse.train.anneal_tagger`)."""
        data = self.work / "data"
        product = self.work / "pos-annealed" / "pos.pt"
        inputs = [model, data / "train.conllu", data / "tune.conllu"]
        length = ["--steps", str(ANNEALING["pos"]), "--seed", str(SEED)]
        vectors = ["--vectors", str(self.vectors)] if self.vectors else []
        self._run_phase(
            "pos, second phase",
            module="anneal_tagger",
            product=product,
            inputs=inputs,
            options=[*length, *vectors],
            settings=length,
        )
        return product

    def anneal_parser(self, model: Path) -> Path:
        """The second phase of the parser, on predicted tags (see :mod:`kg.parse.train.anneal_parser`).

        :raises ModelError: when the tagger, whose tags it needs, has not been trained here.
        """
        data = self.work / "data"
        tagger = self.work / "pos-annealed" / "pos.pt"
        if not tagger.is_file():
            raise ModelError("the parser's second phase needs the tagger", where=str(tagger), mend="train pos first")
        tagged = [self._tag(tagger, data / file) for file in ("train.conllu", "tune.conllu")]
        checkpoint = model.with_name(f"{model.stem}_checkpoint.pt")
        product = self.work / "depparse-annealed" / "depparse.pt"
        length = ["--steps", str(ANNEALING["depparse"]), "--seed", str(SEED)]
        inputs = [checkpoint, data / "train.conllu", *tagged]
        self._run_phase(
            "depparse, second phase",
            module="anneal_parser",
            product=product,
            inputs=inputs,
            options=length,
            settings=length,
        )
        return product

    def _tag(self, tagger: Path, trees: Path) -> Path:
        """The trees with the tags and features that the tagger gives them."""
        product = self.work / f"tagged-{trees.stem}" / trees.name
        arguments = ["-m", "stanza.models.tagger", "--mode", "predict", "--cpu", "--lang", "fr"]
        arguments += ["--shorthand", "fr_depeche", "--batch_size", "100", "--output_file", str(product)]
        arguments += ["--eval_file", str(trees), "--save_dir", str(tagger.parent), "--save_name", tagger.name]
        arguments += ["--wordvec_pretrain_file", str(self.vectors)] if self.vectors else ["--no_pretrain"]

        def make() -> None:
            run_trainer(arguments, log=product.with_suffix(".log"), threads=self.threads, progress=self.progress)

        stamped(f"tags of {trees.stem}", product, fingerprint((), [tagger, trees]), make, self.progress)
        return product

    def _run_phase(
        self, step: str, *, module: str, product: Path, inputs: list[Path], options: list[str], settings: list[str]
    ) -> None:
        arguments = ["-m", f"kg.parse.train.{module}", *map(str, inputs), str(product), *options]

        def make() -> None:
            self.progress(f"{step} …")
            run_trainer(arguments, log=product.with_suffix(".log"), threads=self.threads, progress=self.progress)

        stamped(step, product, fingerprint(settings, inputs), make, self.progress)


def write_manifest(out: Path, *, scores: Mapping[str, object] | None = None) -> None:
    """Write ``manifest.json`` for the models in ``out``; scores already there are kept."""
    path = out / "manifest.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    files = {}
    for name in (*PROCESSORS, "pretrain"):
        model = out / f"{name}.pt"
        if model.is_file():
            content = model.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            files[name] = {"file": model.name, "bytes": len(content), "sha256": digest}
    manifest = {
        "name": "compact",
        "version": VERSION,
        "language": "fr",
        "stanza": metadata.version("stanza"),
        "torch": metadata.version("torch").partition("+")[0],
        "seed": SEED,
        "files": files,
        "scores": scores if scores is not None else before.get("scores", {}),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=False)
    path.write_text(text + "\n", encoding="utf-8")
    resources = out / "resources.json"  # Stanza insists on one; ours names nothing to fetch
    resources.write_text("{}\n", encoding="utf-8")
