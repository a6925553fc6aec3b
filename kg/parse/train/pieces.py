"""Choose the pieces of the pre-trained tokenizer that French uses: an eighth of its 250,000.

A word whose pieces are not all kept is split into smaller ones; every letter is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.parse.network.pieces import Pieces
from kg.parse.train.pretrained import Pretrained
from kg.parse.train.raw import sentences

__all__ = ["choose_pieces", "count_words"]

_WORD = re.compile(r"\w+|[^\w\s]")
_OFTEN = 5  # in raw text; once is enough in treebanks and names
_LETTERS = range(0x20, 0x250)  # Latin with its extensions
_SIGNS = range(0x2000, 0x2100)  # dashes, quotation marks, €
_MARK = "▁"
_MOST = 12_000_000  # characters of a raw file: enough to see what is frequent


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word and sign occurs."""
    return Counter(word for text in texts for word in _WORD.findall(text))


def choose_pieces(pretrained: Pretrained, *, sure: Mapping[str, int], raw: Iterable[Path] = ()) -> list[int]:
    """The numbers of the pieces to keep, in order.

    :param sure: words to be split well, in lower and upper case and as they are: those of treebanks and names.
    :param raw: files of text whose frequent words are to be split well.
    """
    pieces = Pieces(pretrained.pieces, pretrained.scores)
    kept = {piece for word in sure for form in _forms(word) for piece in pieces.split(form)}
    seen: Counter[int] = Counter()
    for path in raw:
        for word, count in count_words(_beginning(path)).items():
            for piece in pieces.split(word):
                seen[piece] += count
    kept |= {piece for piece, count in seen.items() if count >= _OFTEN}
    return sorted(kept | {number for number, piece in enumerate(pretrained.pieces) if _is_letter(piece)})


def _forms(word: str) -> set[str]:
    word = unicodedata.normalize("NFKC", word)
    return {word, word.upper(), word.lower(), word.capitalize()}


def _beginning(path: Path) -> Iterable[str]:
    size = 0
    for sentence in sentences(path):
        yield sentence
        size += len(sentence)
        if size > _MOST:
            return


def _is_letter(piece: str) -> bool:
    sign = piece.removeprefix(_MARK)
    return not sign or (len(sign) == 1 and (ord(sign) in _LETTERS or ord(sign) in _SIGNS))
