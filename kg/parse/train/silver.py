"""What silver sentences need beside a network: raw text split into words, and a second opinion on names.

The network's names are corrected by the tags of spaCy's ``fr_core_news_md`` (WikiNER, four
million words), which raise the score of the same tag. The weights were set on the tuning names
(F1 .703 without spaCy, .752 with it).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.parse.train.treebanks import Row, Tree, read_trees

__all__ = ["second_opinions", "split_text"]

_MODEL = "fr_core_news_md"
_BATCH = 200
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


def split_text(models: Path, text: Sequence[str], out: Path, *, words: int) -> None:
    """Write the sentences as CoNLL-U with words only, up to about ``words`` words.

    :param models: the folder of ``tokenize.pt`` and ``mwt.pt``.
    """
    import stanza

    pipeline = stanza.Pipeline(
        lang="fr",
        dir=str(models),
        processors="tokenize,mwt",
        download_method=None,
        logging_level="ERROR",
        device="cpu",
        **{f"{name}_model_path": str(models / f"{name}.pt") for name in ("tokenize", "mwt")},
    )
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


def second_opinions(split: Path, out: Path) -> None:
    """Write spaCy's BIOES tags for the words of each sentence, as JSON."""
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.load(_MODEL)
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
