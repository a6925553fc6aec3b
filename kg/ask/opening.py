"""What a question asks for by the words that it begins with, and what of it is to be parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.ask.refusal import Refused
from kg.ask.wording import Wording, load_wording
from kg.read.language import why_not_french

_EST_CE = re.compile(r"(?<=\w )est-ce qu(?:e |')", re.IGNORECASE)
_ENGLISH = re.compile(r"^(?:who|what|when|where|why|which|how|did|does|is|are|has|have)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opened:
    """``text`` is what is parsed; ``asks`` what the opening words ask for, ``""`` when they stay for the parser."""

    text: str
    asks: str = ""
    kind: str | None = None


def open_question(question: str) -> Opened:
    """The question without the words that ask, where these can be taken off.

    >>> open_question("Combien de fois Kim s'est-il rendu en Chine ?")
    Opened(text="Kim s'est-il rendu en Chine ?", asks='count', kind=None)

    :raises Refused: for what is asked in words that no graph answers.
    """
    text = " ".join(question.replace("’", "'").split()).strip('«»" ')
    if not any(char.isalpha() for char in text):
        raise Refused("empty")
    if _ENGLISH.match(text) or why_not_french(text):
        raise Refused("language")
    if text.rstrip("? ").count("?"):
        raise Refused("several")
    wording = load_wording()
    _refuse(text, wording)
    text = text.rstrip("?.! ") + " ?"
    plain = text.casefold()
    for opening in wording.openings:
        if _begins(plain, opening.form):
            rest = (opening.becomes + text[len(opening.form) :].lstrip()).lstrip()
            return Opened(rest[0].upper() + rest[1:], opening.asks, opening.kind)
    return Opened(_EST_CE.sub("", text, count=1))


def _refuse(text: str, wording: Wording) -> None:
    plain = text.casefold()
    for reason in wording.reasons.values():
        for form in reason.forms:
            if reason.anywhere and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", plain):
                raise Refused(reason.code, words=form)
            if not reason.anywhere and _begins(plain, form) and not _longer(plain, form, wording):
                raise Refused(reason.code, words=text[: len(form)])


def _longer(plain: str, form: str, wording: Wording) -> bool:
    """« combien de fois » is no « combien »."""
    return any(_begins(plain, other.form) for other in wording.openings if other.form.startswith(form))


def _begins(plain: str, form: str) -> bool:
    return plain.startswith(form) and (form.endswith("'") or not plain[len(form) : len(form) + 1].isalnum())
