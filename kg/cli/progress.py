"""Progress on stderr, where a person is looking; silent otherwise."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any, Self


class Bar:
    """A progress bar to hand to :func:`kg.build.build`: call it with how many are done, of how many, and what is next."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def __call__(self, done: int, total: int, what: str) -> None:
        """Show that ``done`` of ``total`` are done, and ``what`` is at hand."""
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            from tqdm import tqdm

            self._bar = tqdm(total=total, desc=self._title, unit="doc", file=sys.stderr, leave=False)
        self._bar.update(done - self._bar.n)
        self._bar.set_postfix_str(what[:40])
