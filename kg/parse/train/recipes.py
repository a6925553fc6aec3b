"""How Stanza's small models are trained: a table of trainers, their inputs and their arguments; and how long all learn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["EPOCHS", "RECIPES", "SEED", "SILVER_WORDS", "TEACHER_EPOCHS", "Recipe"]

SEED = 1234
EPOCHS = 7  # of the network over the treebanks, after the silver sentences
TEACHER_EPOCHS = 10  # of the network that labels those
SILVER_WORDS = 800_000


@dataclass(frozen=True, slots=True)
class Recipe:
    """One trainer of Stanza's.

    ``inputs`` pairs an option with a file of :func:`kg.parse.train.data.prepare`;
    ``steps`` names the option for the length of training and its default.
    """

    processor: str
    module: str
    inputs: tuple[tuple[str, str], ...]
    steps: tuple[str, int]
    options: tuple[str, ...]

    def arguments(self, work: Path, *, steps: int | None) -> list[str]:
        """The trainer's command line, without the interpreter."""
        option, default = self.steps
        files = [part for name, file in self.inputs for part in (name, str(work / file))]
        fixed = ["--mode", "train", "--shorthand", "fr_depeche", "--cpu", "--seed", str(SEED)]
        return ["-m", self.module, *files, *fixed, option, str(steps or default), *self.options]


_TREES = (("--train_file", "train.conllu"), ("--eval_file", "tune.conllu"))

_TOKENIZE = Recipe(
    processor="tokenize",
    module="stanza.models.tokenizer",
    inputs=(
        ("--txt_file", "paragraphs.txt"),
        ("--label_file", "paragraphs.labels"),
        ("--dev_txt_file", "paragraphs-tune.txt"),
        ("--dev_label_file", "paragraphs-tune.labels"),
        ("--mwt_json_file", "mwt.json"),
    ),
    steps=("--steps", 3600),
    options=("--lang", "fr", "--hidden_dim", "128", "--max_seqlen", "300", "--eval_steps", "400"),
)

_MWT = Recipe(
    processor="mwt",
    module="stanza.models.mwt_expander",
    inputs=(*_TREES, ("--gold_file", "tune.conllu")),
    steps=("--num_epoch", 6),
    options=("--lang", "fr", "--no_force_exact_pieces"),
)

_LEMMA = Recipe(
    processor="lemma",
    module="stanza.models.lemmatizer",
    inputs=(("--train_file", "lexemes.conllu"), ("--eval_file", "tune.conllu")),
    steps=("--num_epoch", 6),
    options=(
        *("--hidden_dim", "120", "--emb_dim", "50", "--batch_size", "100"),
        *("--lr", "0.002", "--skip_blank_lemmas"),
    ),
)

RECIPES: Mapping[str, Recipe] = {recipe.processor: recipe for recipe in (_TOKENIZE, _MWT, _LEMMA)}
