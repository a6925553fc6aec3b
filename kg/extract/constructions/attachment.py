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
    """Prepositional dependents of the object, as the verb's own."""
    tree = clauses.tree
    objects = list(tree.children(word, "obj"))
    if clauses.is_passive(word):
        objects += tree.children(word, "nsubj")
    for obj in objects:
        if obj.upos != "NOUN":
            continue
        for child in tree.children(obj, "nmod", "obl"):
            marker = tree.marker(child)
            if marker in MARKERS:
                yield Argument(clauses.slot_of(marker), child.id, "attachment", marker)


def shared(clauses: Clauses, noun: Word) -> Iterator[Argument]:
    """« doubler son aide au Burkina Faso » with « au Burkina Faso » hung on a verb that has no use for it: it is the noun's."""
    verb = clauses.tree.head(noun)
    if noun.upos != "NOUN" or noun.rel != "obj" or verb is None or verb.upos != "VERB" or clauses.senses(verb):
        return
    for child in clauses.tree.children(verb, "obl"):
        marker = clauses.marker(child)
        if marker in MARKERS and child.id > noun.id:
            yield Argument(clauses.slot_of(marker), child.id, "attachment", marker)
