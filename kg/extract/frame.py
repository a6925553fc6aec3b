"""Fits the senses of the lexicon to the arguments of a predicate: the first sense whose conditions hold."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.argument import Argument
from kg.extract.clause import Clauses
from kg.extract.selection import accepts, is_place
from kg.knowledge.lexicon import ROLES, Requirement, Sense
from kg.mention.posts import is_demonym
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
        """The fillers of a role."""
        return tuple(f for f in self.fillers if f.role == role)


@dataclass(frozen=True, slots=True)
class Pool:
    """What may fill a role: arguments, less the words that fill another."""

    role: str
    arguments: tuple[Argument, ...]
    taken: set[int]


def is_mutual(cls: str | None) -> bool:
    """Whether participants of the class do it to each other."""
    event = load_ontology().events.get(cls or "")
    return event is not None and (event.symmetric or cls in MUTUAL)


def fit(clauses: Clauses, word: Word) -> Frame | None:
    """The first sense that evokes a class and fits, or ``None``."""
    senses = clauses.senses(word)
    if word.upos != "NOUN" and clauses.is_pronominal(word):
        # « s'est engagé à » is « s'engager », even where the parse takes the clitic for a passive
        senses = tuple(sorted(senses, key=lambda s: not s.pronominal))
    for sense in senses:
        if sense.cls is None:
            continue
        frame = fit_sense(clauses, word, sense)
        if frame is not None:
            return frame
    return None


def fit_sense(clauses: Clauses, word: Word, sense: Sense) -> Frame | None:
    """One sense, with its fillers – or ``None`` when a condition fails."""
    if word.upos != "NOUN" and not _voice_fits(clauses, word, sense):
        return None
    arguments = clauses.arguments(word)
    if sense.pronominal and clauses.is_passive(word):
        # « réunis à Genève », « s'est tenue »: with a pronominal verb the surface subject does it
        arguments = tuple(_undo_passive(a) for a in arguments)
    if not _holds(clauses, arguments, sense):
        return None
    consumed = _consumed(clauses, arguments, sense)
    extra = [a for id in sorted(consumed) for a in _below(clauses, id)]
    pool = [a for a in (*arguments, *extra) if a.word not in consumed]
    fillers: list[Filler] = []
    for role in ROLES:
        taken = {f.word for f in fillers}
        found = _fill(clauses, word, sense, Pool(role, arguments if role == "theme" else tuple(pool), taken))
        if found is None:
            return None
        fillers.extend(found)
    frame = Frame(sense, tuple(fillers), consumed)
    return frame if _complete(clauses, word, frame) else None


def _voice_fits(clauses: Clauses, word: Word, sense: Sense) -> bool:
    """A pronominal sense needs its clitic, or a bare participle; another takes one only to mean each other."""
    pronominal = clauses.is_pronominal(word)
    if sense.pronominal and not pronominal:
        bare = clauses.is_past_participle(word) and not clauses.tree.children(word, "aux")
        return bare and word.deprel in {"acl", "advcl", "root", "conj"}
    return not _is_reciprocal(clauses, word, sense) or is_mutual(sense.cls)


def _is_reciprocal(clauses: Clauses, word: Word, sense: Sense) -> bool:
    """« se rencontrer » by the entry of « rencontrer »."""
    return word.upos != "NOUN" and not sense.pronominal and clauses.is_pronominal(word) and not clauses.is_passive(word)


def _consumed(clauses: Clauses, arguments: tuple[Argument, ...], sense: Sense) -> frozenset[int]:
    """Words that the sense uses up: those that it requires by lemma, unless they fill a role themselves."""
    filling = {slot for role, slots in sense.roles if role in {"actor", "target"} for slot in slots} | {"subj"}
    out: set[int] = set()
    for need in sense.requires:
        found = [a for a in arguments if need.lemmas and _meets(clauses, a, need)]
        out |= {a.word for a in found} - {a.word for a in found if a.slot in filling}
    return frozenset(out)


def _fill(clauses: Clauses, word: Word, sense: Sense, pool: Pool) -> list[Filler] | None:
    """Fillers of a role; ``None`` when all that stands there is of a wrong type."""
    types = {"actor": sense.actor_types, "target": sense.target_types}.get(pool.role, frozenset())
    candidates = _candidates(clauses, word, sense, pool)
    good = []
    for a in candidates:
        speaks = pool.role == "actor" and a.rule in SPEAKING
        if accepts(types, clauses.mentions.of(clauses.tree.word(a.word)), document=speaks):
            good.append(Filler(pool.role, a.word, a.rule, a.slot))
    return None if candidates and not good and types and word.upos != "NOUN" else good


def _complete(clauses: Clauses, word: Word, frame: Frame) -> bool:
    """Whether all the roles that the sense needs are filled; several who do it to each other need no target."""
    have = {f.role for f in frame.fillers}
    missing = frame.sense.needs - have
    if not _is_reciprocal(clauses, word, frame.sense):
        return not missing
    if missing and not (missing == {"target"} and "actor" in have):
        return False
    return "target" in have or _several(clauses, list(frame.of("actor")))


def conditions_hold(clauses: Clauses, word: Word, sense: Sense) -> bool:
    """Whether the words that a sense requires are there, and those that it forbids are not."""
    return _holds(clauses, clauses.arguments(word), sense)


def _holds(clauses: Clauses, arguments: tuple[Argument, ...], sense: Sense) -> bool:
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

    found = [a for a in nominal.arguments(clauses, word) if a.rule != "possessive" and a.slot != "gen"]
    return tuple(a for a in found if a.slot != "adj" or is_demonym(clauses.knowledge, clauses.tree.word(a.word)))


def _candidates(clauses: Clauses, word: Word, sense: Sense, choice: Pool) -> list[Argument]:
    """Arguments for a role: those of the first of its slots that has any; a support verb's subject before all."""
    role, pool, taken = choice.role, choice.arguments, choice.taken
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
