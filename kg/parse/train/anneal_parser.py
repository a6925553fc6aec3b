"""Finish the training of the parser: predicted tags beside gold ones, and a falling rate.

In use the parser sees the tagger's tags, not a treebank's; so each batch of this last phase
has, at even odds, the training sentences with gold tags or with the tags that the tagger
gives them. Stanza's own trainer, data and optimizer are run on, from a checkpoint; the
learning rate falls in a straight line to nothing.

Run as a program, so that it has a process of its own like the other trainers::

    python -m kg.parse.train.anneal_parser CHECKPOINT GOLD TAGGED TUNE OUT --steps 300
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import Any

__all__ = ["RATE", "anneal_parser"]

RATE = 1.6  # of Adadelta; the parser's first phase has 2.0

_EVALUATED_EVERY = 50


def anneal_parser(checkpoint: Path, *, gold: Path, tagged: Path, tune: Path, out: Path, steps: int, seed: int) -> None:
    """Train the parser of a checkpoint for some more steps and write the last state to ``out``.

    :param gold: the training trees.
    :param tagged: the same trees with predicted tags.
    :param tune: the tuning trees with predicted tags.
    """
    from stanza.models.common.utils import set_random_seed
    from stanza.models.depparse.data import InfiniteBatch
    from stanza.models.depparse.trainer import Trainer

    set_random_seed(seed)
    trainer = Trainer.load(filename=str(checkpoint), pretrain=None, device="cpu")
    batches = InfiniteBatch(*(_loader(trainer, path, tuning=False) for path in (gold, tagged)))
    for step in range(1, steps + 1):
        for optimizer in trainer.optimizer.values():
            for group in optimizer.param_groups:
                group["lr"] = RATE * (steps - step + 1) / steps
        loss, _ = trainer.update(batches.next_batch())
        if step % _EVALUATED_EVERY == 0 or step == steps:
            score = _score(trainer, tune)
            print(f"INFO: Finished STEP {step}/{steps}, loss = {loss:.4f}, dev_score = {score:.4f}", flush=True)
            trainer.save(str(out))


def _loader(trainer: Any, path: Path, *, tuning: bool) -> Any:
    from stanza.models.depparse.data import DataLoader
    from stanza.utils.conll import CoNLL

    document = CoNLL.conll2doc(input_file=str(path))
    size = trainer.args["batch_size"]
    return DataLoader(
        document, size, trainer.args, None, vocab=trainer.vocab, evaluation=tuning, sort_during_eval=tuning
    )


def _score(trainer: Any, tune: Path) -> float:
    from stanza.models.common.doc import DEPREL, HEAD
    from stanza.models.common.utils import ud_scores, unsort

    batches = _loader(trainer, tune, tuning=True)
    found: list[Any] = []
    for batch in batches:
        found += trainer.predict(batch)
    if batches.data_orig_idx is not None:
        found = unsort(found, batches.data_orig_idx)
    batches.doc.set([HEAD, DEPREL], [word for sentence in found for word in sentence])
    parsed = io.StringIO(f"{batches.doc:C}\n\n")
    return float(ud_scores(str(tune), parsed)["LAS"].f1)


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("checkpoint", "gold", "tagged", "tune", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1234)
    given = parser.parse_args()
    anneal_parser(
        given.checkpoint,
        gold=given.gold,
        tagged=given.tagged,
        tune=given.tune,
        out=given.out,
        steps=given.steps,
        seed=given.seed,
    )


if __name__ == "__main__":
    _main()
