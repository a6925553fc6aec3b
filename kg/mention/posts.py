"""Posts: « le ministre kazakh des Affaires étrangères », « le chef de la diplomatie américaine », « le président Obama »."""

from __future__ import annotations

from collections.abc import Iterable

from kg.knowledge import Knowledge
from kg.knowledge.names import fold
from kg.knowledge.roles import Role, content_words
from kg.records import Word


def role_of(knowledge: Knowledge, words: Iterable[Word], country: str | None) -> str | None:
    """The role that a phrase names: the longest wording that its words begin with, demonyms left out.

    A wording that is at home in one country only (« secrétaire d'État ») counts for that country.
    """
    kept = [w for w in words if w.upos not in ("DET", "PUNCT") and not is_demonym(knowledge, w)]
    while kept and kept[0].upos in ("ADJ", "NUM") and kept[0].form[:1].islower():
        kept.pop(0)
    parts = [p for w in kept for p in content_words(w.lemma if w.upos == "ADP" else w.form)]
    fitting: list[Role] = []
    longest = 0
    for length, id in knowledge.roles.matches(parts):
        role = knowledge.roles.roles[id]
        if role.only_in and country not in role.only_in:
            continue
        if length < longest:
            break
        longest = length
        fitting.append(role)
    if not fitting:
        return None
    role = min(fitting, key=lambda r: (not r.only_in, r.id))
    return role.broader if role.only_in and role.broader else role.id


def is_demonym(knowledge: Knowledge, word: Word) -> bool:
    """Whether a word says of what origin something is (« kazakh », « les Kazakhs »)."""
    return word.upos in ("ADJ", "NOUN", "PROPN") and bool(demonym(knowledge, word))


def demonym(knowledge: Knowledge, word: Word) -> tuple[str, ...]:
    """Actors that an adjective or noun of origin speaks of (« kazakhe » → KAZ)."""
    found = knowledge.actors.demonyms.get(fold(word.form))
    if found is None and word.lemma not in ("", "_"):
        found = knowledge.actors.demonyms.get(fold(word.lemma))
    return found or ()
