"""The immutable records that travel from stage to stage.

All offsets are Unicode code points into ``Article.text``, end exclusive. Keys of entities, facts and articles are
relative IRIs (``entity/KAZ``, ``fact/3f…``, ``article/…``): only :mod:`kg.graph.assemble` puts the base before them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "planned", "possible", "requested"]
BlockKind = Literal["headline", "body", "byline"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit that sentences never cross: a headline, a body paragraph, an agency line."""

    kind: BlockKind
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One dispatch as read, with what is known about it. ``date`` is the day of publication."""

    id: str
    text: str
    title: str | None = None
    date: dt.date | None = None
    source: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    origin: str = ""  # file (and line) that it was read from, for messages


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that could not be used, and why. The rest of the batch goes on."""

    where: str
    what: str
    mend: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" – {self.mend}" if self.mend else "")


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word of UD. Words of one multiword token (« du » = de + le) share that token's offsets."""

    id: int  # 1-based within the sentence
    form: str
    lemma: str
    upos: str
    feats: str  # UD notation, "_" when empty
    head: int  # 0 for the root
    deprel: str
    begin: int
    end: int
    token: str = ""  # surface of the multiword token that this word is the *first* of, else ""
    token_size: int = 1  # number of words of that token

    def feat(self, name: str) -> str:
        """Value of a UD feature, or ``""``."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return ""

    @property
    def rel(self) -> str:
        """The relation without its subtype: ``obl`` for ``obl:arg``."""
        return self.deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class NerSpan:
    """A named entity as the NER model saw it. ``label`` is PER, LOC, ORG or MISC."""

    begin: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence. ``words[i].id == i + 1``."""

    index: int  # within the article
    begin: int
    end: int
    text: str
    words: tuple[Word, ...]
    entities: tuple[NerSpan, ...] = ()
    block: BlockKind = "body"


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article with its sentences, and the models that parsed it (``compact 0.1``, ``conllu``)."""

    article: Article
    sentences: tuple[Sentence, ...]
    parser: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that facts are about. ``kind`` is a class of the ontology: ``Person``, ``Country`` …"""

    key: str  # "entity/KAZ" for what actors*.ttl knows, "entity/<article>/<slug>" for what only this text knows
    label: str
    kind: str
    alt: tuple[str, ...] = ()  # forms met in the text, and known names
    iso3: str | None = None
    country: str | None = None  # key of the country that it acts for
    sectors: tuple[str, ...] = ()
    members: tuple[str, ...] = ()  # keys, for groups
    known: str | None = None  # IRI in actors*.ttl
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class TimeValue:
    """When: a day, month or year (``value`` = ``2023-02-28``, ``2023-02``, ``2023``), or an interval (``end`` inclusive)."""

    value: str
    end: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that stand for a participant. ``role`` is actor, target, theme, place, time, trigger, source."""

    role: str
    begin: int
    end: int
    text: str
    key: str | None = None  # the entity or fact that they name


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the text says so: a sentence, the trigger in it, the construction that fired, the marked words."""

    article: str  # key
    begin: int
    end: int
    text: str
    sentence: int
    trigger: str
    rule: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One happening. ``actors`` and ``targets`` are keys of entities (a target may be the key of another fact)."""

    key: str  # "fact/<hash of the content>"
    cls: str  # class of the ontology without prefix; "Event" for an open relation
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()  # keys of facts or entities
    theme_texts: tuple[str, ...] = ()  # French literals
    places: tuple[str, ...] = ()
    time: TimeValue | None = None
    count: int | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    attributed_to: tuple[str, ...] = ()
    predicate: str | None = None  # lemma(s), for open relations
    label: str = ""  # the words of a nominal trigger (« l'invasion de l'Ukraine »), or a short French summary
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """A post: a role at a country or body."""

    label: str
    country: str | None = None  # key
    body: str | None = None  # key


@dataclass(frozen=True, slots=True)
class Assertion:
    """A static fact: ``subject predicate object`` with its evidence. ``predicate`` is holdsPost, memberOf, capitalOf …"""

    subject: str
    predicate: str
    object: str | Post
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """All that one article says."""

    article: Article
    parser: str
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    notes: tuple[str, ...] = field(default=())  # what was left out, and why (for the closing summary)
