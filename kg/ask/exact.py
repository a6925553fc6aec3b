"""Whether other words of the same class answer too: who « salue » something has not thereby thanked anybody for it.

Some classes of events are wide (an assault may be a poisoning or an execution). A question about one of them asks for the
word that it uses, its relatives (« empoisonner », « empoisonnement ») and the synonyms that ``questions-fr.ttl`` names.
"""

from __future__ import annotations

from kg.ask.wording import Wording, load_wording
from kg.extract import Candidate
from kg.knowledge.lexicon import Lexicon, Sense
from kg.knowledge.names import fold
from kg.records import Word

_ENDINGS = ("er", "ir", "re", "oir", "s")
_ENOUGH = 4  # letters of a stem
_HEADS = {"verb": ("verb", "light verb"), "noun": ("noun",), "adjective": ("adjective",)}


def rules_of(candidate: Candidate, words: tuple[Word, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """How the rule of an answer's evidence may begin; ``()`` when any word of the class will do.

    :param words: the words that evoke the event, the most telling first.
    """
    wording = load_wording()
    own = candidate.rule.partition(":")[0]
    if words[0].lemma.casefold() in wording.directed and not candidate.nominal:
        return (own,)
    if candidate.cls not in wording["exact"]:
        return ()
    family = _family(wording, {word.lemma.casefold() for word in words})
    found = {
        f"{head} {sense.entry}"
        for kind, heads in _HEADS.items()
        for senses in lexicon.senses[kind].values()
        for sense in senses
        if sense.cls == candidate.cls and _related(sense, family)
        for head in heads
    }
    return tuple(sorted({own, *found}))


def _family(wording: Wording, lemmas: set[str]) -> frozenset[str]:
    """The lemmas and their synonyms."""
    return frozenset(lemmas).union(*(family for family in wording.families if family & lemmas))


def _related(sense: Sense, family: frozenset[str]) -> bool:
    """Whether an entry is one of the family, a derivative of one, or a light verb with such a noun."""
    names = {sense.lemma, *(lemma for need in sense.requires for lemma in need.lemmas)}
    stems = {stem for lemma in family if len(stem := _stem(lemma)) >= _ENOUGH}
    return bool(names & family) or any(fold(name).startswith(stem) for name in names for stem in stems)


def _stem(lemma: str) -> str:
    plain = fold(lemma)
    ending = next((e for e in _ENDINGS if plain.endswith(e) and len(plain) - len(e) >= _ENOUGH), "")
    return plain.removesuffix(ending)
