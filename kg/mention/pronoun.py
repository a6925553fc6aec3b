"""Pronouns and possessives as mentions; who they are is for :mod:`kg.resolve.pronouns`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.mention.mention import Mention
from kg.records import Word
from kg.tree import normal_form

if TYPE_CHECKING:
    from kg.mention.detect import Mentions

NOBODY = frozenset({"on", "se", "y", "que", "quoi", "dont", "où"})
PLURAL = frozenset({"ils", "elles", "leur", "leurs", "eux"})


def pronoun(mentions: Mentions, word: Word) -> Mention | None:
    """The mention of a pronoun, a possessive or « ce dernier »; ``None`` for those that stand for nobody."""
    form = normal_form(word)
    if word.feat("PronType") == "Int" or form in NOBODY:
        return None
    return Mention(
        sentence=mentions.tree.sentence.index,
        word=word.id,
        begin=word.begin,
        end=word.end,
        text=word.form,
        core=word.form,
        short=word.form,
        kind="",
        category="unknown",
        pronoun=form,
        plural=word.feat("Number") == "Plur" or form in PLURAL,
        feminine=word.feat("Gender") == "Fem" or form.startswith("elle"),
        lemma=word.lemma.casefold(),
        negative=word.lemma.casefold() in mentions.knowledge.grammar["negative_determiner"],
    )


def stands_for_last(mentions: Mentions, word: Word) -> bool:
    """« ce dernier »."""
    return word.lemma.casefold() in mentions.knowledge.grammar["previous_person"] and any(
        d.lemma.casefold() == "ce" for d in mentions.tree.children(word, "det")
    )
