"""How each model is trained: a table of trainers, their inputs and their arguments.

The sizes are chosen for two processor cores and a package of less than 40 MB: small layers, word
vectors shared by tagger, parser and name tagger, no character language model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["RECIPES", "SEED", "SILVER_WORDS", "TEACHER_EPOCHS", "VECTORS", "Recipe"]

SEED = 1234
VECTORS = "pretrain.pt"
TEACHER_EPOCHS = 10
SILVER_WORDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Recipe:
    """One trainer.

    ``inputs`` pairs a trainer's option with a file of :func:`kg.parse.train.data.prepare` or of
    the silver data; an empty option is a positional argument of one of our own trainers.
    ``steps`` names the option for the length of training and its default.
    """

    processor: str
    module: str
    inputs: tuple[tuple[str, str], ...]
    steps: tuple[str, int]
    options: tuple[str, ...]
    vectors: bool = False

    @property
    def own(self) -> bool:
        """Whether the training loop is ours; it takes the file to write as its last positional argument."""
        return self.module.startswith("kg.")

    def arguments(self, work: Path, *, steps: int | None, vectors: Path | None) -> list[str]:
        """The trainer's command line, without the interpreter."""
        option, default = self.steps
        files = [part for name, file in self.inputs for part in (name, str(work / file)) if part]
        command = ["-m", self.module, *files, "--seed", str(SEED), option, str(steps or default), *self.options]
        if not self.own:
            command += ["--mode", "train", "--shorthand", "fr_depeche", "--cpu"]
        if self.vectors:
            command += ["--wordvec_pretrain_file", str(vectors)] if vectors else ["--no_pretrain"]
        return command


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

_GOLD_AND_SILVER = (("", "train.conllu"), ("", "silver.conllu"), ("", "tune.conllu"))

_POS = Recipe(
    processor="pos",
    module="kg.parse.train.learn_tagger",
    inputs=_GOLD_AND_SILVER,
    steps=("--steps", 1200),
    options=(
        *("--hidden_dim", "200", "--num_layers", "1", "--char_hidden_dim", "150", "--char_emb_dim", "50"),
        *("--deep_biaff_hidden_dim", "200", "--composite_deep_biaff_hidden_dim", "60"),
        *("--batch_size", "100", "--word_cutoff", "7", "--dropout", "0.4", "--optim", "adam"),
    ),
    vectors=True,
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

_DEPPARSE = Recipe(
    processor="depparse",
    module="kg.parse.train.learn_parser",
    inputs=_GOLD_AND_SILVER,
    steps=("--steps", 1500),
    options=(
        *("--hidden_dim", "240", "--num_layers", "2", "--char_hidden_dim", "100"),
        *("--deep_biaff_hidden_dim", "240", "--deep_biaff_output_dim", "120"),
        *("--no_xpos", "--no_upos", "--no_ufeats", "--batch_size", "3000", "--word_cutoff", "7"),
        *("--optim", "adam", "--beta2", "0.95", "--no_second_optim", "--dropout", "0.4", "--word_dropout", "0.25"),
    ),
    vectors=True,
)

_NER = Recipe(
    processor="ner",
    module="stanza.models.ner_tagger",
    inputs=(("--train_file", "names-silver.json"), ("--eval_file", "names-tune.json")),
    steps=("--max_steps", 3600),
    options=(
        *("--hidden_dim", "160", "--word_emb_dim", "100"),
        *("--char_hidden_dim", "80", "--char_emb_dim", "40"),
        *("--optim", "adam", "--lr", "0.002", "--patience", "3", "--word_dropout", "0.02", "--dropout", "0.4"),
        *("--no_emb_finetune", "--batch_size", "32", "--eval_interval", "300", "--max_steps_no_improve", "4000"),
    ),
    vectors=True,
)

RECIPES: Mapping[str, Recipe] = {
    recipe.processor: recipe for recipe in (_TOKENIZE, _MWT, _POS, _LEMMA, _DEPPARSE, _NER)
}
