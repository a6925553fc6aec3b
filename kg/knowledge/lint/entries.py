"""Checks of the lexicon. Each yields (code, entry, message)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from kg.knowledge.lexicon import ROLES, Lexicon, Requirement, Sense
from kg.ontology import Ontology

Found = tuple[str, str, str]

# Slots that constructions fill by the shape of the tree; all others need a preposition that leads to them.
STRUCTURAL = frozenset({"subj", "obj", "gen", "adj", "lieu", "adv", "que", "attr", "hors"})
_INFINITIVE = re.compile(r"[a-zàâçéèêëîïôûùœæ’'-]+(er|ir|re|oir|ïr)")
_CAUSATIVE = ("faire ", "laisser ")  # two words that count as one verb
_NEVER = {
    "verb": frozenset({"gen", "adj"}),
    "support": frozenset({"gen", "adj"}),
    "noun": frozenset({"subj"}),
    "adjective": frozenset[str](),
}


@dataclass(frozen=True, slots=True)
class Entries:
    """What the checks look at."""

    lexicon: Lexicon
    ontology: Ontology

    def senses(self) -> Iterator[tuple[str, Sense]]:
        """All senses with their kinds, in the order in which they are tried."""
        for kind, by_lemma in self.lexicon.senses.items():
            for senses in by_lemma.values():
                yield from ((kind, sense) for sense in senses)


def lemmas(entries: Entries) -> Iterator[Found]:
    """A lemma that no word can have: capitals, blanks, or a verb that is no infinitive."""
    for kind, sense in entries.senses():
        lemma = sense.lemma
        if lemma != lemma.casefold():
            yield "L1", sense.entry, f"« {lemma} » has capitals, lemmas have none: it never matches"
        elif " " in lemma and not (kind == "verb" and lemma.startswith(_CAUSATIVE)):
            yield "L1", sense.entry, f"« {lemma} » has a blank, a {kind} is one word: it never matches"
        elif kind == "verb" and not _INFINITIVE.fullmatch(lemma.rpartition(" ")[2]):
            yield "L1", sense.entry, f"« {lemma} » is no infinitive: it never matches"


def classes(entries: Entries) -> Iterator[Found]:
    """A class that is none of events; a sense that neither evokes one nor embeds or supports anything."""
    for kind, sense in entries.senses():
        if sense.cls is not None and sense.cls not in entries.ontology.events:
            yield "L2", sense.entry, f"dip:{sense.cls} is no class of events: see diplomacy.ttl"
        embeds = sense.content or sense.modality or sense.polarity or sense.reports
        if sense.cls is None and not embeds and kind != "support" and sense.roles:
            yield "L2", sense.entry, "has roles but no class (ontolex:reference), and no content: it says nothing"
        if kind == "support" and not sense.event_slots:
            yield "L2", sense.entry, "supports no noun: say lex:eventSlot"


def slots(entries: Entries) -> Iterator[Found]:
    """A slot that nothing fills: unknown, or not to be had by this part of speech."""
    prepositional = set(entries.lexicon.markers.values())
    for kind, sense in entries.senses():
        for use, names in _uses(sense):
            for name in names:
                if name not in STRUCTURAL | prepositional and not name.startswith("inf"):
                    yield (
                        "L3",
                        sense.entry,
                        f"{use} slot:{name}, which no construction fills and no preposition leads to",
                    )
            if names and set(names) <= _NEVER[kind] and use != "forbids":
                yield "L3", sense.entry, f"{use} {_and(names)}, which a {kind} does not have"


def _uses(sense: Sense) -> Iterator[tuple[str, tuple[str, ...]]]:
    for role, names in sense.roles:
        yield f"lex:{role}", names
    for need in sense.requires:
        yield "requires", need.slots
    for ban in sense.forbids:
        yield "forbids", ban.slots
    yield "lex:content", tuple(sorted(sense.content))
    yield "lex:eventSlot", sense.event_slots


def roles(entries: Entries) -> Iterator[Found]:
    """A role that is needed but has no slot; a preference for a role without one; roles where there is no class."""
    for _, sense in entries.senses():
        have = {role for role, _ in sense.roles}
        for role in sorted(sense.needs - have):
            yield "L4", sense.entry, f"needs lex:{role} but gives it no slot: it never fires"
        for role in sorted(sense.needs - set(ROLES)):
            yield "L4", sense.entry, f"needs lex:{role}, which is no role"
        for role, types in (("actor", sense.actor_types), ("target", sense.target_types)):
            if types and role not in have:
                yield "L4", sense.entry, f"says what its {role} must be, but gives it no slot"


def patterns(entries: Entries) -> Iterator[Found]:
    """Words that are required and forbidden at once, or written as no lemma is."""
    for _, sense in entries.senses():
        for need in sense.requires:
            for ban in sense.forbids:
                if _excludes(ban, need):
                    yield "L5", sense.entry, f"requires in {_and(need.slots)} what it forbids: it never fires"
        for one in (*sense.requires, *sense.forbids):
            if not one.slots:
                yield "L5", sense.entry, "has a condition without a slot: it never holds"
            for lemma in sorted(one.lemmas):
                if lemma != lemma.casefold() or lemma != lemma.strip():
                    yield "L5", sense.entry, f"« {lemma} » has capitals or blanks around it: it never matches"


def _excludes(ban: Requirement, need: Requirement) -> bool:
    """Whether whatever meets the one is banned by the other."""
    if not set(need.slots) <= set(ban.slots):
        return False
    return not ban.lemmas or (bool(need.lemmas) and need.lemmas <= ban.lemmas)


def shadows(entries: Entries) -> Iterator[Found]:
    """A sense that an earlier one of the same word always comes before: dead, and a clash where the classes differ."""
    for by_lemma in entries.lexicon.senses.values():
        for senses in by_lemma.values():
            evoking = [s for s in senses if s.cls is not None]
            for first, later in combinations(evoking, 2):
                if _bare(first) != _bare(later) and _always_before(first, later):
                    word = "clashes with" if first.cls != later.cls else "is never reached behind"
                    yield (
                        "L6",
                        later.entry,
                        f"dip:{later.cls} {word} dip:{first.cls} of {first.entry}, which asks no more",
                    )


def _always_before(first: Sense, later: Sense) -> bool:
    """Whether the first fires wherever the later one would. Careful: when in doubt, no."""
    if first.pronominal != later.pronominal or not first.needs <= later.needs:
        return False
    if not set(first.requires) <= set(later.requires) or not set(first.forbids) <= set(later.forbids):
        return False
    if any(not set(later.slots(role)) <= set(first.slots(role)) for role in first.needs):
        return False
    typed = (("actor", first.actor_types, later.actor_types), ("target", first.target_types, later.target_types))
    return all(not ours or (ours == theirs and first.slots(role) == later.slots(role)) for role, ours, theirs in typed)


def duplicates(entries: Entries) -> Iterator[Found]:
    """Two senses of one word that say the same."""
    for by_lemma in entries.lexicon.senses.values():
        for senses in by_lemma.values():
            for first, later in combinations(senses, 2):
                if _bare(first) == _bare(later):
                    where = "itself" if first.entry == later.entry else first.entry
                    yield "L7", later.entry, f"repeats {where}"


def _bare(sense: Sense) -> Sense:
    """A sense without its name, conditions in one order."""

    def key(one: Requirement) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return one.slots, tuple(sorted(one.lemmas))

    requires, forbids = (tuple(sorted(conditions, key=key)) for conditions in (sense.requires, sense.forbids))
    return replace(sense, entry="", requires=requires, forbids=forbids)


def _and(names: tuple[str, ...]) -> str:
    return ", ".join(f"slot:{name}" for name in names)


CHECKS: Mapping[str, Callable[[Entries], Iterator[Found]]] = {
    check.__name__: check for check in (lemmas, classes, slots, roles, patterns, shadows, duplicates)
}
