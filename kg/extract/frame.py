"""Fits the senses of the lexicon to the arguments of a predicate: the first sense whose conditions hold."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.extract.selection import accepts, is_place
from kg.knowledge.lexicon import Requirement, Sense
from kg.ontology import load_ontology
from kg.records import Word

MUTUAL = frozenset({"Fight", "RelationsBreak"})
SPEAKING = frozenset(
    {"active", "relative", "participle"}
)  # « la résolution demande », not « un communiqué pour soutenir »


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that fills a role."""

    role: str
    word: int
    rule: str
    slot: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A sense with its fillers, and the words that it uses up (« soutien » of « apporter son soutien »)."""

    sense: Sense
    fillers: tuple[Filler, ...]
    consumed: frozenset[int] = frozenset()

    def of(self, role: str) -> tuple[Filler, ...]:
        return tuple(f for f in self.fillers if f.role == role)


def is_mutual(cls: str | None) -> bool:
    """Whether participants of the class do it to each other."""
    event = load_ontology().events.get(cls or "")
    return event is not None and (event.symmetric or cls in MUTUAL)


def fit(clauses: Clauses, word: Word) -> Frame | None:
    """The first sense that evokes a class and fits, or ``None``."""
    for sense in clauses.senses(word):
        if sense.cls is None:
            continue
        frame = fit_sense(clauses, word, sense)
        if frame is not None:
            return frame
    return None


def fit_sense(clauses: Clauses, word: Word, sense: Sense) -> Frame | None:
    """One sense, with its fillers – or ``None`` when a condition fails."""
    reciprocal = False
    if word.upos != "NOUN":
        pronominal = clauses.is_pronominal(word)
        if sense.pronominal and not pronominal:
            bare = clauses.is_past_participle(word) and not clauses.tree.children(word, "aux")
            if not bare or word.deprel not in ("acl", "advcl", "root", "conj"):
                return None
        if pronominal and not sense.pronominal and not clauses.is_passive(word):
            if not is_mutual(sense.cls):
                return None
            reciprocal = True
    arguments = clauses.arguments(word)
    if sense.pronominal and clauses.is_passive(word):
        # « réunis à Genève », « s'est tenue »: with a pronominal verb the surface subject does it
        arguments = tuple(_undo_passive(a) for a in arguments)
    consumed: set[int] = set()
    filling = {slot for role, slots in sense.roles if role in ("actor", "target") for slot in slots} | {"subj"}
    for need in sense.requires:
        found = [a for a in arguments if _meets(clauses, a, need)]
        if not found:
            return None
        if need.lemmas:
            consumed |= {a.word for a in found} - {a.word for a in found if a.slot in filling}
    if any(_meets(clauses, a, ban) for ban in sense.forbids for a in arguments):
        return None
    extra = [a for id in sorted(consumed) for a in _below(clauses, id)]
    pool = [a for a in (*arguments, *extra) if a.word not in consumed]
    fillers: list[Filler] = []
    for role in ("actor", "target", "theme", "place"):
        types = {"actor": sense.actor_types, "target": sense.target_types}.get(role, frozenset())
        candidates = _candidates(
            clauses, word, sense, role, list(arguments) if role == "theme" else pool, taken={(f.word) for f in fillers}
        )
        good = [
            a
            for a in candidates
            if accepts(
                types, clauses.mentions.of(clauses.tree.word(a.word)), document=role == "actor" and a.rule in SPEAKING
            )
        ]
        if candidates and not good and types and word.upos != "NOUN":
            return None
        fillers.extend(Filler(role, a.word, a.rule, a.slot) for a in good)
    have = {f.role for f in fillers}
    missing = sense.needs - have
    if missing and not (reciprocal and missing == {"target"} and "actor" in have):
        return None
    if reciprocal and not _several(clauses, [f for f in fillers if f.role == "actor"]) and "target" not in have:
        return None
    return Frame(sense, tuple(fillers), frozenset(consumed))


def conditions_hold(clauses: Clauses, word: Word, sense: Sense) -> bool:
    """Whether the words that a sense requires are there, and those that it forbids are not."""
    arguments = clauses.arguments(word)
    if not all(any(_meets(clauses, a, need) for a in arguments) for need in sense.requires):
        return False
    return not any(_meets(clauses, a, ban) for ban in sense.forbids for a in arguments)


def _undo_passive(argument: Argument) -> Argument:
    if argument.slot == "obj" and "passive" in argument.rule:
        return Argument("subj", argument.word, argument.rule, argument.marker)
    return argument


def _meets(clauses: Clauses, argument: Argument, need: Requirement) -> bool:
    if argument.slot not in need.slots:
        return False
    if not need.lemmas:
        return True
    return bool(clauses.lemmas(clauses.tree.word(argument.word)) & need.lemmas)


def _below(clauses: Clauses, id: int) -> tuple[Argument, ...]:
    """Arguments of a required noun: « apporter son soutien [à l'Ukraine] » – but not its possessive or adjectives."""
    word = clauses.tree.word(id)
    if word.upos not in ("NOUN", "ADJ"):
        return ()
    from kg.extract.constructions import nominal

    return tuple(a for a in nominal.arguments(clauses, word) if a.rule != "possessive" and a.slot not in ("gen", "adj"))


def _candidates(
    clauses: Clauses, word: Word, sense: Sense, role: str, pool: list[Argument], taken: set[int]
) -> list[Argument]:
    """Arguments for a role: those of the first of its slots that has any; a support verb's subject before all."""
    supported = [a for a in pool if a.slot == f"support:{role}" and a.word not in taken]
    slots = sense.slots(role)
    target_slots = sense.slots("target")
    found: list[Argument] = list(supported)
    for slot in slots:
        hits = [a for a in pool if a.slot == slot and a.word not in taken and a not in found]
        if slot == "gen" and role == "actor" and "de" in target_slots:
            hits = [a for a in hits if a.marker != "de"]
            if any(a.slot == "par" and "par" in slots for a in pool):
                hits = []
        if slot == "de" and role == "target" and any(h.marker == "de" for h in hits):
            hits = [h for h in hits if h.word not in taken]
        if word.upos == "NOUN" and supported and role == "actor" and slot in ("gen", "par"):
            continue
        if slot == "lieu":
            sure = [a for a in hits if is_place(clauses.mentions.of(clauses.tree.word(a.word)))]
            hits = sure or [a for a in hits if a.marker not in ("dans", "par", "sur", "depuis")]
        found.extend(hits)
        if found and role != "place" and slot != "gen" and not (supported and is_mutual(sense.cls)):
            break
    unique: dict[int, Argument] = {}
    for argument in found:
        unique.setdefault(argument.word, argument)
    return list(unique.values())


def _several(clauses: Clauses, fillers: list[Filler]) -> bool:
    words = [clauses.tree.word(f.word) for f in fillers]
    if len(words) > 1:
        return True
    for word in words:
        mention = clauses.mentions.of(word)
        if len(clauses.tree.conjuncts(word)) > 1 or (
            mention is not None and (mention.plural or mention.kind == "Group")
        ):
            return True
    return False
