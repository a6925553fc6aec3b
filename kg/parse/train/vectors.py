"""Word vectors: those of spaCy's ``fr_core_news_md``, for the words that news needs, made shorter.

They are fastText vectors of OSCAR and Wikipedia (Explosion, CC0) with 300 dimensions; a principal
component analysis keeps 100. Our own skip-gram vectors of the raw text at hand, eleven million
words, were far behind them. Words are chosen by how often they are in the raw text, the
treebanks and the names of the project's actors; they are lower-cased, since Stanza looks them up so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.errors import ModelError
from kg.parse.train.raw import sentences

__all__ = ["MODEL", "make_vectors"]

MODEL = "fr_core_news_md"

_WORD = re.compile(r"\w+(?:[-·.]\w+)*'?|[^\w\s]")
_TREEBANK, _SMALL = 5, 3  # how much a word of a treebank, and of a small file, counts
_BIG = 10_000_000  # bytes
_RAREST = 3


def make_vectors(
    raw: Iterable[Path], treebank: Path, names: Iterable[str], out: Path, *, size: int = 100, words: int = 32_000
) -> None:
    """Write vectors in single precision as a Stanza pretrain file.

    :param treebank: CoNLL-U.
    :param names: names of actors.
    :raises ModelError: when spaCy or its model is not installed.
    """
    import numpy as np
    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab
    from stanza.models.common.vocab import VOCAB_PREFIX

    known = _spacy()
    strings, table = known.vocab.strings, known.vocab.vectors
    chosen: list[str] = []
    rows: list[int] = []
    for word, times in _counted(raw, treebank, names).most_common():
        row = next((table.key2row[strings[s]] for s in _spellings(word) if strings[s] in table.key2row), None)
        if row is not None and times >= _RAREST:
            chosen.append(word)
            rows.append(row)
        if len(chosen) == words:
            break
    full = table.data[rows]
    full = full / np.maximum(np.linalg.norm(full, axis=1, keepdims=True), 1e-6)
    centred = full - full.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    short = centred @ axes[:size].T
    short /= short.std()
    vectors = torch.cat([torch.zeros(len(VOCAB_PREFIX), size), torch.from_numpy(short.astype("f4"))])
    content = {"vocab": PretrainedWordVocab(chosen, lang="fr").state_dict(), "emb": vectors}
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(content, out, _use_new_zipfile_serialization=False)


def _spacy() -> Any:
    try:
        import spacy
    except ImportError as error:
        raise ModelError("word vectors need spaCy", mend="pip install 'depeche-kg[train]'") from error
    try:
        return spacy.load(MODEL, exclude=["parser", "ner", "morphologizer", "lemmatizer", "tok2vec", "attribute_ruler"])
    except OSError as error:
        raise ModelError(f"word vectors need {MODEL}", mend="pip install 'depeche-kg[train]'") from error


def _spellings(word: str) -> tuple[str, ...]:
    return (word, word.capitalize(), word.upper())


def _counted(raw: Iterable[Path], treebank: Path, names: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()

    def add(text: str, weight: int) -> None:
        for word in _WORD.findall(text.lower().replace("’", "'")):
            counts[word] += weight

    for path in raw:
        weight = 1 if path.stat().st_size > _BIG else _SMALL
        for sentence in sentences(path):
            add(sentence, weight)
    for line in treebank.read_text(encoding="utf-8").splitlines():
        if line[:1].isdigit():
            counts[line.split("\t")[1].lower()] += _TREEBANK
    for name in names:
        add(name, 1)
    return counts
