"""Show, download, train or score parsing models."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

_MEGA = 1e6


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``kg models`` takes."""
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    actions.add_parser("list", help="what is installed, the preferred set first").set_defaults(act=_list)
    actions.add_parser("download", help="fetch Stanza's official French models").set_defaults(act=_download)
    train = actions.add_parser("train", help="train the compact models; finished steps are skipped when called again")
    train.add_argument("--treebanks", type=Path, required=True, metavar="DIR", help="UD treebanks: gsd-dev.conllu …")
    train.add_argument(
        "--ner", type=Path, required=True, metavar="DIR", help="layers of names over them: gsd-dev.tsv …"
    )
    train.add_argument("--raw", type=Path, metavar="DIR", help="raw text, for word vectors")
    train.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="where the models go")
    train.add_argument(
        "--only", action="append", default=[], metavar="PROCESSOR", help="train this one (again for more)"
    )
    train.add_argument("--threads", type=int, metavar="N", help="processor cores to use")
    score = actions.add_parser("evaluate", help="score a set on treebanks: CoNLL 2018 measures, and names")
    score.add_argument(
        "--treebanks",
        type=Path,
        required=True,
        metavar="DIR",
        help="gsd-test.conllu, sequoia-test.conllu, pud-a.conllu",
    )
    score.add_argument("--ner", type=Path, metavar="DIR", help="pud-a-test.tsv: names over pud-a")
    score.add_argument("--models", metavar="compact|official|PATH", help="the set (default as for build)")
    score.add_argument("--limit", type=int, metavar="N", help="only the first N sentences of each treebank")
    score.add_argument("--json", action="store_true", help="the scores as JSON, as in manifest.json")
    score.set_defaults(act=_evaluate)
    train.set_defaults(act=_train, resume_hint=": finished steps are kept; run the same command again to go on")


def run(arguments: argparse.Namespace) -> int:
    """Do what ACTION says."""
    code: int = arguments.act(arguments)
    return code


def _list(_: argparse.Namespace) -> int:
    from kg.parse.catalog import installed

    for models in installed():
        print(f"{models.name:<10}{models.version:<28}{models.size / _MEGA:6.1f} MB  {models.directory}")
    if not installed():
        sys.stderr.write("kg: no models are installed – run `kg models download`\n")
        return 1
    return 0


def _train(arguments: argparse.Namespace) -> int:
    from kg.output import prepare_folder
    from kg.parse.train import train_models
    from kg.resources import ontology_dir

    prepare_folder(arguments.output)
    models = train_models(
        treebanks=arguments.treebanks,
        ner=arguments.ner,
        raw=arguments.raw,
        out=arguments.output,
        actors=sorted(ontology_dir().glob("actors*.ttl")),
        only=tuple(arguments.only),
        threads=arguments.threads,
        progress=_tell,
    )
    if models:
        print(models.directory)
    return 0


def _evaluate(arguments: argparse.Namespace) -> int:
    from kg.knowledge import load_knowledge
    from kg.mention.ner import known_names, named
    from kg.parse.catalog import locate
    from kg.parse.evaluate_models import TAGGER_ALONE, evaluate_set, score_table

    knowledge = load_knowledge()
    ways = {
        **TAGGER_ALONE,
        "known names": lambda sentence: known_names(sentence, knowledge),
        "together": lambda sentence: named(sentence, knowledge),
    }
    models = locate(arguments.models)
    scores = evaluate_set(models, treebanks=arguments.treebanks, ner=arguments.ner, ways=ways, limit=arguments.limit)
    print(json.dumps(scores.plain(), ensure_ascii=False, indent=2) if arguments.json else score_table(scores), end="")
    return 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def _download(_: argparse.Namespace) -> int:
    from kg.parse.catalog import download_official

    models = download_official(_tell)
    print(models.directory)
    return 0
