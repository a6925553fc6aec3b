"""Raw French text for silver trees and for choosing words: sentences from files of a folder.

``NAME.txt`` and ``NAME.txt.xz`` are text, a sentence or a paragraph a line. ``NAME.tok.txt`` has
a space between all tokens, as corpora of names have them; they are joined as print has them.
"""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

from kg.errors import ModelError

__all__ = ["joined", "raw_files", "sample", "sentences"]

_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀÂÇÉÈÊÎÔŒ«\"])")
_SHORTEST, _LONGEST = 8, 55  # words between spaces
_MOST = 25_000  # sentences of a file, so that novels don't drown the news
_TOKENISED = ".tok"
# What dumps of encyclopedias leave when they drop a template: « du du », « les et ».
_HOLE = re.compile(r"\b(du du|de de|des des|la la|le le|et ,|les et ,)(?!\w)|[|*=]")


def raw_files(folder: Path) -> list[Path]:
    """The text files of a folder, by name.

    :raises ModelError: when there is none.
    """
    files = sorted((*folder.glob("*.txt"), *folder.glob("*.txt.xz")))
    if not files:
        raise ModelError("no .txt or .txt.xz here", where=str(folder), mend="give a folder of French text")
    return files


def sentences(path: Path) -> Iterator[str]:
    """The sentences of a file, roughly split."""
    tokenised = _TOKENISED in path.suffixes
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if tokenised:
                if not _HOLE.search(line) and line.count('"') % 2 == 0:
                    yield joined(line)
            else:
                yield from _SENTENCE.split(line.strip())


def sample(files: list[Path], *, seed: int) -> list[str]:
    """Whole sentences of middling length from all files, in random order, the same each time."""
    rng = random.Random(seed)  # noqa: S311 - variety, not secrecy
    chosen: list[str] = []
    for path in files:
        fit = [one for one in sentences(path) if _SHORTEST <= len(one.split()) <= _LONGEST]
        rng.shuffle(fit)
        chosen += fit[:_MOST]
    rng.shuffle(chosen)
    return chosen


def joined(line: str) -> str:
    """Tokens with spaces between them, as print has them.

    >>> joined('L\\' accord , dit " le \\u00a0Monde " , est conclu ( hier ) .')
    'L\\'accord, dit "le Monde", est conclu (hier).'
    """
    text = re.sub(r"\s+", " ", line.strip())
    text = re.sub(r"(\w)(['’]) ", r"\1\2", text)
    text = re.sub(r" ([,.)\]…])", r"\1", text)
    text = re.sub(r"([(\[]) ", r"\1", text)
    text = re.sub(r"(\d) - (\d)", r"\1-\2", text)
    return re.sub(r'" ([^"]*?) "', r'"\1"', text)
