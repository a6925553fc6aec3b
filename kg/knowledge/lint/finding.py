"""What a check found, and where in which file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_SUBJECT = re.compile(r"((?:lex|act|role|slot):[^\s;,.]+)[\s;]")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One line of the report."""

    file: str
    line: int
    code: str
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.subject}: {self.message}"


class Places:
    """Where subjects stand: those that begin a line of a Turtle file, by prefixed name (``lex:refuser``)."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._found: dict[str, list[tuple[str, int]]] = {}
        for path in paths:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if match := _SUBJECT.match(line):
                    self._found.setdefault(match[1], []).append((path.name, number))

    def of(self, name: str) -> tuple[tuple[str, int], ...]:
        """All places of a subject."""
        return tuple(self._found.get(name, ()))

    def finding(self, code: str, name: str, message: str) -> Finding:
        """A finding at the first place of a subject."""
        file, line = next(iter(self.of(name)), ("(elsewhere)", 0))
        return Finding(file, line, code, name, message)
