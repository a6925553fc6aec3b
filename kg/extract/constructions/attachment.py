"""« Livrer des armes au Pakistan »: parsers hang « au Pakistan » on the noun as often as on the verb. Both count."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.records import Word

MARKERS = frozenset(
    {
        "à",
        "contre",
        "avec",
        "pour",
        "vers",
        "envers",
        "auprès de",
        "en faveur de",
        "à l'encontre de",
        "à destination de",
        "sur",
    }
)


def arguments(clauses: Clauses, word: Word) -> Iterator[Argument]:
    tree = clauses.tree
    objects = list(tree.children(word, "obj"))
    if clauses.is_passive(word):
        objects += [s for s in tree.children(word, "nsubj")]
    for obj in objects:
        if obj.upos != "NOUN":
            continue
        for child in tree.children(obj, "nmod", "obl"):
            marker = tree.marker(child)
            if marker in MARKERS:
                yield Argument(clauses.slot_of(marker), child.id, "attachment", marker)
