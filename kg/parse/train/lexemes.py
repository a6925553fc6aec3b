"""The words of the treebanks as a thinned list, for the lemmatizer.

Lemmatizing looks at one word and its category at a time, so a sentence's order is of no use
to it, and « de » need not be seen seven thousand times: a lexeme that occurs *n* times is
kept 1 + ⌊log₂ n⌋ times, which keeps the order of frequency and trains eight times faster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.parse.train.treebanks import Row, Tree

__all__ = ["lexemes"]

_CHUNK = 20


def lexemes(trees: Iterable[Tree]) -> Iterator[Tree]:
    """Pseudo-sentences of words with form, lemma and category, most frequent first."""
    counts: Counter[tuple[str, str, str]] = Counter(
        (row.form.replace("’", "'"), row.upos, row.lemma.replace("’", "'"))
        for tree in trees
        for row in tree.words
        if row.lemma != "_"
    )
    kept = [
        lexeme
        for lexeme, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        for _ in range(count.bit_length())
    ]
    for start in range(0, len(kept), _CHUNK):
        rows = tuple(
            Row(str(i), form, lemma, upos, "_", str(i - 1), "dep" if i > 1 else "root")
            for i, (form, upos, lemma) in enumerate(kept[start : start + _CHUNK], start=1)
        )
        yield Tree(f"lexemes-{start // _CHUNK}", rows, "lexemes")
