"""Phrases that are measured: « des dizaines de milliers de Russes », « la moitié des pays baltes », « aucune des cinq républiques »."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.mention.mention import Mention
from kg.mention.phrase import span_text
from kg.mention.record import label
from kg.records import Word

if TYPE_CHECKING:
    from kg.mention.detect import Mentions

WHOLE = frozenset({"tout", "tous", "ensemble", "totalité", "chacun"})
OF = frozenset({"de", "d'entre", "de entre", "parmi"})


def measured(mentions: Mentions, word: Word) -> Mention | None:
    """The mention of what a word measures, with all the words; ``None`` when it measures nothing.

    It is partial unless the whole is meant, and negative after « aucun ».
    """
    grammar = mentions.knowledge.grammar
    lemma = word.lemma.casefold()
    if lemma not in grammar["quantity"] or mentions.known_at(word):
        return None
    for child in mentions.tree.children(word, "nmod", "obl"):
        inner = _measurable(mentions, child)
        if inner is None:
            continue
        words = tuple(w for w in mentions.tree.words if word.id <= w.id and w.begin < inner.end)
        begin, end, text = span_text(mentions.tree, words)
        negative = inner.negative or lemma in grammar["negative_determiner"]
        return replace(
            inner,
            partial=inner.partial or not (negative or lemma in WHOLE),
            word=word.id,
            begin=begin,
            end=end,
            text=text,
            plural=True,
            negative=negative,
            core=label(mentions, words),
        )
    return None


def _measurable(mentions: Mentions, child: Word) -> Mention | None:
    if mentions.tree.marker(child) not in OF or child.upos not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
        return None
    return mentions.of(child)
