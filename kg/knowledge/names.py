"""Finding known names in text: the longest match over words, blind to accents and apostrophe shapes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

AS_A_WORD = 4  # letters of the shortest acronym that the press also writes as a word (« Otan »)
WORD = re.compile(r"(?:\w[\u0300-\u036f]*)+|[+&]")  # a letter may carry combining accents


def fold(text: str) -> str:
    """Lower case without accents: « Élysée » → ``elysee``."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def name_words(name: str) -> tuple[str, ...]:
    """Folded words of a name; hyphens and apostrophes part them."""
    return tuple(fold(name).replace("-", " ").replace("'", " ").replace("’", " ").split())


@dataclass(frozen=True, slots=True)
class Match:
    """A known name at ``[begin, end)`` and the ids of those who bear it."""

    begin: int
    end: int
    ids: tuple[str, ...]


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    names: list[tuple[str, str]] = field(default_factory=list)  # (name as written, id)


class NameIndex:
    """A trie of names. A name matches when its words do, and when words that it capitalises are capitalised in the text."""

    __slots__ = ("_root",)

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._root = _Node()
        for name, id in names:
            node = self._root
            for word in WORD.findall(fold(name)):
                node = node.next.setdefault(word, _Node())
            if node is not self._root:
                node.names.append((name, id))

    def find(self, text: str) -> Iterator[Match]:
        """Longest matches from left to right, without overlap."""
        words = list(WORD.finditer(text))
        keys = [fold(m.group()) for m in words]
        i = 0
        while i < len(words):
            node, best, j = self._root, None, i
            while (
                j < len(words)
                and (node_next := node.next.get(keys[j])) is not None
                and self._adjacent(text, words, i, j)
            ):
                node = node_next
                j += 1
                surface = text[words[i].start() : words[j - 1].end()]
                ids = tuple(sorted({id for name, id in node.names if same_case(name, surface)}))
                if ids:
                    best = (j, ids)
            if best is None:
                i += 1
                continue
            j, ids = best
            yield Match(words[i].start(), words[j - 1].end(), ids)
            i = j

    @staticmethod
    def _adjacent(text: str, words: list[re.Match[str]], i: int, j: int) -> bool:
        """Only blanks, hyphens, apostrophes and full stops of initials may stand between the words of a name."""
        if j == i:
            return True
        before, between = words[j - 1].group(), text[words[j - 1].end() : words[j].start()]
        if between.startswith("."):  # « J. D. Vance », « U.S.A. »; « les pays. Baltes » are two sentences
            return len(before) == 1 and before.isupper() and bool(re.fullmatch(r"\.[ \u00a0\u202f]?", between))
        return bool(re.fullmatch(r"[ \u00a0\u202f]?|[-‐‑'’]", between))


def same_case(name: str, surface: str) -> bool:
    """Whether the text capitalises what the name capitalises. An acronym (all capitals, ≤ 6) must be written so, or as a word."""
    ours, theirs = WORD.findall(name), WORD.findall(unicodedata.normalize("NFC", surface))
    if len(ours) != len(theirs):
        return False
    if len(ours) == 1 and ours[0].isupper() and len(ours[0]) > 1:
        return theirs[0] == ours[0] or (len(ours[0]) >= AS_A_WORD and theirs[0].istitle() and name == ours[0])
    return all(not a[0].isupper() or b[0].isupper() for a, b in zip(ours, theirs, strict=True))


def index_of(names: Mapping[str, Iterable[str]]) -> NameIndex:
    """An index of ``{id: names}``."""
    return NameIndex((name, id) for id, forms in names.items() for name in forms)
