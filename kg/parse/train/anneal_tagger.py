"""Finish the training of the tagger with a falling learning rate.

Stanza's tagger trains at one rate to the end, which suits long training on a GPU; on two
cores and some hundred steps it stops far from its optimum. So its own trainer and data are
run on for a while, the rate falling from ``RATE`` to nothing in a straight line.

Run as a program, so that it has a process of its own like the other trainers::

    python -m kg.parse.train.anneal_tagger MODEL TRAIN TUNE OUT --steps 400 [--vectors FILE]
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["RATE", "anneal_tagger"]

RATE = 1e-3

_EVALUATED_EVERY = 100


def anneal_tagger(
    model: Path, *, train: Path, tune: Path, out: Path, steps: int, vectors: Path | None, seed: int
) -> None:
    """Train the tagger in ``model`` for some more steps and write the last state to ``out``."""
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.common.utils import set_random_seed
    from stanza.models.pos.trainer import Trainer

    set_random_seed(seed)
    pretrain = Pretrain(str(vectors)) if vectors else None
    trainer = Trainer(args={"lr": RATE}, pretrain=pretrain, model_file=str(model), device="cpu")
    batches = _batches(_dataset(trainer, train, pretrain, tuning=False), int(trainer.args["batch_size"]))
    for step in range(1, steps + 1):
        for optimizer in trainer.optimizers.values():
            for group in optimizer.param_groups:
                group["lr"] = RATE * (steps - step + 1) / steps
        loss = trainer.update(next(batches))
        if step % _EVALUATED_EVERY == 0 or step == steps:
            score = _score(trainer, tune, pretrain)
            print(f"INFO: Finished STEP {step}/{steps}, loss = {loss:.4f}, dev_score = {score:.4f}", flush=True)
    trainer.save(str(out))


def _dataset(trainer: Any, path: Path, pretrain: Any, *, tuning: bool) -> Any:
    from stanza.models.pos.data import Dataset
    from stanza.models.pos.tag_columns import tag_columns_from_args
    from stanza.utils.conll import CoNLL

    return Dataset(
        CoNLL.conll2doc(input_file=str(path)),
        trainer.args,
        pretrain,
        vocab=trainer.vocab,
        evaluation=tuning,
        sort_during_eval=tuning,
        tag_columns=tag_columns_from_args(trainer.args),
    )


def _batches(dataset: Any, size: int) -> Iterator[Any]:
    from stanza.models.pos.data import ShuffledDataset

    while True:
        yield from ShuffledDataset([dataset], size)


def _score(trainer: Any, tune: Path, pretrain: Any) -> float:
    from stanza.models.common.utils import unsort
    from stanza.models.pos import scorer
    from stanza.models.tagger import set_predictions

    dataset = _dataset(trainer, tune, pretrain, tuning=True)
    found: list[Any] = []
    order: list[int] = []
    for batch in dataset.to_loader(batch_size=int(trainer.args["batch_size"])):
        found += trainer.predict(batch)
        order.extend(batch.idx)
    set_predictions(dataset.doc, trainer, unsort(found, order))
    tagged = io.StringIO(f"{dataset.doc:C}\n\n")
    return float(scorer.score(tagged, str(tune), eval_type="AllTags")[2])


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("model", "train", "tune", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--seed", type=int, default=1234)
    given = parser.parse_args()
    anneal_tagger(
        given.model,
        train=given.train,
        tune=given.tune,
        out=given.out,
        steps=given.steps,
        vectors=given.vectors,
        seed=given.seed,
    )


if __name__ == "__main__":
    _main()
