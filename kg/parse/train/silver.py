"""From raw text to what the students learn from: split by the new tokenizer, labelled by the teacher.

Names are the teacher's, corrected by a second opinion: the tags of spaCy's ``fr_core_news_md``
(WikiNER, four million words) raise the score of the same tag. Both weights were set on the
tuning names (F1 .703 for the teacher alone, .752 with spaCy); on PUD, not looked at for this,
.760 and .826. Lemmas are the new lemmatizer's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.parse.train.entities import Tagged, write_tagged
from kg.parse.train.treebanks import Row, Tree, read_trees

__all__ = ["lemmatise", "second_opinions", "split_text", "write_names"]

_BATCH = 200
_LEMMA_BATCH = 5000
_NAMES = "# names = "
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


def split_text(models: Path, text: Sequence[str], out: Path, *, words: int) -> None:
    """Write the sentences as CoNLL-U with words only, up to about ``words`` words.

    :param models: the folder of ``tokenize.pt`` and ``mwt.pt``.
    """
    pipeline = _pipeline(models, "tokenize,mwt")
    seen = 0
    with out.open("w", encoding="utf-8") as file:
        for start in range(0, len(text), _BATCH):
            batch = [one.translate(_PLAIN) for one in text[start : start + _BATCH]]
            for document in pipeline.bulk_process(batch):
                for sentence in document.sentences:
                    seen += len(sentence.words)
                    file.write(_words_only(sentence))
            if seen >= words:
                return


def _words_only(sentence: Any) -> str:
    rows = []
    for token in sentence.tokens:
        if len(token.words) > 1:
            rows.append(Row(f"{token.words[0].id}-{token.words[-1].id}", token.text))
        rows += [Row(str(word.id), word.text) for word in token.words]
    return Tree("", tuple(rows)).lines()


def lemmatise(models: Path, trees: Path, out: Path) -> None:
    """Copy CoNLL-U with lemmas, each pair of word and tag asked for once."""
    from stanza.models.common.doc import Document

    sentences = read_trees(trees)
    pairs = sorted({(word.form, word.upos) for tree in sentences for word in tree.words})
    pipeline = _pipeline(models, "lemma", lemma_pretagged=True)
    known: dict[tuple[str, str], str] = {}
    for start in range(0, len(pairs), _LEMMA_BATCH):
        batch = pairs[start : start + _LEMMA_BATCH]
        document = Document([[{"id": (1,), "text": form, "upos": upos}] for form, upos in batch])
        pipeline.processors["lemma"].process(document)
        for pair, sentence in zip(batch, document.sentences, strict=True):
            known[pair] = (sentence.words[0].lemma or pair[0]).replace(" ", "")
    with out.open("w", encoding="utf-8") as file:
        for tree in sentences:
            rows = (r.but(lemma=known[r.form, r.upos]) if r.is_word else r for r in tree.rows)
            file.write(Tree(tree.sent_id, tuple(rows)).lines())


def second_opinions(split: Path, out: Path) -> None:
    """Write spaCy's BIOES tags for the words of each sentence, as JSON."""
    import spacy
    from spacy.tokens import Doc

    from kg.parse.train.vectors import MODEL

    nlp = spacy.load(MODEL)
    used = [component for name, component in nlp.pipeline if name in {"tok2vec", "ner"}]
    found: list[list[str]] = []
    documents: Iterable[Any] = (Doc(nlp.vocab, words=[w.form for w in tree.words]) for tree in read_trees(split))
    for component in used:
        documents = component.pipe(documents, batch_size=64)
    for document in documents:
        tags = ["O"] * len(document)
        for name in document.ents:
            last = name.end - name.start - 1
            for place in range(last + 1):
                mark = "S" if not last else "B" if not place else "E" if place == last else "I"
                tags[name.start + place] = f"{mark}-{name.label_}"
        found.append(tags)
    out.write_text(json.dumps(found), encoding="utf-8")


def write_names(silver: Path, gold: Path, out: Path) -> None:
    """The silver sentences' names over surface tokens, and the gold ones behind them, for the name tagger.

    :param silver: CoNLL-U whose comments ``names`` have BIOES tags of words.
    :param gold: what :func:`kg.parse.train.entities.write_tagged` wrote.
    """
    lines = silver.read_text(encoding="utf-8").splitlines()
    tags = (line.removeprefix(_NAMES).split(" ") for line in lines if line.startswith(_NAMES))
    write_tagged(out, [_over_tokens(tree, names) for tree, names in zip(read_trees(silver), tags, strict=True)])
    both = json.loads(out.read_text(encoding="utf-8")) + json.loads(gold.read_text(encoding="utf-8"))
    out.write_text(json.dumps(both, ensure_ascii=False), encoding="utf-8")


def _over_tokens(tree: Tree, names: Sequence[str]) -> Tagged:
    """IOB tags of tokens: a contraction belongs to a name that any of its words belongs to."""
    tags: list[str] = []
    for token in tree.tokens:
        first, _, last = token.id.partition("-")
        inside = [names[number - 1] for number in range(int(first), int(last or first) + 1)]
        tag = next((one for one in inside if one != "O"), "O")
        goes_on = tag[0] in "IE" and tags and tags[-1][2:] == tag[2:]
        tags.append("O" if tag == "O" else ("I" if goes_on else "B") + tag[1:])
    return Tagged(tuple(token.form for token in tree.tokens), tuple(tags))


def _pipeline(models: Path, processors: str, **options: object) -> Any:
    import stanza

    paths = {f"{name}_model_path": str(models / f"{name}.pt") for name in processors.split(",")}
    return stanza.Pipeline(
        lang="fr",
        dir=str(models),
        processors=processors,
        download_method=None,
        logging_level="ERROR",
        device="cpu",
        **paths,
        **options,
    )
