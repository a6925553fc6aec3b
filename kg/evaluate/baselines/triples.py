"""Baseline: subject–verb–object triples mapped through our lexicon, as open information extraction gives them.

The triples are those of ``textacy.extract.subject_verb_object_triples``: for every verb its nominal subjects and
objects, each with its conjuncts; the agent of a passive; verbs joined by « et » share what they lack. To be no straw
man it is given more than that: the passive is turned round, and complements with a preposition count, as in ReVerb
(« s'entretenir avec X »), since half of the lexicon's verbs take one. A triple is a fact when a sense of the verb
lends its roles to the slots at hand, with the words that the sense requires and none that it forbids.

It shares our mended parse, mentions, linking, coreference and selection preferences. It has no nouns, participles,
relative clauses, control, causatives, light verbs' complements, negation or modality: that difference is measured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.extract import Candidate, Clauses, Participant
from kg.extract.frame import is_mutual
from kg.extract.selection import accepts
from kg.knowledge.lexicon import ROLES, Requirement, Sense
from kg.records import Word
from kg.tree import normal_form

Slots = Mapping[str, Sequence[Word]]
RULE = "triple"
_INFINITIVE = {"à": "inf_a", "de": "inf_de"}


def triples(clauses: Clauses) -> tuple[Candidate, ...]:
    """Candidates of one sentence: at most one a verb, affirmed and actual."""
    out = []
    for verb in clauses.tree.words:
        if verb.upos != "VERB":
            continue
        slots = _slots(clauses, verb)
        candidate = next(filter(None, (_fit(clauses, verb, s, slots) for s in clauses.senses(verb))), None)
        if candidate is not None:
            out.append(candidate)
    return tuple(out)


def _slots(clauses: Clauses, verb: Word) -> Slots:
    """Deep slots of a verb's own dependents; subjects (and objects) of the first verb of a coordination where it has none."""
    slots: dict[str, list[Word]] = defaultdict(list)
    for slot, word in _own(clauses, verb):
        slots[slot] += clauses.tree.conjuncts(word)
    if verb.rel == "conj" and not slots.get("subj"):
        first = clauses.tree.first_conjunct(verb)
        slots["subj"] += [
            w for slot, word in _own(clauses, first) if slot == "subj" for w in clauses.tree.conjuncts(word)
        ]
    return slots


def _own(clauses: Clauses, verb: Word) -> Iterator[tuple[str, Word]]:
    passive = bool(clauses.tree.children(verb, "aux:pass", "nsubj:pass"))
    for child in clauses.tree.children(verb, "nsubj", "obj", "iobj", "obl", "ccomp", "xcomp"):
        if child.rel in {"ccomp", "xcomp"}:
            yield "que" if child.rel == "ccomp" else _INFINITIVE.get(clauses.tree.mark(child), "inf"), child
        elif child.rel == "nsubj":
            yield "obj" if passive else "subj", child
        elif child.rel == "obj" and normal_form(child) != "se":
            yield "obj", child
        elif child.deprel == "obl:agent":
            yield "subj", child
        elif child.rel == "iobj":
            yield "a", child
        elif marker := clauses.tree.marker(child):
            yield clauses.slot_of(marker), child


def _fit(clauses: Clauses, verb: Word, sense: Sense, slots: Slots) -> Candidate | None:
    if sense.cls is None or not _voice_fits(clauses, verb, sense, slots):
        return None
    if not all(_meets(need, slots) for need in sense.requires) or any(_meets(ban, slots) for ban in sense.forbids):
        return None
    required = {lemma for need in sense.requires for lemma in need.lemmas}
    participants = tuple(_participants(clauses, sense, slots, required))
    filled = {p.role for p in participants}
    if len([p for p in participants if p.role == "actor"]) > 1 and is_mutual(sense.cls):
        filled.add("target")
    if not filled & {"actor", "target"} or not sense.needs <= filled:
        return None
    return Candidate(
        sentence=clauses.tree.sentence.index,
        word=verb.id,
        trigger=(verb.id,),
        cls=sense.cls,
        rule=f"{RULE} {sense.entry}",
        participants=participants,
        polarity="affirmed",
        modality="actual",
    )


def _voice_fits(clauses: Clauses, verb: Word, sense: Sense, slots: Slots) -> bool:
    """A pronominal sense with « se », another without – but for several who do to each other what is mutual."""
    reflexive = _is_reflexive(clauses, verb)
    each_other = is_mutual(sense.cls) and len(slots.get("subj", ())) > 1
    return sense.pronominal == reflexive or (reflexive and each_other)


def _is_reflexive(clauses: Clauses, verb: Word) -> bool:
    return any(normal_form(child) == "se" for child in clauses.tree.children(verb, "expl", "obj", "iobj"))


def _meets(need: Requirement, slots: Slots) -> bool:
    words = [word for slot in need.slots for word in slots.get(slot, ())]
    return bool(words) if not need.lemmas else any(word.lemma.casefold() in need.lemmas for word in words)


def _participants(clauses: Clauses, sense: Sense, slots: Slots, required: set[str]) -> Iterator[Participant]:
    types = {"actor": sense.actor_types, "target": sense.target_types}
    taken: set[int] = set()
    for role in ROLES:
        for slot in sense.slots(role):
            names = ("a", "en", "dans", "chez", "vers") if slot == "lieu" else (slot,)
            words = [word for name in names for word in slots.get(name, ()) if word.id not in taken]
            good = [
                word
                for word in words
                if word.lemma.casefold() not in required
                and accepts(types.get(role, frozenset()), clauses.mentions.of(word))
            ]
            if good:
                taken |= {word.id for word in good}
                yield from (Participant(role, word.id, RULE) for word in good)
                break
