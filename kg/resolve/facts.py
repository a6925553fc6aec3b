"""From candidates to facts: participants linked, themes and times filled in, mentions of one event merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract import Candidate, Clauses, Participant
from kg.extract.clause import VERBAL
from kg.extract.frame import is_mutual
from kg.keys import digest
from kg.mention import Mention
from kg.mention.phrase import core_words, text_of
from kg.ontology import load_ontology
from kg.records import Evidence, Fact, Mark, TimeValue, Word
from kg.resolve.linker import Linker

POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
PLACE_TARGET = frozenset({"Visit", "Invasion", "Withdrawal", "Fight"})
UNCOUNTED = frozenset({"Vote"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact before its key is known. ``refs`` are the drafts (by trigger word) that its targets and themes name."""

    candidate: Candidate
    fact: Fact
    target_refs: tuple[int, ...] = ()
    theme_refs: tuple[int, ...] = ()
    nobody: bool = False
    thing: bool = False  # the target is a thing: « elle a dénoncé la situation des prisonniers »


def drafts(
    clauses: Clauses, candidates: Iterable[Candidate], linker: Linker, article: str, times: dict[int, TimeValue]
) -> tuple[Draft, ...]:
    """Drafts of one sentence."""
    found = list(candidates)
    triggers = {c.word for c in found if c.nominal}
    return tuple(_draft(clauses, c, linker, article, times, triggers) for c in found)


def _draft(
    clauses: Clauses, c: Candidate, linker: Linker, article: str, times: dict[int, TimeValue], triggers: set[int]
) -> Draft:
    marks: list[Mark] = [_mark("trigger", clauses, id) for id in c.trigger]
    taken: dict[str, list[str]] = {"actor": [], "target": [], "theme": [], "place": []}
    texts: list[str] = []
    refs: dict[str, list[int]] = {"target": [], "theme": []}
    negative = thing = False
    nobody = False  # an actor is named that is nobody: « le typhon a frappé les Philippines »
    for p in sorted(c.participants, key=lambda p: ("actor", "target", "theme", "place").index(p.role)):
        word = clauses.tree.word(p.word)
        mention = clauses.mentions.of(word)
        if p.role in refs and p.word in triggers and p.word != c.word:
            refs[p.role].append(p.word)
            marks.append(_mark(p.role, clauses, p.word))
            if p.role == "theme":
                texts.append(_phrase(clauses, word))
            continue
        if mention is None:
            if p.role in ("target", "theme"):
                texts.append(_phrase(clauses, word))
            continue
        negative = negative or (mention.negative and p.role == "actor")
        keys = _link(linker, clauses, c, p, mention, frozenset(k for ks in taken.values() for k in ks))
        if not keys and p.role == "target" and _about_things(c.cls):
            keys = linker.thing(mention)
        if keys:
            role = "target" if p.role == "target" else p.role
            taken[role].extend(k for k in keys if k not in taken[role])
            marks.append(_mark(p.role, clauses, p.word, mention, keys[0] if len(keys) == 1 else None))
        elif p.role == "actor" and mention.pronoun is None:
            nobody = True
        elif p.role in ("target", "theme") and mention.pronoun is None:
            texts.append(_phrase(clauses, word))
            thing = thing or p.role == "target"
            marks.append(_mark(p.role, clauses, p.word, mention))
    sources = [k for id in c.sources for k in _source(linker, clauses, id)]
    if not taken["place"]:
        taken["place"] = list(_place(clauses, c, linker))
    if (
        c.clause is not None
        and not texts
        and c.cls in ("Statement", "Demand", "Appeal", "Accusation", "Threat", "Pledge", "Agreement", "Rejection")
    ):
        texts.append(_clause_text(clauses, c.clause))
    time = times.get(c.word)
    sentence = clauses.tree.sentence
    trigger = " ".join(clauses.tree.word(id).form for id in c.trigger)
    actors = tuple(taken["actor"])
    fact = Fact(
        key="",
        cls=c.cls,
        actors=actors,
        targets=tuple(k for k in taken["target"] if k not in actors),
        themes=tuple(taken["theme"]),
        theme_texts=tuple(dict.fromkeys(texts)),
        places=tuple(taken["place"]),
        time=time,
        count=_count(clauses, c),
        polarity=c.polarity,
        modality=c.modality,
        attributed_to=tuple(dict.fromkeys(k for k in sources if c.cls != "Statement" or k not in actors)),
        predicate=c.predicate,
        label=_phrase(clauses, clauses.tree.word(c.word)) if c.nominal else "",
        evidence=(
            Evidence(
                article=article,
                begin=sentence.begin,
                end=sentence.end,
                text=sentence.text,
                sentence=sentence.index,
                trigger=trigger,
                rule=c.rule,
                marks=tuple(marks),
            ),
        ),
    )
    return Draft(
        c,
        fact,
        tuple(refs["target"]),
        tuple(refs["theme"]),
        nobody=nobody and not taken["actor"] and not c.nominal,
        thing=thing and not c.nominal and _about_things(c.cls),
    )


def _about_things(cls: str) -> bool:
    """Classes whose target is as often a thing (a proposal, a policy, a demand) as somebody."""
    event = load_ontology().events.get(cls)
    return event is not None and event.plover in ("DISAPPROVE", "REJECT", "SUPPORT", "DEMAND", "INVESTIGATE", "COERCE")


def _owner(clauses: Clauses, c: Candidate, p: Participant, pronoun: Mention) -> Mention | None:
    """Whose « sa guerre » is: of the subject of the clause that it stands in, else of the object – « soutenir l'Ukraine dans sa guerre »."""
    verb = next((a for a in clauses.tree.ancestors(clauses.tree.word(p.word)) if a.upos in VERBAL), None)
    if verb is None:
        return None
    plural = pronoun.pronoun in {"leur", "leurs"}
    arguments = clauses.arguments(verb)
    for slot in ("subj", "obj"):
        for argument in arguments:
            mention = clauses.mentions.of(clauses.tree.word(argument.word))
            if argument.slot != slot or argument.word == c.word or mention is None or mention.category != "agent":
                continue
            several = mention.plural or len(clauses.tree.conjuncts(clauses.tree.word(argument.word))) > 1
            if several == plural and not mention.pronoun:
                return mention
    return None


def _link(
    linker: Linker, clauses: Clauses, c: Candidate, p: Participant, mention: Mention, taken: frozenset[str]
) -> tuple[str, ...]:
    if mention.pronoun in ("je", "nous", "j", "me", "moi", "notre", "nos", "mon", "ma", "mes"):
        return tuple(k for id in c.sources for k in _source(linker, clauses, id))[:1]
    if mention.pronoun in POSSESSIVES and (owner := _owner(clauses, c, p, mention)) is not None:
        return linker.link(owner, agent=True, exclude=taken)
    place = p.role == "place" or (p.role == "target" and c.cls in PLACE_TARGET)
    return linker.link(mention, agent=not place, exclude=taken)


def _source(linker: Linker, clauses: Clauses, id: int) -> tuple[str, ...]:
    mention = clauses.mentions.of(clauses.tree.word(id))
    return linker.link(mention, agent=True) if mention is not None else ()


def _place(clauses: Clauses, c: Candidate, linker: Linker) -> Iterator[str]:
    used = {p.word for p in c.participants}
    for argument in clauses.arguments(clauses.tree.word(c.word)):
        if (
            argument.slot == "lieu"
            and argument.word not in used
            and argument.marker in ("à", "en", "dans", "au", "sur")
        ):
            mention = clauses.mentions.of(clauses.tree.word(argument.word))
            if mention is not None and mention.kind in ("City", "Country", "Region") and mention.ids:
                yield from linker.link(mention, agent=False)


def _count(clauses: Clauses, c: Candidate) -> int | None:
    """« trois fois » beside a verb, « deux entretiens »."""
    tree = clauses.tree
    word = tree.word(c.word)
    holders = [word] if c.nominal else [w for w in tree.children(word) if w.lemma == "fois"]
    for holder in holders:
        for number in tree.children(holder, "nummod"):
            value = _number(number)
            if value is not None and value > 1:
                return value
    return None


NUMBERS = {
    n: i
    for i, n in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    )
}


def _number(word: Word) -> int | None:
    form = word.form.casefold()
    return int(form) if form.isdigit() else NUMBERS.get(form)


def _mark(role: str, clauses: Clauses, id: int, mention: Mention | None = None, key: str | None = None) -> Mark:
    if mention is not None:
        return Mark(role, mention.begin, mention.end, mention.text, key)
    word = clauses.tree.word(id)
    sentence = clauses.tree.sentence
    return Mark(role, word.begin, word.end, sentence.text[word.begin - sentence.begin : word.end - sentence.begin], key)


def _phrase(clauses: Clauses, word: Word) -> str:
    return text_of(clauses.tree, core_words(clauses.tree, word))


def _clause_text(clauses: Clauses, id: int) -> str:
    words = [w for w in clauses.tree.subtree(clauses.tree.word(id))]
    while words and words[-1].upos == "PUNCT":
        words.pop()
    sentence = clauses.tree.sentence
    text = sentence.text[words[0].begin - sentence.begin : words[-1].end - sentence.begin]
    return " ".join(text.split())


# ── keys, references, merging ────────────────────────────────────────────────────────────────────────────────────
def finish(all_drafts: list[tuple[int, Draft]], article: str) -> tuple[Fact, ...]:
    """Give keys, tie references (within a sentence) and merge equal facts. Facts without participants are left out unless referred to."""
    by_place = {(sentence, d.candidate.word): d for sentence, d in all_drafts}
    keys: dict[tuple[int, int], str] = {}
    referred = {(s, w) for s, d in all_drafts for w in (*d.target_refs, *d.theme_refs) if _has_people(d)}

    def keep(place: tuple[int, int]) -> bool:
        d = by_place[place]
        if d.nobody:
            return False
        if (
            d.candidate.nominal
            and d.fact.modality in ("requested", "possible")
            and not (d.fact.actors and d.fact.targets)
            and not (is_mutual(d.fact.cls) and len(d.fact.actors) > 1)
        ):
            return False  # « demander de l'aide »: half a happening that has not happened; the demand says it
        if (
            d.fact.actors
            or d.fact.targets
            or d.thing
            or (d.fact.themes and not d.candidate.nominal)
            or any(keep((place[0], w)) for w in d.target_refs if (place[0], w) in by_place and w > 0 and w != place[1])
        ):
            return True
        return place in referred and d.candidate.cls in UNCOUNTED

    def key_of(place: tuple[int, int], path: frozenset[tuple[int, int]] = frozenset()) -> str:
        if place in keys:
            return keys[place]
        d, f = by_place[place], by_place[place].fact
        refs = sorted(
            key_of((place[0], w), path | {place})
            for w in (*d.target_refs, *d.theme_refs)
            if (place[0], w) not in path and (place[0], w) != place
        )
        empty = not f.actors and not f.targets and not refs and not f.theme_texts
        keys[place] = "fact/" + digest(
            article,
            f.cls,
            sorted(f.actors),
            sorted(f.targets),
            refs,
            sorted(f.themes),
            () if f.targets or f.cls == "Statement" and not f.theme_texts else sorted(f.theme_texts),
            f.time.value if f.time else "",
            f.count or 0,
            f.polarity,
            f.modality,
            sorted(f.attributed_to),
            f.predicate or "",
            place if empty else "",
        )
        return keys[place]

    merged: dict[str, Fact] = {}
    for sentence, d in all_drafts:
        place = (sentence, d.candidate.word)
        if not keep(place):
            continue
        key = key_of(place)
        targets = list(d.fact.targets)
        texts = list(d.fact.theme_texts)
        themes = list(d.fact.themes)
        for w in d.target_refs:
            if (sentence, w) in by_place and keep((sentence, w)):
                targets.append(key_of((sentence, w)))
            else:
                texts.append(_ref_text(by_place, (sentence, w)))
        for w in d.theme_refs:
            if (sentence, w) in by_place and keep((sentence, w)):
                themes.append(key_of((sentence, w)))
        fact = replace(
            d.fact,
            key=key,
            targets=tuple(targets),
            themes=tuple(themes),
            theme_texts=tuple(dict.fromkeys(t for t in texts if t)),
        )
        if key in merged:
            old = merged[key]
            fact = replace(old, evidence=old.evidence + tuple(e for e in fact.evidence if e not in old.evidence))
        merged[key] = fact
    return tuple(merged[k] for k in sorted(merged))


def _has_people(d: Draft) -> bool:
    return bool(d.fact.actors or d.fact.targets)


def _ref_text(by_place: dict[tuple[int, int], Draft], place: tuple[int, int]) -> str:
    d = by_place.get(place)
    return d.fact.label if d is not None else ""


def class_exists(cls: str) -> bool:
    return cls in load_ontology().events
