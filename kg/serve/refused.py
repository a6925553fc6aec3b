"""What the server refuses, with the status of HTTP and one plain line."""

from __future__ import annotations

from collections.abc import Mapping


class RefusedError(Exception):
    """A request that is not answered.

    :param status: 400 bad request, 403 not allowed here, 404 not there, 406 no such form, 413 too large, 415 bad
        content type, 503 took too long or too busy.
    :param what: what is wrong; ``mend`` says what to do about it.
    """

    def __init__(self, status: int, what: str, *, mend: str = "", headers: Mapping[str, str] | None = None) -> None:
        super().__init__(what)
        self.status = status
        self.what = what
        self.mend = mend
        self.headers = dict(headers or {})

    def __str__(self) -> str:
        return f"{self.what}{f' – {self.mend}' if self.mend else ''}"
