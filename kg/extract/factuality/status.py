"""Climbs from a predicate to the root of its sentence and gathers what each step says of its factuality."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.clause import VERBAL, Clauses
from kg.extract.constructions.support import support_of
from kg.extract.factuality.attribution import according_to, inserted, reports
from kg.extract.factuality.negation import negated
from kg.extract.factuality.tense import finite, is_speech, perfective, polite, strongest, tense_modality
from kg.extract.frame import conditions_hold, fit
from kg.knowledge.lexicon import Sense
from kg.records import Modality, Polarity, Word

ASPECTUAL = ("pouvoir", "devoir", "savoir", "aller", "permettre")  # perfective forms of these say that it happened


@dataclass(slots=True)
class Status:
    """``sources`` are word ids of those who say so; ``future`` whether planned only by a future tense;
    ``speech`` whether the event is done by words (to salute, to condemn).
    """

    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    sources: list[int] = field(default_factory=list)
    future: bool = False
    speech: bool = False

    def deny(self) -> None:
        """Turn the polarity round."""
        self.polarity = "affirmed" if self.polarity == "negated" else "negated"

    def hear(self, sources: Iterable[int]) -> None:
        """Add those who say so."""
        self.sources.extend(s for s in sources if s not in self.sources)


def status(clauses: Clauses, word: Word, sense: Sense | None = None) -> Status:
    """Polarity, modality and sources of the event that ``word`` evokes with ``sense``."""
    out = Status(speech=sense is not None and is_speech(sense.cls))
    if sense is not None and sense.polarity == "negated":
        out.deny()
    if sense is not None and sense.modality:
        out.modality = sense.modality  # type: ignore[assignment]
    _own(clauses, word, out)
    _climb(clauses, word, out)
    return out


def _own(clauses: Clauses, word: Word, out: Status) -> None:
    if negated(clauses, word):
        out.deny()
    if word.upos == "NOUN" and not clauses.tree.children(word, "cop"):
        _carrier(clauses, word, out)
        return
    _tense(clauses, word, out)


def _tense(clauses: Clauses, word: Word, out: Status) -> None:
    """What the form of a verb says."""
    modality = tense_modality(clauses, word)
    if modality == "planned" and out.speech and (protest := _protest_for(clauses, word)) is not None:
        modality = tense_modality(clauses, protest)
    verb = finite(clauses, word)
    if modality == "planned" and out.modality == "actual" and verb is not None and verb.feat("Tense") == "Fut":
        out.future = True
    out.modality = strongest(out.modality, modality)


def _protest_for(clauses: Clauses, word: Word) -> Word | None:
    """« ont manifesté pour exiger … », « une grève pour dénoncer … »: who protests for a purpose that is said does say it."""
    head = clauses.tree.head(word)
    if head is None or clauses.tree.mark(word) not in clauses.knowledge.grammar["purpose"]:
        return None
    for one in (head, *clauses.tree.children(head, "obj", "obl")):
        frame = fit(clauses, one) if one is not word else None
        if frame is not None and frame.sense.cls == "Protest":
            return head
    return None


def _carrier(clauses: Clauses, noun: Word, out: Status) -> None:
    """A noun shares the status of its support verb, or of the verb that says that it takes place."""
    found = support_of(clauses, noun)
    if found is not None:
        _add(clauses, found[0], out, denied=negated(clauses, noun))
        return
    top = clauses.tree.first_conjunct(noun)
    verb = clauses.tree.head(top)
    if verb is None or verb.upos not in VERBAL:
        return
    grammar = clauses.knowledge.grammar
    lemma = verb.lemma.casefold()
    if lemma in grammar["cancel"] and top.rel in ("obj", "nsubj"):
        if not any(s.content_polarity == "negated" for s in clauses.senses(verb)) and not negated(clauses, verb):
            out.deny()  # else the climb does it
        out.modality = strongest(out.modality, tense_modality(clauses, verb))
    elif top.rel == "nsubj" and (lemma in grammar["happen"] or tense_modality(clauses, verb) == "planned"):
        _add(clauses, verb, out, denied=negated(clauses, noun))
        controller = clauses.tree.head(verb) if verb.rel in ("xcomp", "ccomp") else None
        if controller is not None and clauses.is_infinitive(verb):
            _embed(clauses, verb, controller, out)


def _add(clauses: Clauses, verb: Word, out: Status, *, denied: bool) -> None:
    if negated(clauses, verb) and not denied:
        out.deny()
    _tense(clauses, verb, out)


def _climb(clauses: Clauses, word: Word, out: Status) -> None:
    tree = clauses.tree
    current, seen = word, set()
    free = False  # once true, what stands above says nothing of the event but who reports it
    while current.id not in seen:
        seen.add(current.id)
        out.hear(according_to(clauses, current))
        out.hear(inserted(clauses, current))
        head = tree.head(current)
        if head is None:
            return
        if current.rel == "conj":
            current = head
            continue
        if current.rel == "parataxis" and reports(clauses, current):
            return  # within « a déclaré X » nothing is said of what stands around it
        if current.rel == "parataxis" and reports(clauses, head):
            out.hear(s.word for s in clauses.subjects(head))
        elif current.deprel in ("acl:relcl", "advcl:cleft", "appos", "amod") or (
            current.rel == "nmod" and not _says(clauses, current, head)
        ):
            free = True  # a relative clause, a complement of a noun stand by themselves
        elif free:
            _report(clauses, current, head, out)
        else:
            _embed(clauses, current, head, out)
            nonfinite = finite(clauses, current) is None and current.upos in VERBAL
            if nonfinite and current.rel == "advcl":
                out.modality = strongest(out.modality, tense_modality(clauses, head))
        current = head


def _slots(clauses: Clauses, current: Word, head: Word) -> set[str]:
    """Slots that a word fills of the one above it."""
    return {a.slot for a in clauses.arguments(head) if a.word == current.id}


def _says(clauses: Clauses, current: Word, head: Word) -> bool:
    """Whether a noun has the other in a content slot: « menace de sanctions », « appel au cessez-le-feu »."""
    slots = _slots(clauses, current, head)
    return any(slots & s.content for s in clauses.senses(head))


def _report(clauses: Clauses, current: Word, head: Word, out: Status) -> None:
    slots = _slots(clauses, current, head)
    if reports(clauses, head) and any(slots & s.content for s in clauses.senses(head) if s.reports):
        out.hear(s.word for s in clauses.subjects(head))


def _embed(clauses: Clauses, current: Word, head: Word, out: Status) -> None:
    """What a governing verb says of its complement, by the first of its senses that embeds it."""
    slots = _slots(clauses, current, head)
    pronominal = clauses.is_pronominal(head) and not clauses.tree.children(head, "expl:pass")
    for sense in clauses.senses(head):
        if sense.pronominal == pronominal and slots & sense.content and conditions_hold(clauses, head, sense):
            if sense.reports:
                _said(clauses, current, head, sense, out)
            elif sense.cls is None:
                _operate(clauses, current, head, sense, out)
            else:
                _act_upon(clauses, head, sense, out)
            return


def _said(clauses: Clauses, current: Word, head: Word, sense: Sense, out: Status) -> None:
    """« affirme avoir livré », « nie avoir livré »: attributed; denied by who denies."""
    if sense.content_polarity == "negated" and not negated(clauses, head):
        out.deny()
    if current.upos in VERBAL or clauses.tree.children(current, "cop"):
        out.hear(s.word for s in clauses.subjects(head))


def _operate(clauses: Clauses, current: Word, head: Word, sense: Sense, out: Status) -> None:
    """A verb that is no event itself (« vouloir », « sembler »): its own tense and negation count as well."""
    if out.speech and polite(clauses, head) and current.upos in VERBAL:
        return  # « je voudrais saluer »
    for denied in (sense.content_polarity == "negated", negated(clauses, head)):
        if denied:
            out.deny()
    _weaken(clauses, head, sense, out)
    own = "possible" if polite(clauses, head) else tense_modality(clauses, head)
    hedge = head.lemma.casefold() == "devoir" and sense.content_modality == "planned"
    if not (hedge and own == "possible"):
        out.modality = strongest(out.modality, own)


def _act_upon(clauses: Clauses, head: Word, sense: Sense, out: Status) -> None:
    """An act upon an act: « refuser de négocier », « menacer d'attaquer »."""
    if sense.content_polarity == "negated" and negated(clauses, head):
        out.modality = strongest(out.modality, "possible")  # « ne refuse pas de négocier »
        return
    if sense.content_polarity == "negated" or negated(clauses, head):
        out.deny()
    _weaken(clauses, head, sense, out)


def _weaken(clauses: Clauses, head: Word, sense: Sense, out: Status) -> None:
    done = perfective(clauses, head) and head.lemma.casefold() in ASPECTUAL
    if sense.content_modality and not done:
        out.modality = strongest(out.modality, sense.content_modality)  # type: ignore[arg-type]
