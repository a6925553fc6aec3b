"""Our compact models beside UDPipe 1 and spaCy, trained on the same treebanks, measured in the same run.

    python benchmarks/parsers.py --treebanks DIR --work DIR [--threads 1] [--output docs/img/parsers]

Trains UDPipe (``ufal.udpipe``) and spaCy (``fr`` blank, CPU) into ``--work`` unless they are there, then parses
the raw text of gsd-test and sequoia-test with each, in a process of its own: scores of CoNLL 2018, words per second,
peak memory, size on disk, time to load. Needs ``pip install ufal.udpipe spacy matplotlib``.

spaCy has no multi-word tokens; it is trained with « du », « des », « au », « aux » whole, as its own French models
are, and they are split again before scoring (« des » as preposition and article where spaCy says ADP), so that it
does not lose for its tokens what it does not lose in use.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from kg.parse.train.data import read_corpora
from kg.parse.train.harmonise import Conventions, harmonise
from kg.parse.train.treebanks import read_trees, write_trees

REPORTS = ("gsd-test", "sequoia-test")
METRICS = ("Words", "Sentences", "UPOS", "Lemmas", "UAS", "LAS")
PARAGRAPH = 4
ENGINES = ("ours", "stock", "udpipe", "spacy")
NAMES = {
    "ours": "Dépêche, compact",
    "stock": "the same models, stock stanza.Pipeline, one document at a time",
    "udpipe": "UDPipe 1",
    "spacy": "spaCy",
}
FUSED = {"du": ("de", "le"), "des": ("de", "les"), "au": ("à", "le"), "aux": ("à", "les"), "duquel": ("de", "lequel")}
FUSED |= {"auquel": ("à", "lequel"), "desquels": ("de", "lesquels"), "desquelles": ("de", "lesquelles")}
FUSED |= {"auxquels": ("à", "lesquels"), "auxquelles": ("à", "lesquelles")}
TOKENIZER = "dimension=24;epochs=60;initialization_range=0.1;batch_size=50;learning_rate=0.005;early_stopping=1"
TAGGER = (
    "models=1;templates_1=tagger;guesser_suffix_rules_1=10;guesser_enrich_dictionary_1=6;guesser_prefixes_max_1=4;"
    "use_lemma_1=1;use_xpostag_1=0;use_feats_1=1;provide_lemma_1=1;provide_xpostag_1=0;provide_feats_1=1;iterations=15"
)
PARSER = (
    "iterations=30;embedding_upostag=20;embedding_feats=20;embedding_xpostag=0;embedding_form=50;embedding_lemma=0;"
    "embedding_deprel=20;learning_rate=0.01;learning_rate_final=0.001;l2=0.5;hidden_layer=200;batch_size=10;"
    "transition_system=projective;transition_oracle=dynamic;structured_interval=8"
)


def paragraphs(trees):
    """The raw text as documents have it: some sentences to a paragraph."""
    texts = [tree.text for tree in trees]
    return [" ".join(texts[at : at + PARAGRAPH]) for at in range(0, len(texts), PARAGRAPH)]


def report(treebanks, name):
    """The harmonised trees of a reporting treebank: the relations that the training data have."""
    none = Conventions({}, {}, {}, {})
    return [harmonise(tree, none) for tree in read_trees(treebanks / f"{name}.conllu")]


# ---------------------------------------------------------------- training


def train_udpipe(work):
    """UDPipe 1 with the options of its authors' French models; the parser is projective with a dynamic oracle."""
    from ufal.udpipe import InputFormat, ProcessingError, Sentence, Sentences, Trainer

    def sentences(path):
        reader, found = InputFormat.newInputFormat("conllu"), Sentences()
        reader.setText(path.read_text(encoding="utf-8"))
        error = ProcessingError()
        while True:
            sentence = Sentence()
            if not reader.nextSentence(sentence, error):
                return found
            found.append(sentence)

    error = ProcessingError()
    model = Trainer.train(
        "morphodita_parsito",
        *(sentences(work / f"{part}.conllu") for part in ("train", "tune")),
        *(TOKENIZER, TAGGER, PARSER),
        error,
    )
    if error.occurred():
        raise SystemExit(f"UDPipe: {error.message}")
    (work / "udpipe.model").write_bytes(model if isinstance(model, bytes) else model.encode("latin-1"))


def train_spacy(work):
    """spaCy's quickstart for CPU and accuracy without vectors: tok2vec, morphologizer, lemmatizer, parser."""
    components = "morphologizer,trainable_lemmatizer,parser"
    spacy = [sys.executable, "-m", "spacy"]
    for part in ("train", "tune"):
        fused(work / f"{part}.conllu", work / f"{part}-fused.conllu")
        subprocess.run(
            [*spacy, "convert", work / f"{part}-fused.conllu", work, "-c", "conllu", "-n", "4", "-s"], check=True
        )
    config = work / "spacy.cfg"
    subprocess.run(
        [*spacy, "init", "config", config, "-l", "fr", "-p", components, "-o", "efficiency", "-F"], check=True
    )
    paths = ["--paths.train", work / "train-fused.spacy", "--paths.dev", work / "tune-fused.spacy"]
    limits = ["--training.max_steps", "6000", "--training.patience", "1600", "--training.eval_frequency", "400"]
    subprocess.run([*spacy, "train", config, "-o", work / "spacy", *map(str, paths), *limits], check=True)


def fused(source, target):
    """Multi-word tokens as one word each, with the first word's tag and relation: spaCy's way."""
    out = []
    for tree in read_trees(source):
        ranges = {}
        for row in tree.rows:
            if row.is_range:
                first, last = map(int, row.id.split("-"))
                ranges[first] = (last, row)
        new, kept, skip = {0: 0}, [], 0
        for word in tree.words:
            number = int(word.id)
            if number <= skip:
                new[number] = len(kept)
                continue
            if number in ranges:
                skip, surface = ranges[number]
                kept.append(word.but(form=surface.form, lemma=surface.form.lower(), misc=surface.misc))
            else:
                kept.append(word)
            new[number] = len(kept)
        lines = [f"# text = {tree.text}"]
        for place, word in enumerate(kept, start=1):
            head = new[int(word.head)]
            lines.append(word.but(id=str(place), head=str(0 if head == place else head)).line())
        out.append("\n".join(lines) + "\n\n")
    target.write_text("".join(out), encoding="utf-8")


# ---------------------------------------------------------------- parsing: each returns CoNLL-U


def load_ours(_, threads):
    """kg's own pipeline: all paragraphs of a document together."""
    pipeline, processors = loaded(threads)

    def parse(texts):
        return "".join(f"{document:C}\n\n" for document in pipeline.bulk_process(texts, processors=processors))

    return parse


def load_stock(_, threads):
    """The same models in a stock pipeline, one text at a time."""
    pipeline, processors = loaded(threads)

    def parse(texts):
        return "".join(f"{pipeline(text, processors=processors):C}\n\n" for text in texts)

    return parse


def loaded(threads):
    """Stanza's pipeline with the compact models, and the processors to run."""
    from kg.parse.catalog import locate
    from kg.parse.pipeline import load_pipeline

    pipeline = load_pipeline(locate("compact"), threads=threads)
    return pipeline.stanza, f"tokenize,mwt,{pipeline.analysis}"


def load_udpipe(work, _):
    """UDPipe's own pipeline."""
    from ufal.udpipe import Model, Pipeline, ProcessingError

    model = Model.load(str(work / "udpipe.model"))
    pipeline = Pipeline(model, "tokenize", Pipeline.DEFAULT, Pipeline.DEFAULT, "conllu")

    def parse(texts):
        error = ProcessingError()
        return "".join(pipeline.process(text, error) for text in texts)

    return parse


def load_spacy(work, _):
    """spaCy with fused tokens split again."""
    import spacy

    nlp = spacy.load(work / "spacy" / "model-best")

    def parse(texts):
        return "".join(split_spacy(sent) for doc in nlp.pipe(texts, batch_size=64) for sent in doc.sents)

    return parse


def split_spacy(sentence):
    """One spaCy sentence as CoNLL-U, its contractions as two words."""
    tokens = [token for token in sentence if not token.is_space]
    parts = [
        FUSED[low] if (low := token.text.lower()) in FUSED and (low != "des" or token.pos_ == "ADP") else (token.text,)
        for token in tokens
    ]
    first, number = {}, 1
    for token, words in zip(tokens, parts, strict=True):
        first[token.i] = number
        number += len(words)
    lines, number, root = [], 1, False
    for token, words in zip(tokens, parts, strict=True):
        space = "_" if token.whitespace_ else "SpaceAfter=No"
        if len(words) > 1:
            lines.append(f"{number}-{number + 1}\t{token.text}" + "\t_" * 7 + f"\t{space}")
        is_root = token.head is token or token.head.i not in first
        head = 0 if is_root and not root else first.get(token.head.i, 1)
        head = head if head != number or head == 0 else 1
        root = root or head == 0
        relation = "root" if head == 0 else token.dep_.lower().replace("root", "dep") or "dep"
        if len(words) > 1:
            outer = number if head == 0 else head
            lines.append(f"{number}\t{words[0]}\t{words[0]}\tADP\t_\t_\t{head}\t{relation}\t_\t_")
            kind = "PRON" if words[1].startswith("le") and len(words[1]) > 3 else "DET"
            lines.append(f"{number + 1}\t{words[1]}\tle\t{kind}\t_\t_\t{outer}\tdet\t_\t_")
        else:
            feats = str(token.morph) or "_"
            lemma = token.lemma_ or token.text
            lines.append(f"{number}\t{token.text}\t{lemma}\t{token.pos_}\t_\t{feats}\t{head}\t{relation}\t_\t{space}")
        number += len(words)
    return "\n".join(lines) + "\n\n" if lines else ""


# ---------------------------------------------------------------- measuring


def measure(engine, treebanks, work, threads):
    """Load, parse twice (the first run warms up), score; printed as JSON by the child process."""
    import torch
    from stanza.models.common.utils import ud_scores

    torch.set_num_threads(threads)
    start = time.perf_counter()
    parse = globals()[f"load_{engine}"](work, threads)
    found = {"load": time.perf_counter() - start, "scores": {}}
    words = seconds = 0
    for name in REPORTS:
        trees = report(treebanks, name)
        texts = paragraphs(trees)
        parse(texts[:8])
        start = time.perf_counter()
        system = parse(texts)
        seconds += time.perf_counter() - start
        words += sum(len(tree.words) for tree in trees)
        scores = ud_scores(io.StringIO("".join(tree.lines() for tree in trees)), io.StringIO(system))
        found["scores"][name] = {metric: round(100 * scores[metric].f1, 2) for metric in METRICS}
    found["speed"] = words / seconds
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def size_of(engine, work):
    """Bytes on disk."""
    if engine in {"ours", "stock"}:
        from kg.parse.catalog import locate

        return locate("compact").size
    if engine == "udpipe":
        return (work / "udpipe.model").stat().st_size
    return sum(path.stat().st_size for path in (work / "spacy" / "model-best").rglob("*") if path.is_file())


def table(found, work):
    """The results as Markdown."""
    heads = [f"{m} {name}" for name in REPORTS for m in METRICS]
    lines = ["| parser | " + " | ".join(heads) + " | words/s | memory | size | load |", "|---" * (len(heads) + 5) + "|"]
    for engine, one in found.items():
        scores = " | ".join(f"{one['scores'][name][metric]:.1f}" for name in REPORTS for metric in METRICS)
        rest = (
            f"{one['speed']:.0f} | {one['memory']:.0f} MB | {size_of(engine, work) / 1e6:.1f} MB | {one['load']:.1f} s"
        )
        lines.append(f"| {NAMES[engine]} | {scores} | {rest} |")
    return "\n".join(lines)


def picture(found, path):
    """LAS against words per second."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
    for engine, colour in zip(found, ("#0072B2", "#56B4E9", "#D55E00", "#009E73"), strict=False):
        las = sum(found[engine]["scores"][name]["LAS"] for name in REPORTS) / len(REPORTS)
        axes.scatter(found[engine]["speed"], las, s=70, color=colour)
        axes.annotate(
            NAMES[engine].split(",")[0] if engine != "stock" else "stock pipeline",
            (found[engine]["speed"], las),
            xytext=(8, -3),
            textcoords="offset points",
        )
    axes.set(xlabel="words per second, one core", ylabel="LAS from raw text, mean of two treebanks", xscale="log")
    axes.grid(visible=True, alpha=0.3)
    axes.margins(x=0.25, y=0.15)
    figure.savefig(path, dpi=110)


def main() -> None:
    """Train what is missing, measure each in a child process, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--engine", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--train", choices=("udpipe", "spacy"), help="only train this one")
    given = parser.parse_args()
    if given.engine:
        print(json.dumps(measure(given.engine, given.treebanks, given.work, given.threads)))
        return
    corpora = read_corpora(given.treebanks)
    given.work.mkdir(parents=True, exist_ok=True)
    write_trees(given.work / "train.conllu", corpora.train)
    write_trees(given.work / "tune.conllu", corpora.tune)
    for engine, product in (("udpipe", "udpipe.model"), ("spacy", "spacy/model-best")):
        if not (given.work / product).exists() and given.train in {None, engine}:
            globals()[f"train_{engine}"](given.work)
    if given.train:
        return
    found = {}
    for engine in ENGINES:
        child = [sys.executable, __file__, "--engine", engine, "--threads", str(given.threads)]
        child += ["--treebanks", str(given.treebanks), "--work", str(given.work)]
        environment = {"OMP_NUM_THREADS": str(given.threads)}
        done = subprocess.run(
            child, check=True, capture_output=True, text=True, env={**__import__("os").environ, **environment}
        )
        found[engine] = json.loads(done.stdout.splitlines()[-1])
        print(f"{NAMES[engine]}: done", file=sys.stderr)
    print(table(found, given.work))
    if given.picture:
        picture(found, given.picture)


if __name__ == "__main__":
    main()
