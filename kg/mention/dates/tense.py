"""Whether the verb near a date points back or forward. A hint by the letters only: the caller knows the syntax better."""

from __future__ import annotations

import re

from kg.mention.dates.reading import Tense

_BOUNDARY = re.compile(r"(?<=[\w»)][\w»)])[.!?…](?=\s)|[\n;]")
_AHEAD = (
    r"(?:doit|doivent|devra|devront|devrai(?:en)?t|va|vont|ira|iront|prévue?s?|attendue?s?"
    r"|(?!cetera)[a-zéèêçîô]+(?:er|ir|dr|vr|rr|ur|oir)(?:a|ont)"
    r"|(?!aur|ser)[a-zéèêçîô]+(?:er|ir|dr|vr|rr|ur)ai(?:en)?t)(?!\w)"
)
_PAST = (
    r"(?:a|ont|avait|avaient|aurait|auraient|est|sont|était|étaient|fut|furent)(?:\s\w+){0,2}?\s"
    r"(?!attendu|prévu|appelé)\w*(?:[éiut]|[éiu]e?s|[éiu]e|[ei]rte?s?)(?!\w)"
)
_CUE = re.compile(rf"(?<![\w-])(?:(?P<ahead>{_AHEAD})|(?P<past>{_PAST}))")
_OPENING = re.compile(r"(?:(?<![\s\S])|[.!?…:\n«(–—])[ \u00a0\u202f]*[\"“«]?$")
_REACH = 600
#: How far before a date its preposition may begin.
NEAR = 30


def opens(text: str, begin: int) -> bool:
    """Whether a sentence, a quotation or an aside opens here, so that a capital says nothing."""
    return _OPENING.search(text, max(0, begin - NEAR), begin) is not None


def sentence_around(text: str, begin: int, end: int) -> tuple[int, int]:
    """A rough sentence: « M. Blinken » does not end one."""
    near = max(0, begin - _REACH)
    left = max((m.end() for m in _BOUNDARY.finditer(text, near, begin)), default=near)
    right = _BOUNDARY.search(text, end, end + _REACH)
    return left, right.start() if right else min(len(text), end + _REACH)


def tense_around(text: str, begin: int, end: int) -> Tense | None:
    """What the nearest verb before says, else the first after, in the same sentence."""
    left, right = sentence_around(text, begin, end)
    before = list(_CUE.finditer(text, left, begin))
    cue = before[-1] if before else _CUE.search(text, end, right)
    if cue is None:
        return None
    return "ahead" if cue["ahead"] else "past"
