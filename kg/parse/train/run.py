"""Train, slim and describe a set of models, one step after the other, resumably."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata
from pathlib import Path

from kg.errors import UsageError
from kg.parse.catalog import PROCESSORS, ModelSet, read_set
from kg.parse.train.bench import Bench
from kg.parse.train.data import prepare
from kg.parse.train.raw import raw_files
from kg.parse.train.recipes import SEED
from kg.parse.train.slim import slim

__all__ = ["VERSION", "train_models", "write_manifest"]

VERSION = "3"

_ORDER = ("tokenize", "mwt", "lemma", "network")  # the network's silver sentences need the first two


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
    :param raw: folder of raw text (:mod:`kg.parse.train.raw`) for a first network to label and the shipped one
        to learn from; without it the network learns from the treebanks alone.
    :param actors: Turtle files of names to be known in sentences (``ontologies/actors*.ttl``).
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
    _write_resources(out)
    prepare(treebanks=treebanks, ner=ner, work=work / "data", actors=actors, progress=progress)
    bench = Bench(work, out, threads, progress)
    files = raw_files(raw) if raw is not None else []
    for processor in _ORDER:
        if processor in chosen:
            length = (steps or {}).get(processor)
            target = out / f"{processor}.pt"
            if processor == "network":
                shutil.copyfile(bench.train_network(files, actors, length), target)
            else:
                slim(bench.train_small(processor, length), target)
            progress(f"{processor}: {target.stat().st_size / 1e6:.1f} MB.")
    if all((out / f"{processor}.pt").is_file() for processor in PROCESSORS):
        write_manifest(out)
        return read_set(out)
    return None


def _write_resources(out: Path) -> None:
    """Stanza insists on this file wherever it loads a model; ours names nothing to fetch."""
    (out / "resources.json").write_text("{}\n", encoding="utf-8")


def write_manifest(out: Path, *, scores: Mapping[str, object] | None = None) -> None:
    """Write ``manifest.json`` for the models in ``out``; scores already there are kept."""
    path = out / "manifest.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    files = {}
    for name in PROCESSORS:
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
