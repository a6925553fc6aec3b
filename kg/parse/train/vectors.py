"""Small word vectors from raw French text, for the taggers (skip-gram, by gensim).

The text is split by a regular expression that is close to the treebanks' words (elided
articles and clitics apart, « du » left whole), lower-cased, since Stanza looks words up so.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ModelError

__all__ = ["RawText", "train_vectors"]

_WORD = re.compile(
    r"(?:[dDlLnNsStTjJmMcC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)'|\d+(?:[.,]\d+)*"
    r"|-t-(?=il|elle|on)|\w+(?:[-'](?!(?:ce|il|elle|on|je|nous|vous|ils|elles|t-)\b)\w+)*|[^\w\s]"
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_SHORTEST = 3
_LONGEST = 400
_TRAINED = 40_000


@dataclass(frozen=True, slots=True)
class RawText:
    """Files of raw text (``.txt`` or ``.txt.xz``), iterated as sentences of words."""

    files: Sequence[Path]

    def __iter__(self) -> Iterator[list[str]]:
        for path in self.files:
            for line in _lines(path):
                for sentence in _SENTENCE.split(line.replace("’", "'")):
                    words = [word.lower() for word in _WORD.findall(sentence)]
                    if _SHORTEST <= len(words) < _LONGEST:
                        yield words


def _lines(path: Path) -> Iterator[str]:
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from lines
    else:
        with path.open(encoding="utf-8") as lines:
            yield from lines


def train_vectors(
    text: RawText,
    out: Path,
    *,
    size: int = 64,
    words: int = 28_000,
    epochs: int = 3,
    seed: int = 1234,
) -> None:
    """Train skip-gram vectors and write them as a Stanza pretrain file.

    One worker, so that the same text gives the same vectors.

    :param words: how many of the most frequent words to keep.
    :raises ModelError: when gensim is not installed.
    """
    try:
        from gensim.models import Word2Vec  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError as error:
        raise ModelError("word vectors need gensim", mend="pip install gensim, or train without vectors") from error
    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab

    model = Word2Vec(
        text,
        vector_size=size,
        window=5,
        min_count=5,
        max_final_vocab=_TRAINED,
        sg=1,
        negative=5,
        sample=1e-4,
        workers=1,
        epochs=epochs,
        seed=seed,
    )
    known = list(model.wv.index_to_key)[:words]
    vocabulary = PretrainedWordVocab([word.replace(" ", "\xa0") for word in known])
    vectors = torch.zeros((len(vocabulary), size))
    vectors[len(vocabulary) - len(known) :] = torch.from_numpy(model.wv.vectors[:words])
    out.parent.mkdir(parents=True, exist_ok=True)
    content = {"vocab": vocabulary.state_dict(), "emb": vectors}
    torch.save(content, out, _use_new_zipfile_serialization=False)
