"""Words as pieces: the Unigram tokenizer of the pre-trained transformer, over the pieces that French uses."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

__all__ = ["FIRST", "LAST", "PAD", "UNKNOWN", "Pieces"]

FIRST, PAD, LAST, UNKNOWN = 0, 1, 2, 3  # the special pieces, first in every vocabulary
_MARK = "▁"
_MOST = 12  # of one word: the rest of a web address says nothing


class Pieces:
    """The vocabulary, and the pieces of each word that was seen.

    :param pieces: the pieces, the four special ones first.
    :param scores: their log-probabilities.
    """

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        from tokenizers import Tokenizer
        from tokenizers.models import Unigram

        self.pieces, self.scores = tuple(pieces), tuple(scores)
        self._tokenizer = Tokenizer(Unigram(list(zip(self.pieces, self.scores, strict=True)), unk_id=UNKNOWN))
        self._known: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.pieces)

    def split(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, one at least."""
        known = self._known.get(word)
        if known is None:
            plain = unicodedata.normalize("NFKC", word).replace(" ", _MARK)
            ids = self._tokenizer.encode(_MARK + plain, add_special_tokens=False).ids
            known = self._known[word] = tuple(ids[:_MOST]) or (UNKNOWN,)
        return known

    def rows(self, words: Sequence[str], longest: int) -> list[tuple[int, ...]]:
        """The pieces of each word of a sentence, cut so that all of them are at most ``longest``.

        :raises ValueError: when there are more words than that.
        """
        rows = [self.split(word) for word in words]
        if len(rows) > longest:
            raise ValueError(f"a sentence of {len(rows)} words is too long; {longest} at most")
        most = _MOST
        while sum(map(len, rows)) > longest:
            most -= 1
            rows = [row[:most] for row in rows]
        return rows
