"""Fine-tune the teacher on treebanks and names: a program of its own, as the other trainers are.

::

    python -m kg.parse.train.teacher.learn TREES NAMES TUNE OUT --epochs 10

About half an hour on two cores that multiply in bfloat16 (AVX-512), several hours without.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.parse.train.teacher.decode import label
from kg.parse.train.teacher.examples import Example, batches, examples
from kg.parse.train.teacher.model import Teacher
from kg.parse.train.treebanks import read_trees

__all__ = ["learn", "load_teacher"]

_WORDS = 900  # a batch, padding counted
_ENCODER_RATE, _HEAD_RATE, _MIX_RATE = 3e-4, 2e-3, 1e-2
_WARM = 0.06  # the share of the steps in which the rate rises
_TAGS_WEIGHT = 0.5
_IGNORED = -100
_NEVER = -1e4
_TOLD_EVERY = 50
_EVALUATED = 3000
_TASKS = ("upos", "feats", "deprel", "names")


def learn(trees: Path, names: Path, tune: Path, out: Path, *, epochs: int, seed: int) -> None:
    """Train a teacher and write it to ``out``.

    :param trees: training trees, CoNLL-U.
    :param names: JSON: IOB tags by the sentence id of those trees that have them.
    :param tune: trees to report scores on.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311 - order, not secrecy
    training = examples(read_trees(trees), json.loads(names.read_text(encoding="utf-8")))
    tuning = examples(read_trees(tune))
    labels = {task: sorted({x for one in training for x in getattr(one, task)}) for task in _TASKS}
    teacher = Teacher(labels)
    lengths = [len(one.words) for one in training]
    total = epochs * len(batches(lengths, _WORDS))
    optimizer, schedule = _optimizer(teacher, total)
    step, told = 0, 0.0
    for epoch in range(1, epochs + 1):
        teacher.train()
        for chosen in batches(lengths, _WORDS, rng):
            loss = _loss(teacher, [training[index] for index in chosen])
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            step, told = step + 1, told + loss.item()
            if step % _TOLD_EVERY == 0:
                print(f"INFO: Finished STEP {step}/{total}, loss = {told / _TOLD_EVERY:.3f}", flush=True)
                told = 0.0
        if epoch == epochs or epoch % 3 == 0:
            print(f"INFO: epoch {epoch}: dev_score = {_score(teacher, tuning)}", flush=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    state = {name: value.half() for name, value in teacher.state_dict().items() if name != "encoder.pieces.weight"}
    torch.save({"labels": labels, "state": state}, out)


def load_teacher(path: Path) -> Teacher:
    """A teacher that :func:`learn` wrote."""
    content = torch.load(path, map_location="cpu", weights_only=True)
    teacher = Teacher(content["labels"])
    teacher.load_state_dict({name: value.float() for name, value in content["state"].items()}, strict=False)
    return teacher.eval()


def _optimizer(teacher: Teacher, total: int) -> tuple[Any, Any]:
    def trained(prefix: str) -> Iterator[nn.Parameter]:
        return (p for name, p in teacher.named_parameters() if p.requires_grad and name.startswith(prefix))

    encoder, mix = list(trained("encoder.")), list(trained("mix."))
    known = {id(one) for one in (*encoder, *mix)}
    heads = [one for one in teacher.parameters() if one.requires_grad and id(one) not in known]
    groups = [
        {"params": encoder, "lr": _ENCODER_RATE, "weight_decay": 0.01},
        {"params": heads, "lr": _HEAD_RATE, "weight_decay": 0.01},
        {"params": mix, "lr": _MIX_RATE, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    rise, fall = _WARM * total, (1 - _WARM) * total
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: max(0.0, min((step + 1) / rise, (total - step) / fall))
    )
    return optimizer, schedule


def _loss(teacher: Teacher, batch: Sequence[Example]) -> Tensor:
    rank = {task: {name: n for n, name in enumerate(names)} for task, names in teacher.labels.items()}
    heads = _padded([one.heads for one in batch])
    size = heads.shape[1]
    outside = torch.tensor([[place > len(one.words) for place in range(size + 1)] for one in batch])

    def gold(task: str) -> Tensor:
        rows = [[rank[task][name] for name in getattr(one, task)] or [_IGNORED] for one in batch]
        return functional.pad(_padded(rows), (0, size - max(map(len, rows))), value=_IGNORED)

    def cost(scores: Tensor, right: Tensor) -> Tensor:
        return functional.cross_entropy(scores.flatten(0, 1), right.flatten(), ignore_index=_IGNORED)

    with torch.autocast("cpu", torch.bfloat16):
        scores = teacher([one.words for one in batch])
        arcs = scores["arc"].masked_fill(outside[:, None, :], _NEVER)
        relations = teacher.label_arcs(scores, heads.clamp(min=0))
    loss = cost(arcs, heads) + cost(relations, gold("deprel"))
    loss = loss + _TAGS_WEIGHT * (cost(scores["upos"], gold("upos")) + cost(scores["feats"], gold("feats")))
    if any(one.names for one in batch):
        loss = loss + cost(scores["names"], gold("names"))
    return loss


def _padded(rows: Sequence[Sequence[int]]) -> Tensor:
    size = max(map(len, rows))
    return torch.tensor([[*row, *[_IGNORED] * (size - len(row))] for row in rows])


def _score(teacher: Teacher, tuning: Sequence[Example]) -> str:
    teacher.eval()
    hits = {"upos": 0, "feats": 0, "heads": 0, "las": 0}
    words = 0
    for chosen in batches([len(one.words) for one in tuning], _EVALUATED):
        gold = [tuning[index] for index in chosen]
        for right, found in zip(gold, label(teacher, gold), strict=True):
            words += len(right.words)
            for task in ("upos", "feats", "heads"):
                hits[task] += sum(a == b for a, b in zip(getattr(right, task), getattr(found, task), strict=True))
            hits["las"] += sum(
                head == other and relation.partition(":")[0] == told.partition(":")[0]
                for head, other, relation, told in zip(
                    right.heads, found.heads, right.deprel, found.deprel, strict=True
                )
            )
    return ", ".join(f"{name} {100 * count / words:.2f}" for name, count in hits.items())


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("trees", "names", "tune", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1234)
    given = parser.parse_args()
    learn(given.trees, given.names, given.tune, given.out, epochs=given.epochs, seed=given.seed)


if __name__ == "__main__":
    _main()
