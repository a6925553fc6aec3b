"""Find the blocks of a plain text: headline, photo credit, body paragraphs, dateline, agency line.

Sentences never cross a block. The text itself is not touched: blocks only point into it.
"""

from __future__ import annotations

import re

from kg.records import Block, BlockKind

_WRAPPED_AT = 100  # a text none of whose lines is longer was wrapped by an editor
_BYLINE_WORDS = 8
_SENTENCE_END = re.compile(r"""[.!?…:;]["»”’')\]\s]*$""")
_CREDIT = re.compile(r"\s+[/|–—-]\s+(?=(?:Photos?|Crédits?|Image|©)\b|©)", re.IGNORECASE)
_DATELINE = re.compile(
    r"^[^\W\d_a-z][^.!?\n]{0,60}?(?:\((?:AFP|Reuters|AP|Xinhua|APS|MAP|Belga|ATS|dpa|EFE|ANSA|Agences?)[^)\n]{0,20}\)"
    r"|, \d{1,2}(?:er)? \w+(?: \d{4})?)\s*[-–—]+\s+(?=\S)"
)


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of ``text`` in order; together they hold every character that is not white space.

    >>> [block.kind for block in find_blocks("Blinken à Astana\\n\\nIl a rencontré M. Tokaïev.\\n\\nAgences")]
    ['headline', 'body', 'byline']
    """
    paragraphs = _paragraphs(text)
    blocks: list[Block] = []
    for index, (begin, end) in enumerate(paragraphs):
        blocks += _split(text, begin, end, _kind(text[begin:end], index, len(paragraphs)))
    return tuple(blocks)


def _kind(paragraph: str, index: int, count: int) -> BlockKind:
    if count == 1 or _SENTENCE_END.search(paragraph):
        return "headline" if count > 1 and index == 0 and _CREDIT.search(paragraph) else "body"
    if index == 0:
        return "headline"
    if index == count - 1 and len(paragraph.split()) <= _BYLINE_WORDS:
        return "byline"
    return "body"


def _split(text: str, begin: int, end: int, kind: BlockKind) -> list[Block]:
    """Take the photo credit off a headline, and the dateline off a paragraph."""
    if kind == "headline" and (credit := _CREDIT.search(text, begin, end)):
        return [Block("headline", begin, credit.start()), Block("byline", credit.end(), end)]
    if kind == "body" and (dateline := _DATELINE.match(text[begin:end])):
        start = begin + dateline.end()
        return [Block("byline", begin, begin + len(dateline[0].rstrip())), Block("body", start, end)]
    return [Block(kind, begin, end)]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Stripped paragraphs. A line break inside a chunk ends one unless the text was wrapped there."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    wrapped = all(end - begin <= _WRAPPED_AT for begin, end in lines)
    found: list[tuple[int, int]] = []
    joins = False  # whether the next line goes on with the paragraph at hand
    for begin, end in lines:
        line = text[begin:end]
        if not line.strip():
            joins = False
            continue
        stripped = begin + len(line) - len(line.lstrip())
        stop = begin + len(line.rstrip())
        if joins and "\n\n" not in text[found[-1][1] : begin]:
            found[-1] = (found[-1][0], stop)
        else:
            found.append((stripped, stop))
        joins = wrapped and not _SENTENCE_END.search(line)
    return found
