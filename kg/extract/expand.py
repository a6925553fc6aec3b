"""Participants behind one argument: conjuncts, « A ainsi que B », « certains d'entre eux, notamment A et B »."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clause import VERBAL, Clauses
from kg.records import Word

ADDING = frozenset({"ainsi que", "de même que", "tout comme"})
LISTING = frozenset({"notamment", "dont", "y compris", "entre autres", "à savoir", "surtout", "comme"})


def expand(clauses: Clauses, word: Word) -> Iterator[Word]:
    """Heads of all participants that an argument stands for, in text order."""
    seen: set[int] = set()
    word = _named_head(clauses, word)
    for conjunct in clauses.tree.conjuncts(word):
        if _excluded(clauses, conjunct):
            continue
        if conjunct.upos in VERBAL or (conjunct.rel == "conj" and conjunct.upos == "ADV"):
            continue
        if conjunct.id != word.id and (not _alike(clauses, word, conjunct) or _same_person(clauses, word, conjunct)):
            continue
        for one in (*_listed(clauses, conjunct), *_added(clauses, conjunct)):
            if one.id not in seen:
                seen.add(one.id)
                yield one


def _excluded(clauses: Clauses, word: Word) -> bool:
    """« Israël, mais non le Hamas », « A plutôt que B »."""
    if word.rel != "conj":
        return False
    words = clauses.tree.children(word, "cc", "advmod")
    return any(w.lemma.casefold() in {"non", "pas", "plutôt"} for w in words)


def _alike(clauses: Clauses, first: Word, conjunct: Word) -> bool:
    """Things are not coordinated with people: « lors de ce scrutin, auquel ni l'Ouzbékistan … » was cut wrongly."""
    ours, theirs = clauses.mentions.of(first), clauses.mentions.of(conjunct)
    return ours is None or theirs is None or {ours.category, theirs.category} != {"thing", "agent"}


def _same_person(clauses: Clauses, first: Word, conjunct: Word) -> bool:
    """« l'explorateur et archéologue X »: a second singular without an article is another role of the same person."""
    ours, theirs = clauses.mentions.of(first), clauses.mentions.of(conjunct)
    if ours is None or theirs is None or theirs.named or {ours.kind, theirs.kind} != {"Person"}:
        return False
    single = any(d.feat("Number") != "Plur" for d in clauses.tree.children(first, "det"))
    return single and conjunct.upos == "NOUN" and not theirs.plural and not clauses.tree.children(conjunct, "det")


def _named_head(clauses: Clauses, word: Word) -> Word:
    """« Flora Brovina, la docteur condamnée »: an apposition stands for the name that it explains."""
    if not _is_named(clauses, word):
        for child in clauses.tree.children(word, "appos"):
            inner = clauses.mentions.of(child)
            if (
                child.id > word.id
                and inner is not None
                and inner.name is not None
                and inner.kind == "Person"
                and not inner.plural
            ):
                return child  # « le favori, le gouverneur Rick Perry, … »
    top = clauses.tree.first_conjunct(word)
    head = clauses.tree.head(top)
    if top.rel == "appos" and head is not None and _is_named(clauses, head) and not _is_named(clauses, word):
        return head
    return word


def _listed(clauses: Clauses, word: Word) -> tuple[Word, ...]:
    """« certains d'entre eux, notamment l'Ouzbékistan et le Tadjikistan »: those named, when the head names nobody."""
    mention = clauses.mentions.of(word)
    if mention is not None and mention.name_word not in (None, word.id):
        names = clauses.tree.conjuncts(clauses.tree.word(mention.name_word))
        if mention.plural and len(names) > 1:
            return (word, *names[1:])  # « les juges Jean-Paul Valat et Philippe Coirre »
    vague = mention is None or mention.pronoun is not None or (mention.plural and not mention.named)
    if not vague:
        return (word,)
    for child in clauses.tree.children(word, "appos", "nmod", "conj", "dislocated", "parataxis"):
        if child.id < word.id or child.upos in VERBAL or child.rel == "conj":
            continue
        adverbs = {
            clauses.tree.marker(child),
            *(a.lemma.casefold() for a in clauses.tree.children(child, "advmod", "cc", "case")),
        }
        named = [c for c in clauses.tree.conjuncts(child) if _is_named(clauses, c)]
        if (
            named
            and (child.rel == "appos" or adverbs & LISTING)
            and (len(named) > 1 or adverbs & LISTING or mention is None)
        ):
            return tuple(named)
    return (word,)


def _is_named(clauses: Clauses, word: Word) -> bool:
    mention = clauses.mentions.of(word)
    return mention is not None and mention.named


def _added(clauses: Clauses, word: Word) -> Iterator[Word]:
    """« les cinq républiques, ainsi que l'Inde » when the parse makes it a prepositional phrase."""
    for child in clauses.tree.children(word, "nmod", "obl"):
        if clauses.tree.marker(child) in ADDING:
            yield from clauses.tree.conjuncts(child)
