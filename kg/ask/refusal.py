"""A question that is refused: in plain words, with a hint, rather than answered wrong."""

from __future__ import annotations

from kg.ask.wording import load_wording
from kg.errors import QueryError


class Refused(QueryError):  # noqa: N818 - a question is refused; nothing went wrong
    """A question that cannot be answered. ``code`` names the kind of reason (``cause``, ``unknown-name`` …)."""

    def __init__(self, code: str, *, words: str = "", mend: str = "") -> None:
        reason = load_wording().reasons[code.replace("-", "_")]
        what = f"« {words} » : {reason.why}" if words else reason.why
        super().__init__(what, mend=mend or reason.hint)
        self.code = reason.code
