"""Who and what takes part in an event: the words of a candidate's roles linked to entities, with the marks that show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.extract import Candidate, Clauses, Participant
from kg.extract.clause import VERBAL
from kg.extract.factuality.tense import is_speech
from kg.knowledge.lexicon import ROLES
from kg.mention import Mention
from kg.ontology import load_ontology
from kg.records import Mark
from kg.resolve.linker import Linker
from kg.resolve.ownership import owner
from kg.resolve.wording import phrase

SPEAKERS = frozenset({"je", "nous", "j", "me", "moi", "notre", "nos", "mon", "ma", "mes"})
CLAUSE_SUBJECTS = frozenset({"il", "elle", "ils", "elles"})
POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
OWNED = frozenset("AGREE CONCEDE PROTEST FIGHT ASSAULT SANCTION AID".split())
PLACE_TARGET = frozenset({"Visit", "Invasion", "Withdrawal", "Fight"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What the drafts of one sentence share: its clauses, the linker, the words that are event nouns."""

    clauses: Clauses
    linker: Linker
    triggers: Mapping[int, Candidate]  # of event nouns, by word


@dataclass(slots=True)
class Cast:
    """Entity keys by role, texts of what is nobody, other events referred to (by trigger word), marks."""

    keys: dict[str, list[str]] = field(default_factory=lambda: {role: [] for role in ROLES})
    refs: dict[str, list[int]] = field(default_factory=lambda: {"target": [], "theme": []})
    texts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    nobody: bool = False  # an actor is named that is nobody: « le typhon a frappé les Philippines »
    thing: bool = False  # a target is a thing
    somebody: bool = False  # a theme is somebody: « des soldats ont été mobilisés »

    def taken(self) -> frozenset[str]:
        """Keys of all who take part so far."""
        return frozenset(key for keys in self.keys.values() for key in keys)


def cast(scene: Scene, c: Candidate) -> Cast:
    """The participants of a candidate."""
    out = Cast(marks=[mark("trigger", scene.clauses, id) for id in c.trigger])
    for p in sorted(c.participants, key=lambda p: ROLES.index(p.role)):
        if p.role in out.refs and p.word in scene.triggers and p.word != c.word:
            out.refs[p.role].append(p.word)
            out.marks.append(mark(p.role, scene.clauses, p.word))
            if p.role == "target" and _answers(c, scene.triggers[p.word]):
                _add_speakers(scene, c, scene.triggers[p.word], out)
            if p.role == "theme":
                out.texts.append(phrase(scene.clauses, scene.clauses.tree.word(p.word)))
        else:
            _add(scene, c, p, out)
    if not out.keys["place"]:
        out.keys["place"] = list(_place(scene.clauses, c, scene.linker))
    return out


def _answers(c: Candidate, to: Candidate) -> bool:
    """Whether an act upon an act is upon those who did it: a word upon a word, a ban or a charge upon a protest."""
    event = load_ontology().events.get(c.cls)
    forced = event is not None and event.plover == "COERCE"
    return forced or (is_speech(c.cls) and is_speech(to.cls))


def _add_speakers(scene: Scene, c: Candidate, said: Candidate, out: Cast) -> None:
    """« rejeter un appel du président », « saluer la demande d'Alger »: done to those who said it as well."""
    ours = {p.word for p in c.of("actor")}
    for speaker in said.of("actor"):
        mention = scene.clauses.mentions.of(scene.clauses.tree.word(speaker.word))
        if mention is None or mention.pronoun is not None or speaker.word in ours:
            continue
        keys = scene.linker.link(mention, agent=True, exclude=out.taken())
        out.keys["target"].extend(k for k in keys if k not in out.taken())


def _add(scene: Scene, c: Candidate, p: Participant, out: Cast) -> None:
    word = scene.clauses.tree.word(p.word)
    mention = scene.clauses.mentions.of(word)
    speaks_of = p.role in {"target", "theme"}
    if mention is None:
        if speaks_of:
            out.texts.append(phrase(scene.clauses, word))
        return
    keys = _link(scene, c, p, mention, out.taken())
    if not keys and p.role == "target" and about_owned_things(c.cls):
        if mention.country is None and mention.body is None and mention.category in {"thing", "unknown"}:
            mention = replace(mention, country=owner(scene.clauses, scene.linker, word))
        keys = scene.linker.thing(mention)
    if keys:
        out.somebody = out.somebody or (p.role == "theme" and mention.category == "agent")
        out.keys[p.role].extend(k for k in keys if k not in out.keys[p.role])
        out.marks.append(mark(p.role, scene.clauses, p.word, mention, keys[0] if len(keys) == 1 else None))
    elif p.role == "actor" and mention.pronoun is None:
        out.nobody = True
    elif speaks_of and mention.pronoun is None:
        out.texts.append(phrase(scene.clauses, word))
        out.thing = out.thing or p.role == "target"
        out.marks.append(mark(p.role, scene.clauses, p.word, mention))


def about_things(cls: str) -> bool:
    """Classes whose target is as often a thing (a proposal, a policy, a demand) as somebody."""
    event = load_ontology().events.get(cls)
    return event is not None and event.plover in ("DISAPPROVE", "REJECT", "SUPPORT", "DEMAND", "INVESTIGATE", "COERCE")


def about_owned_things(cls: str) -> bool:
    """Classes whose target may be a thing when it is somebody's: « protester contre la décision de la Suède »."""
    event = load_ontology().events.get(cls)
    return about_things(cls) or (event is not None and event.plover in OWNED)


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


def _addressee(clauses: Clauses, c: Candidate) -> Mention | None:
    """« exiger de la Russie qu'elle retire ses forces »: *elle* is who is asked."""
    verb = clauses.tree.word(c.word)
    head = clauses.tree.head(verb)
    if head is None or clauses.tree.mark(verb) != "que":
        return None
    for sense in clauses.senses(head):
        if sense.content_modality == "requested" and "que" in sense.content:
            for argument in clauses.arguments(head):
                mention = clauses.mentions.of(clauses.tree.word(argument.word))
                if argument.slot in sense.slots("target") and mention is not None and mention.category == "agent":
                    return mention
    return None


def _link(scene: Scene, c: Candidate, p: Participant, mention: Mention, taken: frozenset[str]) -> tuple[str, ...]:
    linker, clauses = scene.linker, scene.clauses
    if mention.pronoun in SPEAKERS:
        return tuple(k for id in c.sources for k in sources(linker, clauses, id))[:1]
    if mention.pronoun in POSSESSIVES and (owner := _owner(clauses, c, p, mention)) is not None:
        return linker.link(owner, agent=True, exclude=taken)
    if mention.pronoun in CLAUSE_SUBJECTS and (addressee := _addressee(clauses, c)) is not None:
        return linker.link(addressee, agent=True, exclude=taken)
    place = p.role == "place" or (p.role == "target" and c.cls in PLACE_TARGET)
    return linker.link(mention, agent=not place, exclude=taken)


def sources(linker: Linker, clauses: Clauses, id: int) -> tuple[str, ...]:
    """Keys of who is named by a word as the one who says so."""
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


def mark(role: str, clauses: Clauses, id: int, mention: Mention | None = None, key: str | None = None) -> Mark:
    """The words of a role: those of the mention, or the word alone."""
    if mention is not None:
        return Mark(role, mention.begin, mention.end, mention.text, key)
    word = clauses.tree.word(id)
    sentence = clauses.tree.sentence
    return Mark(role, word.begin, word.end, sentence.text[word.begin - sentence.begin : word.end - sentence.begin], key)
