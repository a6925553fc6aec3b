"""Antecedents of pronouns and possessives: the nearest earlier actor that agrees, subjects before the rest."""

from __future__ import annotations

from dataclasses import dataclass

from kg.knowledge import Knowledge
from kg.mention import Mention
from kg.records import Entity

PERSONAL = frozenset(
    {
        "il",
        "elle",
        "ils",
        "elles",
        "lui",
        "leur",
        "le",
        "la",
        "les",
        "eux",
        "son",
        "sa",
        "ses",
        "leurs",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "celles-ci",
        "dernier",
        "dernière",
        "derniers",
        "dernières",
    }
)
LAST = frozenset({"dernier", "dernière", "derniers", "dernières"})
REACH = 2  # sentences back
FAINT = frozenset({"les", "eux"})  # plural and without gender or case: only within the sentence
PAIR = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor met in the text."""

    sentence: int
    word: int
    keys: tuple[str, ...]
    plural: bool
    feminine: bool | None  # None: not known
    subject: bool
    person: bool
    state: bool = False


def antecedent(pronoun: Mention, seen: list[Seen], *, exclude: frozenset[str]) -> tuple[str, ...]:
    """Keys of the antecedent, or ``()``. Somebody who already takes part in the same event is left out."""
    form = pronoun.pronoun or ""
    if form not in PERSONAL:
        return ()
    possessive = form in ("son", "sa", "ses", "leur", "leurs")
    plural = form in ("leur", "leurs") if possessive else pronoun.plural
    if form == "leur" and not possessive:
        plural = True
    reach = 0 if form in FAINT else REACH
    before = [
        s
        for s in seen
        if (s.sentence, s.word) < (pronoun.sentence, pronoun.word) and pronoun.sentence - s.sentence <= reach
    ]
    before = [s for s in before if s.plural == plural and not set(s.keys) & exclude]
    if not possessive and form not in ("lui", "leur", "les"):
        feminine = form.startswith(("elle", "celle", "dernière")) or form == "la"
        before = [s for s in before if s.feminine is None or s.feminine == feminine]
        if feminine:
            before = [s for s in before if s.feminine]
    if not before:
        # « Lors de son voyage en Chine, M. X … »: the subject that follows in the same sentence
        after = [
            s
            for s in seen
            if s.sentence == pronoun.sentence
            and s.word > pronoun.word
            and s.subject
            and s.plural == plural
            and not set(s.keys) & exclude
        ]
        return after[0].keys if after and (possessive or form in ("il", "elle", "ils", "elles")) else ()
    if form in LAST or form.startswith(("celui", "celle", "ceux")):
        return before[-1].keys  # « ce dernier », « celui-ci »: who was named last
    nearest = max(s.sentence for s in before)
    pool = [s for s in before if s.sentence == nearest]
    # « La visite de M. X à Y, capitale du pays Z, est son premier voyage »: without a subject, people before states
    pool = [s for s in pool if s.subject] or [s for s in pool if s.person and possessive] or pool
    return pool[0].keys if nearest < pronoun.sentence else pool[-1].keys


def pair(mention: Mention, seen: list[Seen], *, persons: bool) -> tuple[str, ...]:
    """« les deux hommes », « les deux pays »: the last two people (or states) spoken of before, or ``()``."""
    found: list[str] = []
    for one in reversed([s for s in seen if (s.sentence, s.word) < (mention.sentence, mention.word)]):
        if mention.sentence - one.sentence > REACH or len(one.keys) != 1:
            continue
        if (one.person if persons else one.state) and one.keys[0] not in found:
            found.append(one.keys[0])
        if len(found) == PAIR:
            return tuple(reversed(found))
    return ()


def gender(knowledge: Knowledge, mention: Mention, entity: Entity | None) -> bool | None:
    """Whether an actor is feminine; ``None`` when nothing tells."""
    if entity is not None and entity.known is not None:
        actor = knowledge.actors.by_id.get(entity.known.rpartition("#")[2])
        if actor is not None and actor.gender:
            return actor.gender == "f"
        if actor is not None and actor.kind == "Country":
            return actor.label.endswith("e") and actor.label not in (
                "Mexique",
                "Mozambique",
                "Cambodge",
                "Zimbabwe",
                "Belize",
            )
    if mention.feminine:
        return True
    return None if mention.name is not None and not mention.titled else False
