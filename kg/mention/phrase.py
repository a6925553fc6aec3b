"""The words of a noun phrase that make its label: head, adjectives, complements; no clauses, no conjuncts."""

from __future__ import annotations

from kg.records import Word
from kg.tree import Tree

INNER = (
    "amod",
    "nmod",
    "nummod",
    "flat",
    "fixed",
    "case",
    "det",
    "compound",
    "advmod",
    "goeswith",
    "cc",
    "conj",
    "punct",
)
LABELLING = frozenset({"", "de", "à", "en", "pour", "sur", "contre", "auprès de", "d'entre", "parmi"})
OUTER = ("amod", "nummod", "flat", "fixed", "compound", "nmod", "goeswith")


def core_words(tree: Tree, head: Word, *, complements: bool = True) -> tuple[Word, ...]:
    """Contiguous words around the head that belong to its label.

    :param complements: whether « de X » and other complements count (« gouvernement [de Khartoum] »).
    """
    kept = {head.id}
    for child in tree.children(head, *OUTER):
        if child.rel == "nmod" and (not complements or child.id < head.id):
            continue
        if child.rel == "nmod" and not tree.children(child, "case") and child.upos != "PROPN":
            continue
        if child.rel == "amod" and child.id > head.id and tree.children(child, "nmod", "obl", "xcomp", "ccomp"):
            continue  # « trois hommes [âgés de 28 à 37 ans] »
        if child.rel == "nummod" and child.id > head.id and child.upos == "NUM" and not complements:
            continue
        if child.rel == "nmod" and child.id > head.id and tree.marker(child) not in LABELLING:
            continue
        kept |= {w.id for w in _inner(tree, child)}
    first, last = head.id, head.id
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return tuple(w for w in tree.words[first - 1 : last])


def _inner(tree: Tree, word: Word) -> list[Word]:
    out = [word]
    for child in tree.children(word, *INNER):
        if child.rel == "conj" and child.upos == "VERB":
            continue
        out.extend(_inner(tree, child))
    last = max((w.id for w in out if w.upos != "PUNCT"), default=0)
    return [w for w in out if w.upos != "PUNCT" or w.id < last]


def span_text(tree: Tree, words: tuple[Word, ...]) -> tuple[int, int, str]:
    """Offsets and text of consecutive words; a preposition fused with the first word (« du ») is left out of the text."""
    begin, end = words[0].begin, max(w.end for w in words)
    sentence = tree.sentence
    return begin, end, sentence.text[begin - sentence.begin : end - sentence.begin]


def text_of(tree: Tree, words: tuple[Word, ...]) -> str:
    """Text of consecutive words as a label, without a leading determiner."""
    kept = list(words)
    while len(kept) > 1 and kept[0].upos in ("DET", "ADP", "PUNCT", "CCONJ"):
        kept.pop(0)
    while len(kept) > 1 and kept[-1].upos in ("PUNCT", "ADP", "CCONJ", "ADV"):
        kept.pop()
    _, _, text = span_text(tree, tuple(kept))
    return " ".join(text.split())
