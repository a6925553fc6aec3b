"""Teach the network: a program of its own, as Stanza's trainers are.

::

    python -m kg.parse.train.learn PIECES TREES NAMES SWAPPED TUNE OUT --epochs 10
    python -m kg.parse.train.learn PIECES TREES NAMES SWAPPED TUNE OUT --silver SILVER --epochs 7

First the silver sentences once, mixed with the treebanks twice; then the treebanks alone,
``--epochs`` times; the rate rises at the start and falls to nothing over all of it. About
850 words a second on two cores that multiply in bfloat16 (AVX-512), several times as long
without. Interrupted, it goes on from its last checkpoint (``OUT.part``).
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

from kg.parse.network.decode import label
from kg.parse.network.file import write_network
from kg.parse.network.labelled import Labelled
from kg.parse.network.network import Network
from kg.parse.train.examples import batches, examples, named_examples, silver_examples
from kg.parse.train.pretrained import pretrained_encoder, read_pretrained
from kg.parse.train.treebanks import read_trees

__all__ = ["learn"]

_WORDS = 900  # a batch, padding counted
_ENCODER_RATE, _HEAD_RATE, _MIX_RATE = 3e-4, 2e-3, 1e-2
_WARM = 0.06  # the share of the steps in which the rate rises
_GOLD_IN_SILVER = 2
_TAGS_WEIGHT = 0.5
_IGNORED = -100
_NEVER = -1e4
_TOLD_EVERY = 50
_KEPT_EVERY = 250
_EVALUATED = 3000
_TASKS = ("upos", "feats", "deprel", "names")


def learn(
    *,
    pieces: Path,
    trees: Path,
    names: Path,
    swapped: Path,
    tune: Path,
    out: Path,
    silver: Path | None,
    epochs: int,
    seed: int,
) -> None:
    """Train a network and write it to ``out``.

    :param pieces: JSON list of the numbers of the pieces to keep.
    :param trees: training trees, CoNLL-U.
    :param names: JSON: IOB tags by the sentence id of those trees that have them.
    :param swapped: JSON: pairs of words and IOB tags, sentences that have names and no tree.
    :param tune: trees to report scores on.
    :param silver: sentences that a network trained without them has labelled.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311 - order, not secrecy
    gold = examples(read_trees(trees), json.loads(names.read_text(encoding="utf-8")))
    tuning = examples(read_trees(tune))
    more = silver_examples(silver) if silver else []
    first = [*more, *gold * _GOLD_IN_SILVER, *named_examples(swapped)] if silver else []
    labels = {task: sorted({x for one in (*gold, *more) for x in getattr(one, task)}) for task in _TASKS}
    plan = [[first[index] for index in batch] for batch in batches([len(one.words) for one in first], _WORDS, rng)]
    for _ in range(epochs):
        plan += [[gold[index] for index in batch] for batch in batches([len(one.words) for one in gold], _WORDS, rng)]
    network = Network(labels, pretrained_encoder(read_pretrained(), json.loads(pieces.read_text(encoding="utf-8"))))
    out.parent.mkdir(parents=True, exist_ok=True)
    _train(network, plan, out.with_suffix(".part"))
    print(f"INFO: dev_score = {_score(network, tuning)}", flush=True)
    write_network(network, out)


def _train(network: Network, plan: Sequence[Sequence[Labelled]], part: Path) -> None:
    optimizer, schedule = _optimizer(network, len(plan))
    start = _resume(part, network, optimizer, schedule)
    network.train()
    told = 0.0
    for step, batch in enumerate(plan[start:], start=start + 1):
        loss = _loss(network, batch)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        told += loss.item()
        if step % _TOLD_EVERY == 0:
            print(f"INFO: Finished STEP {step}/{len(plan)}, loss = {told / _TOLD_EVERY:.3f}", flush=True)
            told = 0.0
        if step % _KEPT_EVERY == 0:
            _keep(part, network, optimizer, schedule, step)
    network.eval()
    part.unlink(missing_ok=True)


def _keep(part: Path, network: Network, optimizer: Any, schedule: Any, step: int) -> None:
    state = {
        "step": step,
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "random": torch.get_rng_state(),
    }
    half = part.with_suffix(".half")
    torch.save(state, half)
    half.replace(part)


def _resume(part: Path, network: Network, optimizer: Any, schedule: Any) -> int:
    if not part.is_file():
        return 0
    state = torch.load(part, map_location="cpu", weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["random"])
    return int(state["step"])


def _optimizer(network: Network, total: int) -> tuple[Any, Any]:
    def trained(prefix: str) -> Iterator[nn.Parameter]:
        return (p for name, p in network.named_parameters() if name.startswith(prefix))

    encoder, mix = list(trained("encoder.")), list(trained("mix."))
    known = {id(one) for one in (*encoder, *mix)}
    heads = [one for one in network.parameters() if id(one) not in known]
    groups = [
        {"params": encoder, "lr": _ENCODER_RATE, "weight_decay": 0.01},
        {"params": heads, "lr": _HEAD_RATE, "weight_decay": 0.01},
        {"params": mix, "lr": _MIX_RATE, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    rise, fall = _WARM * total, (1 - _WARM) * total
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: max(0.0, min((step + 1) / rise, (total - step) / fall))
    )
    return optimizer, schedule


def _loss(network: Network, batch: Sequence[Labelled]) -> Tensor:
    rank = {task: {name: n for n, name in enumerate(names)} for task, names in network.labels.items()}
    size = max(len(one.words) for one in batch)
    outside = torch.tensor([[place > len(one.words) for place in range(size + 1)] for one in batch])

    def gold(task: str) -> Tensor:
        return _padded([[rank[task][name] for name in getattr(one, task)] for one in batch], size)

    def cost(scores: Tensor, right: Tensor) -> Tensor:
        total = functional.cross_entropy(scores.flatten(0, 1), right.flatten(), ignore_index=_IGNORED, reduction="sum")
        return total / (right != _IGNORED).sum().clamp(min=1)

    heads = _padded([one.heads for one in batch], size)
    with torch.autocast("cpu", torch.bfloat16):
        scores = network([one.words for one in batch])
        arcs = scores["arc"].masked_fill(outside[:, None, :], _NEVER)
        relations = network.label_arcs(scores, heads.clamp(min=0))
    loss = cost(arcs, heads) + cost(relations, gold("deprel")) + cost(scores["names"], gold("names"))
    return loss + _TAGS_WEIGHT * (cost(scores["upos"], gold("upos")) + cost(scores["feats"], gold("feats")))


def _padded(rows: Sequence[Sequence[int]], size: int) -> Tensor:
    return torch.tensor([[*row, *[_IGNORED] * (size - len(row))] for row in rows])


def _score(network: Network, tuning: Sequence[Labelled]) -> str:
    network.eval()
    hits = {"upos": 0, "feats": 0, "heads": 0, "las": 0}
    words = 0
    for chosen in batches([len(one.words) for one in tuning], _EVALUATED):
        gold = [tuning[index] for index in chosen]
        for right, found in zip(gold, label(network, [one.words for one in gold]), strict=True):
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
    for name in ("pieces", "trees", "names", "swapped", "tune", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1234)
    learn(**vars(parser.parse_args()))


if __name__ == "__main__":
    _main()
