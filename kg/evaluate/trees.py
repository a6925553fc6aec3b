"""Gold trees for gold texts: sentences of treebanks found again by their text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.conllu import read_conllu
from kg.errors import InputError
from kg.records import Article, NerSpan, ParsedArticle, Sentence, Skipped

PARSER = "gold trees"
_PREFIX = 12  # characters of a sentence that it is looked up by
_SPACES = " \u00a0\u202f\n\t"


class Treebank:
    """Sentences of CoNLL-U files, looked up by their text. Of two with the same text the first is taken."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._by_start: dict[str, dict[str, Sentence]] = defaultdict(dict)
        for path in paths:
            self._read(path)

    def _read(self, path: Path) -> None:
        try:
            with path.open(encoding="utf-8") as lines:
                for document in read_conllu(lines, stem=path.stem, origin=str(path)):
                    for sentence in () if isinstance(document, Skipped) else document.sentences:
                        self._by_start[sentence.text[:_PREFIX]].setdefault(sentence.text, sentence)
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"cannot be read ({error})", where=str(path), mend="give CoNLL-U files") from error

    def parse(self, article: Article, own: ParsedArticle | None = None) -> ParsedArticle | None:
        """The article with gold trees for its whole text, or ``None`` when some of it is in no treebank.

        :param own: our own parse: its names serve where the treebank has none, so that only the trees differ.
        """
        sentences: list[Sentence] = []
        at = 0
        while at < len(article.text):
            if article.text[at] in _SPACES:
                at += 1
                continue
            found = self._at(article.text, at)
            if found is None:
                return None
            names = found.entities or (_names(own, at, at + len(found.text)) if own else ())
            sentences.append(_moved(found, len(sentences), at, names))
            at += len(found.text)
        return ParsedArticle(article, tuple(sentences), PARSER) if sentences else None

    def _at(self, text: str, at: int) -> Sentence | None:
        """The longest sentence that the text has there."""
        starts = (text[at : at + length] for length in range(1, _PREFIX + 1))  # shorter sentences have shorter ones
        fitting = [s for start in starts for t, s in self._by_start.get(start, {}).items() if text.startswith(t, at)]
        return max(fitting, key=lambda s: len(s.text), default=None)


def _names(own: ParsedArticle, begin: int, end: int) -> tuple[NerSpan, ...]:
    return tuple(n for s in own.sentences for n in s.entities if begin <= n.begin and n.end <= end)


def _moved(sentence: Sentence, index: int, begin: int, names: tuple[NerSpan, ...]) -> Sentence:
    by = begin - sentence.begin
    own = tuple(NerSpan(n.begin + by, n.end + by, n.label) for n in sentence.entities)
    return replace(
        sentence,
        index=index,
        begin=begin,
        end=begin + len(sentence.text),
        words=tuple(replace(w, begin=w.begin + by, end=w.end + by) for w in sentence.words),
        entities=own or names,
        block="body",
    )
