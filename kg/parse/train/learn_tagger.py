"""Train the tagger on gold and silver sentences, at a rate that falls in a straight line to nothing.

Stanza's own model, data and optimizer, as in :mod:`kg.parse.train.learn_parser`::

    python -m kg.parse.train.learn_tagger GOLD SILVER TUNE OUT --steps 1500 [Stanza's options]
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.parse.train.schedule import falling_rate, run_as_program

__all__ = ["learn_tagger"]

RATE = 3e-3  # of Adam
_GOLD_TURNS = frozenset({0, 3, 6})  # of ten batches, which are gold

_TOLD_EVERY = 50
_EVALUATED_EVERY = 300


def learn_tagger(gold: Path, silver: Path, tune: Path, out: Path, *, steps: int, seed: int, options: list[str]) -> None:
    """Train for ``steps`` batches and write the last state to ``out``; parameters as for the parser."""
    from stanza.models import tagger
    from stanza.models.common import utils
    from stanza.models.pos.data import Dataset
    from stanza.models.pos.tag_columns import tag_columns_from_args
    from stanza.models.pos.trainer import Trainer
    from stanza.utils.conll import CoNLL

    files = ["--train_file", str(gold), "--eval_file", str(tune)]
    args = tagger.parse_args(["--lang", "fr", "--shorthand", "fr_depeche", "--cpu", *files, *options])
    utils.set_random_seed(seed)
    pretrain = tagger.load_pretrain(args)
    args["word_cutoff"] = utils.update_word_cutoff(pretrain, args["word_cutoff"])
    columns = tag_columns_from_args(args)
    documents = [CoNLL.conll2doc(input_file=str(path)) for path in (gold, silver)]
    vocabulary = Dataset.init_vocab(documents, args, columns)

    def load(document: Any, *, tuning: bool = False) -> Any:
        options = {"vocab": vocabulary, "evaluation": tuning, "sort_during_eval": tuning, "tag_columns": columns}
        return Dataset(document, args, pretrain, **options)

    golden, silvery = (_batches(load(document), args["batch_size"]) for document in documents)
    trainer = Trainer(args=args, vocab=vocabulary, pretrain=pretrain, device="cpu")
    told = 0.0
    for step in range(1, steps + 1):
        falling_rate(trainer.optimizers.values(), RATE, step, steps)
        told += trainer.update(next(golden if step % 10 in _GOLD_TURNS else silvery))
        if step % _TOLD_EVERY == 0:
            print(f"INFO: Finished STEP {step}/{steps}, loss = {told / _TOLD_EVERY:.3f}", flush=True)
            told = 0.0
        if step % _EVALUATED_EVERY == 0 or step == steps:
            tuning = load(CoNLL.conll2doc(input_file=str(tune)), tuning=True)
            print(f"INFO: step {step}: dev_score = {_score(trainer, tuning, tune):.4f}", flush=True)
            trainer.save(str(out))


def _batches(dataset: Any, size: int) -> Iterator[Any]:
    from stanza.models.pos.data import ShuffledDataset

    while True:
        yield from ShuffledDataset([dataset], size)


def _score(trainer: Any, dataset: Any, tune: Path) -> float:
    from stanza.models.common.utils import ud_scores, unsort
    from stanza.models.tagger import set_predictions

    found: list[Any] = []
    order: list[int] = []
    for batch in dataset.to_loader(batch_size=int(trainer.args["batch_size"])):
        found += trainer.predict(batch)
        order.extend(batch.idx)
    set_predictions(dataset.doc, trainer, unsort(found, order))
    return float(ud_scores(str(tune), io.StringIO(f"{dataset.doc:C}\n\n"))["UFeats"].f1)


if __name__ == "__main__":
    run_as_program(learn_tagger, __doc__)
