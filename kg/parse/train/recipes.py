"""How each model is trained: a table of Stanza's trainers, their inputs and their arguments.

The sizes are chosen for two processor cores and a package of less than 40 MB: small layers,
small word vectors shared by the taggers, no character language model.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ANNEALING", "RECIPES", "SEED", "VECTORS", "Recipe"]

SEED = 1234
VECTORS = "pretrain.pt"
ANNEALING = {"pos": 400, "depparse": 800}  # steps of the second phases


@dataclass(frozen=True, slots=True)
class Recipe:
    """One trainer.

    ``inputs`` pairs a trainer's option with a file of :func:`kg.parse.train.data.prepare`;
    ``steps`` names the option for the length of training and its default.
    """

    processor: str
    module: str
    inputs: tuple[tuple[str, str], ...]
    steps: tuple[str, int]
    options: tuple[str, ...]
    vectors: bool = False

    def arguments(self, work: Path, *, steps: int | None, vectors: Path | None) -> list[str]:
        """The trainer's command line, without the interpreter."""
        option, default = self.steps
        command = ["-m", self.module, "--mode", "train", "--shorthand", "fr_depeche", "--cpu"]
        command += ["--seed", str(SEED), option, str(steps or default), *self.options]
        for name, file in self.inputs:
            command += [name, str(work / file)]
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
    steps=("--steps", 3200),
    options=("--lang", "fr", "--max_seqlen", "300", "--eval_steps", "400"),
)

_MWT = Recipe(
    processor="mwt",
    module="stanza.models.mwt_expander",
    inputs=(*_TREES, ("--gold_file", "tune.conllu")),
    steps=("--num_epoch", 6),
    options=("--lang", "fr", "--no_force_exact_pieces"),
)

_POS = Recipe(
    processor="pos",
    module="stanza.models.tagger",
    inputs=_TREES,
    steps=("--max_steps", 900),
    options=(
        *("--lang", "fr", "--hidden_dim", "150", "--num_layers", "1"),
        *("--char_hidden_dim", "150", "--char_emb_dim", "50"),
        *("--deep_biaff_hidden_dim", "150", "--composite_deep_biaff_hidden_dim", "60"),
        *("--batch_size", "100", "--word_cutoff", "3"),
        *("--eval_interval", "150", "--fix_eval_interval"),
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
    module="stanza.models.parser",
    inputs=_TREES,
    steps=("--max_steps", 1600),
    options=(
        *("--lang", "fr", "--hidden_dim", "200", "--num_layers", "2", "--char_hidden_dim", "100"),
        *("--deep_biaff_hidden_dim", "200", "--deep_biaff_output_dim", "100"),
        *("--no_pretrain", "--no_xpos", "--batch_size", "3000"),
        *("--eval_interval", "200", "--checkpoint_interval", "200"),
    ),
)

_NER = Recipe(
    processor="ner",
    module="stanza.models.ner_tagger",
    inputs=(("--train_file", "names.json"), ("--eval_file", "names-tune.json")),
    steps=("--max_steps", 1500),
    options=(
        *("--hidden_dim", "128", "--word_emb_dim", "64"),
        *("--char_hidden_dim", "64", "--char_emb_dim", "32"),
        *("--optim", "adam", "--lr", "0.002", "--patience", "5", "--word_dropout", "0.02", "--no_emb_finetune"),
        *("--eval_interval", "100", "--max_steps_no_improve", "1000"),
    ),
    vectors=True,
)

RECIPES: Mapping[str, Recipe] = {
    recipe.processor: recipe for recipe in (_TOKENIZE, _MWT, _POS, _LEMMA, _DEPPARSE, _NER)
}
