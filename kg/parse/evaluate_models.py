"""Score a set of models on treebanks with the measures of the CoNLL 2018 shared task.

Two ways: from *raw* text, where every stage's errors count, and from *gold* tokens, where
only tagging and parsing do. The LAS of single relations is from gold tokens and with
subtypes, since that is what extraction sees. Names are scored by exact span and type.
"""

from __future__ import annotations

import dataclasses
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import ModelError
from kg.parse.catalog import ModelSet
from kg.parse.pipeline import Pipeline, load_pipeline
from kg.parse.train.entities import read_layer, tag_tree
from kg.parse.train.treebanks import Tree, read_trees
from kg.records import NerSpan, Sentence

__all__ = [
    "RELATIONS",
    "TAGGER_ALONE",
    "NameFinder",
    "NameScore",
    "SetScores",
    "TreebankScores",
    "evaluate_names",
    "evaluate_set",
    "evaluate_treebank",
    "score_table",
]

RELATIONS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl:agent",
    "obl",
    "nmod",
    "conj",
    "appos",
    "acl",
    "acl:relcl",
    "advcl",
    "xcomp",
    "ccomp",
)

NameFinder = Callable[[Sentence], Iterable[NerSpan]]
TAGGER_ALONE: Mapping[str, NameFinder] = MappingProxyType({"tagger": lambda sentence: sentence.entities})

_METRICS = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")
_PARAGRAPH = 4
_REPORTS = ("gsd-test", "sequoia-test")
_NAME_TREEBANK = "pud-a.conllu"
_NAME_LAYER = "pud-a-test.tsv"


@dataclass(frozen=True, slots=True)
class TreebankScores:
    """F1 in percent by measure, from raw text and from gold tokens, and by relation."""

    raw: Mapping[str, float]
    gold: Mapping[str, float]
    relations: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class NameScore:
    """Precision, recall and F1 of one type of name, in percent; ``gold`` counts its names."""

    label: str
    precision: float
    recall: float
    f1: float
    gold: int


@dataclass(frozen=True, slots=True)
class SetScores:
    """All the scores of a set of models: by treebank, and of names by the way they are found."""

    treebanks: Mapping[str, TreebankScores]
    names: Mapping[str, tuple[NameScore, ...]] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """The scores as dictionaries, for ``manifest.json``."""
        found = {name: dataclasses.asdict(scores) for name, scores in self.treebanks.items()}
        names = {way: {s.label: dataclasses.asdict(s) for s in scores} for way, scores in self.names.items()}
        return {"treebanks": found, "names": names}


def evaluate_set(
    models: ModelSet,
    *,
    treebanks: Path,
    ner: Path | None = None,
    ways: Mapping[str, NameFinder] = TAGGER_ALONE,
    limit: int | None = None,
) -> SetScores:
    """Score a set on the reporting treebanks of a folder, and on the names of PUD.

    :param treebanks: folder of ``gsd-test.conllu``, ``sequoia-test.conllu``, ``pud-a.conllu``.
    :param ner: folder of ``pud-a-test.tsv``.
    :param ways: how names are found in a parsed sentence: by the tagger alone, or as the caller says.
    :raises ModelError: when none of the reporting treebanks is there.
    """
    files = [path for name in _REPORTS if (path := treebanks / f"{name}.conllu").is_file()]
    if not files:
        raise ModelError(
            f"none of {', '.join(_REPORTS)} is here", where=str(treebanks), mend="give the folder of the treebanks"
        )
    names: Mapping[str, tuple[NameScore, ...]] = {}
    if ner is not None and (ner / _NAME_LAYER).is_file():
        names = evaluate_names(models, treebanks / _NAME_TREEBANK, ner / _NAME_LAYER, ways)
    return SetScores({path.stem: evaluate_treebank(models, path, limit=limit) for path in files}, names)


def score_table(scores: SetScores) -> str:
    """The scores as Markdown tables."""
    treebanks = list(scores.treebanks)
    lines = ["| F1 | " + " | ".join(f"{name}, raw | {name}, gold tokens" for name in treebanks) + " |"]
    lines.append("|---|" + "---|" * (2 * len(treebanks)))
    for metric in _METRICS:
        pairs = (f"{one.raw[metric]:.1f} | {one.gold[metric]:.1f}" for one in scores.treebanks.values())
        lines.append(f"| {metric} | " + " | ".join(pairs) + " |")
    lines += ["", "| relation (F1, gold tokens) | " + " | ".join(treebanks) + " |"]
    lines.append("|---|" + "---|" * len(treebanks))
    for relation in RELATIONS:
        found = (f"{one.relations[relation]:.1f}" for one in scores.treebanks.values())
        lines.append(f"| {relation} | " + " | ".join(found) + " |")
    if scores.names:
        lines += ["", "| names on PUD: precision, recall, F1 | names | " + " | ".join(scores.names) + " |"]
        lines.append("|---|---" + "|---" * len(scores.names) + "|")
        for row in zip(*scores.names.values(), strict=True):
            figures = (f"{one.precision:.1f} {one.recall:.1f} **{one.f1:.1f}**" for one in row)
            lines.append(f"| {row[0].label} | {row[0].gold} | " + " | ".join(figures) + " |")
    return "\n".join(lines) + "\n"


def evaluate_treebank(models: ModelSet, treebank: Path, *, limit: int | None = None) -> TreebankScores:
    """Score a set of models on one CoNLL-U file, harmonised as :mod:`kg.parse.train.harmonise` says.

    :param limit: use only the first sentences.
    """
    from kg.parse.train.harmonise import Conventions, harmonise

    none = Conventions({}, {}, {}, {})
    trees = tuple(harmonise(tree, none) for tree in read_trees(treebank)[:limit])
    pipeline = load_pipeline(models)
    gold = "".join(tree.lines() for tree in trees)
    raw = pipeline.stanza.bulk_process(list(_paragraphs(trees)))
    raw_lines = "".join(f"{document:C}\n\n" for document in raw)
    tagged = _parse_gold(pipeline, gold)
    gold_lines = f"{tagged:C}\n\n"
    return TreebankScores(
        raw=_conll18(gold, raw_lines),
        gold=_conll18(gold, gold_lines),
        relations=_relations(trees, tagged),
    )


def _paragraphs(trees: Sequence[Tree]) -> Iterable[str]:
    """Raw text as documents have it: some sentences to a paragraph."""
    for start in range(0, len(trees), _PARAGRAPH):
        yield " ".join(tree.text for tree in trees[start : start + _PARAGRAPH])


def _parse_gold(pipeline: Pipeline, gold: str) -> Any:
    from stanza.utils.conll import CoNLL

    document = CoNLL.conll2doc(input_str=gold)
    for sentence in document.sentences:
        for word in sentence.words:
            word.upos, word.feats, word.lemma, word.deprel = None, None, None, None
    return pipeline.stanza.process(document, processors=pipeline.analysis)


def _conll18(gold: str, system: str) -> dict[str, float]:
    from stanza.models.common.utils import ud_scores

    scores = ud_scores(io.StringIO(gold), io.StringIO(system))
    return {name: round(100 * scores[name].f1, 2) for name in _METRICS}


def _relations(trees: Sequence[Tree], document: Any) -> dict[str, float]:
    right: Counter[str] = Counter()
    in_gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for tree, sentence in zip(trees, document.sentences, strict=True):
        for row, word in zip(tree.words, sentence.words, strict=True):
            gold, said = _names(row.deprel), _names(word.deprel)
            in_gold.update(gold)
            found.update(said)
            if row.head == str(word.head):
                right.update(gold & said)
    return {name: _percent(2 * right[name], in_gold[name] + found[name]) for name in RELATIONS}


def _names(deprel: str) -> set[str]:
    """The names under which a relation is counted: ``obl:mod`` as ``obl``, an agent as itself."""
    if deprel in RELATIONS:
        return {deprel}
    return {deprel.partition(":")[0]} & set(RELATIONS)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def evaluate_names(
    models: ModelSet, treebank: Path, layer: Path, ways: Mapping[str, NameFinder] = TAGGER_ALONE
) -> dict[str, tuple[NameScore, ...]]:
    """Score the names found in raw sentences, in one or several ways, against a stand-off layer.

    The last score of each way, ``all``, is over all types.
    """
    names = read_layer(layer)
    trees = [tree for tree in read_trees(treebank) if tree.sent_id in names]
    pipeline = load_pipeline(models)
    gold: set[tuple[int, int, int, str]] = set()
    found: dict[str, set[tuple[int, int, int, str]]] = {way: set() for way in ways}
    for number, tree in enumerate(trees):
        gold |= {(number, *span) for span in _spans(tree, names[tree.sent_id])}
        for sentence in pipeline.parse_paragraphs(tree.text):
            for way, find in ways.items():
                found[way] |= {(number, e.begin, e.end, e.label) for e in find(sentence)}
    labels = (*sorted({span[3] for span in gold}), "all")
    return {way: tuple(_score(label, gold, said) for label in labels) for way, said in found.items()}


def _spans(tree: Tree, names: Sequence[tuple[str, str]]) -> Iterable[tuple[int, int, str]]:
    """The character spans of a tree's names, widened to whole tokens."""
    tagged = tag_tree(tree, names)
    begin, position = -1, 0
    spans: list[list[Any]] = []
    for token, tag in zip(tree.tokens, tagged.tags, strict=True):
        end = position + len(token.form)
        if tag.startswith("B-"):
            begin = position
            spans.append([begin, end, tag[2:]])
        elif tag.startswith("I-"):
            spans[-1][1] = end
        position = end + token.space_after
    return [(first, last, label) for first, last, label in spans]


def _score(label: str, gold: set[tuple[int, int, int, str]], found: set[tuple[int, int, int, str]]) -> NameScore:
    wanted = {span for span in gold if label in (span[3], "all")}
    said = {span for span in found if label in (span[3], "all")}
    right = len(wanted & said)
    precision, recall = _percent(right, len(said)), _percent(right, len(wanted))
    f1 = _percent(2 * right, len(wanted) + len(said))
    return NameScore(label, precision, recall, f1, len(wanted))
