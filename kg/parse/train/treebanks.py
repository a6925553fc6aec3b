"""Read Universal Dependencies treebanks as rows, and write them again.

Training needs the treebank exactly as published (comments, multi-word ranges, MISC), so a
tree is kept as its ten-column rows; nothing here interprets a relation.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Row", "Tree", "read_trees", "write_trees"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CoNLL-U tree: a word, or the range of a multi-word token."""

    id: str
    form: str
    lemma: str = "_"
    upos: str = "_"
    feats: str = "_"
    head: str = "_"
    deprel: str = "_"
    misc: str = "_"

    @property
    def is_word(self) -> bool:
        """Whether the row is a syntactic word (not a range, not an empty node)."""
        return self.id.isdigit()

    @property
    def is_range(self) -> bool:
        """Whether the row is a multi-word token such as ``3-4  du``."""
        return "-" in self.id

    @property
    def space_after(self) -> bool:
        """Whether a space follows the token in the text."""
        return "SpaceAfter=No" not in self.misc.split("|")

    def but(self, **changes: str) -> Row:
        """The same row with some columns changed."""
        return dataclasses.replace(self, **changes)

    def line(self) -> str:
        """The row as CoNLL-U; XPOS and DEPS are left empty."""
        before = f"{self.id}\t{self.form}\t{self.lemma}\t{self.upos}\t_\t{self.feats}"
        return f"{before}\t{self.head}\t{self.deprel}\t_\t{self.misc}"


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence of a treebank; ``source`` names the treebank (the file's stem)."""

    sent_id: str
    rows: tuple[Row, ...]
    source: str = ""

    @property
    def words(self) -> tuple[Row, ...]:
        """The syntactic words in order."""
        return tuple(row for row in self.rows if row.is_word)

    @property
    def tokens(self) -> tuple[Row, ...]:
        """The surface tokens in order: ranges stand for their words."""
        covered: set[str] = set()
        tokens: list[Row] = []
        for row in self.rows:
            if row.is_range:
                first, last = (int(number) for number in row.id.split("-"))
                covered.update(str(number) for number in range(first, last + 1))
                tokens.append(row)
            elif row.is_word and row.id not in covered:
                tokens.append(row)
        return tuple(tokens)

    @property
    def text(self) -> str:
        """The sentence as its tokens and their spaces give it, without a space at the end."""
        return "".join(t.form + (" " if t.space_after else "") for t in self.tokens).rstrip()

    def lines(self) -> str:
        """The tree as CoNLL-U, with ``sent_id`` and ``text``, ending in an empty line."""
        head = f"# sent_id = {self.sent_id}\n# text = {self.text}\n"
        return head + "".join(row.line() + "\n" for row in self.rows) + "\n"


def read_trees(path: Path) -> tuple[Tree, ...]:
    """The trees of a CoNLL-U file, empty nodes and enhanced dependencies left out."""
    return tuple(_trees(path.read_text(encoding="utf-8").splitlines(), source=path.stem))


def _trees(lines: Iterable[str], *, source: str) -> Iterator[Tree]:
    sent_id = ""
    rows: list[Row] = []
    for line in (*lines, ""):
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            if key.strip() == "sent_id":
                sent_id = value.strip()
        elif line.strip():
            c = line.split("\t")
            if "." not in c[0]:
                rows.append(Row(c[0], c[1], c[2], c[3], c[5], c[6], c[7], c[9]))
        elif rows:
            yield Tree(sent_id, tuple(rows), source)
            sent_id, rows = "", []


def write_trees(path: Path, trees: Iterable[Tree]) -> None:
    """Write the trees as CoNLL-U."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(tree.lines() for tree in trees), encoding="utf-8")
