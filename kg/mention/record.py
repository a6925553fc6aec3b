"""Makes the mention record of a phrase: its text, its label, its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.mention.mention import Category, Mention
from kg.mention.names import is_title
from kg.mention.phrase import core_words, span_text, text_of
from kg.mention.posts import demonym
from kg.records import Word
from kg.tree import normal_form

if TYPE_CHECKING:
    from kg.mention.detect import Mentions

SOME = frozenset({"plusieurs", "certain", "quelque", "divers", "différent", "deux", "autre", "un"})


def make(
    mentions: Mentions, word: Word, words: tuple[Word, ...], *, kind: str, category: Category, **more: object
) -> Mention:
    """The mention of consecutive words around ``word``; ``more`` are further fields of :class:`Mention`."""
    tree = mentions.tree
    begin, end, text = span_text(tree, words)
    values: dict[str, object] = {
        "short": label(mentions, core_words(tree, word, complements=False)),
        "plural": _plural(mentions, word),
        "feminine": word.feat("Gender") == "Fem",
        "lemma": word.lemma.casefold(),
        "partial": any(d.lemma.casefold() in SOME for d in tree.children(word, "det", "amod", "nummod")),
        "pair": _is_pair(mentions, word),
        "negative": any(
            d.lemma.casefold() in mentions.knowledge.grammar["negative_determiner"] for d in tree.children(word, "det")
        ),
    }
    values.update(more)
    return Mention(
        sentence=tree.sentence.index,
        word=word.id,
        begin=begin,
        end=end,
        text=text,
        core=label(mentions, words),
        kind=kind,
        category=category,
        **values,  # type: ignore[arg-type]
    )


def _is_pair(mentions: Mentions, word: Word) -> bool:
    definite = any(d.lemma.casefold() == "le" for d in mentions.tree.children(word, "det"))
    return definite and any(normal_form(n) == "deux" for n in mentions.tree.children(word, "nummod"))


def _plural(mentions: Mentions, word: Word) -> bool:
    determiner = mentions.tree.child(word, "det")
    number = determiner.feat("Number") if determiner is not None else ""
    if (number or word.feat("Number")) == "Plur":
        return True
    return any(normal_form(c) not in {"un", "une", "1"} for c in mentions.tree.children(word, "nummod"))


def label(mentions: Mentions, words: tuple[Word, ...]) -> str:
    """Text of consecutive words as a label: without a determiner, and without the capital that only begins the sentence."""
    text = text_of(mentions.tree, words)
    first = next((w for w in words if text.startswith(w.form)), None)
    return text if first is None else uncapitalised(mentions, first, text)


def uncapitalised(mentions: Mentions, first: Word, text: str) -> str:
    """The text that begins with a word, without the capital that this one has only because it begins the sentence."""
    if not first.form.istitle() or not _begins(mentions, first) or _is_name(mentions, first):
        return text
    return text[0].lower() + text[1:]


def _begins(mentions: Mentions, word: Word) -> bool:
    """Whether nothing but punctuation stands before a word in its sentence."""
    return all(w.upos == "PUNCT" for w in mentions.tree.words[: word.id - 1])


def _is_name(mentions: Mentions, word: Word) -> bool:
    if word.upos in {"PROPN", "X"} or mentions.known_at(word) or is_title(mentions, word):
        return True
    if word.upos == "NOUN" and demonym(mentions.knowledge, word):
        return True  # « Russes »
    return any(span.begin == word.begin for span in mentions.tree.sentence.entities)
