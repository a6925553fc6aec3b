"""Proper names: the words that make one, and the name that belongs to a post, title or kind of body before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.knowledge.names import fold
from kg.mention.phrase import core_words
from kg.mention.posts import demonym, role_of
from kg.mention.typing import common_noun, is_time
from kg.records import Word

if TYPE_CHECKING:
    from kg.mention.detect import Mentions

PARTICLES = ("De", "Le", "La", "Van", "Von", "Ben", "Al", "El", "Abou", "Ould")
SMALL = frozenset(
    {"de", "du", "des", "dos", "da", "ben", "bin", "al", "el", "van", "von", "der", "le", "la", "d'", "abou", "ould"}
)
NER_KINDS = {"PER": "Person", "ORG": "Organization", "LOC": "Region"}
INSIDE = ("nmod", "amod", "case", "det", "flat", "nummod")


def name_words(mentions: Mentions, head: Word) -> tuple[Word, ...]:
    """Consecutive words of the name whose head is given."""
    tree = mentions.tree
    kept = {head.id}
    for child in tree.children(head, "flat", "fixed", "compound", "amod", "nmod", "nummod", "goeswith"):
        below = [w for w in tree.subtree(child) if w.upos != "PUNCT"]
        if child.rel in {"flat", "fixed", "goeswith", "compound"}:
            kept |= {w.id for w in below if w.rel not in {"acl", "appos", "conj", "cc"} and not is_time(w)}
        elif child.form[:1].isupper() and child.id > head.id and not _is_origin(mentions, child):
            kept |= {w.id for w in below if w.rel in INSIDE}
        elif child.upos == "NUM":
            kept.add(child.id)
    last = first = head.id
    while last + 1 in kept or (last + 2 in kept and tree.word(last + 1).form in {"-", "–"}):
        last += 1
    while first - 1 in kept:
        first -= 1
    if first > 1 and tree.word(first - 1).form in (PARTICLES if first > 2 else ("De", "Van", "Von")):  # noqa: PLR2004
        first -= 1
    return tuple(tree.words[first - 1 : last])


def _is_origin(mentions: Mentions, word: Word) -> bool:
    """« la sénatrice Hutchison [du Texas] »: a known place after « de » is where somebody is from, not part of the name."""
    ids = mentions.known_at(word)
    place = bool(ids) and mentions.knowledge.actors.by_id[ids[0]].kind in {"City", "Country", "Region"}
    return place and bool(mentions.tree.children(word, "case"))


def kind_by_ner(mentions: Mentions, word: Word) -> str:
    """Class of an entity by the NER model, or ``""``."""
    for span in mentions.tree.sentence.entities:
        if span.begin <= word.begin < span.end:
            return NER_KINDS.get(span.label, "Organization" if span.label == "MISC" and word.form.isupper() else "")
    return ""


def is_title(mentions: Mentions, word: Word) -> bool:
    """« M. », « cheikh », « général »."""
    return fold(word.form).rstrip(".") in mentions.knowledge.roles.folded_titles


def name_below(mentions: Mentions, word: Word) -> tuple[Word, ...]:
    """The proper name that a post, title or kind of body stands before: « le président kazakh[, Kassym-Jomart Tokayev] »; ``()`` for none."""
    if word.upos == "PROPN" and not is_title(mentions, word):
        return ()
    kind, category, _ = common_noun(mentions.knowledge, word)
    person = kind == "Person" or is_title(mentions, word) or _is_post(mentions, word, category)
    if category not in {"agent", "place", "unknown"} and not person:
        return ()
    for child in mentions.tree.children(word, "flat", "appos", "nmod"):
        if child.id > word.id and _can_be_name(mentions, child) and _kinds_agree(mentions, child, person=person):
            if child.rel == "nmod" and not person:
                continue
            return name_words(mentions, child)
    if person:
        for inner in _complements(mentions, word):
            for child in mentions.tree.children(inner, "appos"):
                if (
                    child.upos == "PROPN"
                    and kind_by_ner(mentions, child) == "Person"
                    and _kinds_agree(mentions, child, person=True)
                ):
                    return name_words(
                        mentions, child
                    )  # « le ministre des Affaires étrangères, X » with X hung on « Affaires »
    return _name_beside(mentions, word, person=person) if category == "agent" or person else ()


def _is_post(mentions: Mentions, word: Word, category: str) -> bool:
    """« secrétaire général »: a post that only the whole phrase names."""
    if category not in {"agent", "unknown"} or word.upos != "NOUN":
        return False
    return role_of(mentions.knowledge, core_words(mentions.tree, word), None) is not None


def _complements(mentions: Mentions, word: Word) -> list[Word]:
    out: list[Word] = []
    for child in mentions.tree.children(word, "nmod"):
        if child.upos in {"NOUN", "PROPN"} and child.id > word.id:
            out += [child, *_complements(mentions, child)]
    return out


def _can_be_name(mentions: Mentions, child: Word) -> bool:
    if child.form[:1].islower() or child.upos not in {"PROPN", "X", "NOUN"}:
        return False  # « le président kazakh »: taggers take rare adjectives for names
    if child.upos == "NOUN" and demonym(mentions.knowledge, child):
        return False
    return not (child.rel == "nmod" and mentions.tree.children(child, "case"))


def _kinds_agree(mentions: Mentions, child: Word, *, person: bool) -> bool:
    ids = mentions.known_at(child)
    known = mentions.knowledge.actors.by_id[ids[0]].kind if ids else ""
    return known in {"", "Person"} if person else known != "Person"


def _name_beside(mentions: Mentions, word: Word, *, person: bool) -> tuple[Word, ...]:
    """A name that follows in the same run of words but hangs elsewhere: « l'organisation de défense des droits de l'homme Amnesty International »."""
    tree = mentions.tree
    for candidate in tree.words[word.id : word.id + 14]:
        if candidate.upos in {"PUNCT", "VERB", "AUX", "CCONJ", "SCONJ", "PRON"}:
            break
        before = tree.word(candidate.id - 1)
        if candidate.upos not in {"PROPN", "X"} or before.upos in {"ADP", "DET"} or before.form[:1].isupper():
            continue
        span = next((s for s in tree.sentence.entities if s.begin <= candidate.begin < s.end), None)
        ids = mentions.known_at(candidate)
        kind = mentions.knowledge.actors.by_id[ids[0]].kind if ids else NER_KINDS.get(span.label, "") if span else ""
        if (person and kind == "Person") or (not person and kind not in {"", "Person", "Country", "City", "Region"}):
            return _run(mentions, candidate)
    return ()


def _run(mentions: Mentions, first: Word) -> tuple[Word, ...]:
    """Capitalised words from one on, with the particles between them."""
    words = [first]
    for word in mentions.tree.words[first.id :]:
        name = word.form[:1].isupper() and word.upos in {"PROPN", "X", "NOUN", "ADJ"}
        if not name and not _is_particle(mentions, word):
            break
        words.append(word)
    return tuple(words)


def _is_particle(mentions: Mentions, word: Word) -> bool:
    """« de », « ben » before a capital."""
    last = word.id == len(mentions.tree.words)
    return word.form.casefold() in SMALL and not last and mentions.tree.word(word.id + 1).form[:1].isupper()
