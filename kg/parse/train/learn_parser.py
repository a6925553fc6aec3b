"""Train the parser on gold and silver trees, at a rate that falls in a straight line to nothing.

Stanza's own model, data and optimizer; only the loop is ours, since Stanza's plateau schedule
takes many times the steps. No tags go in: the silver trees teach what tags would tell, and the
parse no longer depends on the tagger's mistakes.

Run as a program, so that it has a process of its own like the other trainers::

    python -m kg.parse.train.learn_parser GOLD SILVER TUNE OUT --steps 1500 [Stanza's options]
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from kg.parse.train.schedule import falling_rate, run_as_program

__all__ = ["learn_parser"]

RATE = 3e-3  # of Adam
SILVER = 0.7  # the share of batches from silver trees

_TOLD_EVERY = 50
_EVALUATED_EVERY = 300


def learn_parser(gold: Path, silver: Path, tune: Path, out: Path, *, steps: int, seed: int, options: list[str]) -> None:
    """Train for ``steps`` batches and write the last state to ``out``.

    :param gold: the treebanks.
    :param silver: trees that the teacher wrote.
    :param tune: trees to report LAS on.
    :param options: of ``stanza.models.parser``: sizes, vectors, dropout.
    """
    from stanza.models import parser as stanza_parser
    from stanza.models.common import utils
    from stanza.models.depparse.data import DataLoader, InfiniteBatch
    from stanza.models.depparse.trainer import GraphTrainer

    files = ["--train_file", str(gold), "--eval_file", str(tune)]
    args = stanza_parser.parse_args(["--lang", "fr", "--shorthand", "fr_depeche", "--cpu", *files, *options])
    utils.set_random_seed(seed)
    pretrain = stanza_parser.load_pretrain(args)
    args["word_cutoff"] = utils.update_word_cutoff(pretrain, args["word_cutoff"])
    documents = [_read(path) for path in (gold, silver)]
    both = _read(gold)
    both.sentences = [sentence for document in documents for sentence in document.sentences]

    def load(document: Any, vocabulary: Any, *, tuning: bool = False) -> Any:
        options = {"vocab": vocabulary, "evaluation": tuning, "sort_during_eval": tuning}
        return DataLoader(document, args["batch_size"], args, pretrain, **options)

    vocabulary = load(both, None).vocab
    batches = InfiniteBatch(*(load(one, vocabulary) for one in documents), weights=[1 - SILVER, SILVER])
    tuning = load(_read(tune), vocabulary, tuning=True)
    trainer = GraphTrainer(args=args, vocab=vocabulary, pretrain=pretrain, device="cpu")
    told = 0.0
    for step in range(1, steps + 1):
        falling_rate(trainer.optimizer.values(), RATE, step, steps)
        loss, _ = trainer.update(batches.next_batch())
        told += loss
        if step % _TOLD_EVERY == 0:
            print(f"INFO: Finished STEP {step}/{steps}, loss = {told / _TOLD_EVERY:.3f}", flush=True)
            told = 0.0
        if step % _EVALUATED_EVERY == 0 or step == steps:
            print(f"INFO: step {step}: dev_score = {_score(trainer, tuning, tune):.4f}", flush=True)
            trainer.save(str(out))


def _read(path: Path) -> Any:
    from stanza.utils.conll import CoNLL

    return CoNLL.conll2doc(input_file=str(path))


def _score(trainer: Any, batches: Any, tune: Path) -> float:
    from stanza.models.common.doc import DEPREL, HEAD
    from stanza.models.common.utils import ud_scores, unsort

    found: list[Any] = []
    for batch in batches:
        found += trainer.predict(batch)
    if batches.data_orig_idx is not None:
        found = unsort(found, batches.data_orig_idx)
    batches.doc.set([HEAD, DEPREL], [word for sentence in found for word in sentence])
    return float(ud_scores(str(tune), io.StringIO(f"{batches.doc:C}\n\n"))["LAS"].f1)


if __name__ == "__main__":
    run_as_program(learn_parser, __doc__)
