"""Nouns, names and nominal adjectives as mentions: known actors, people beside their posts, described groups and bodies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.knowledge.names import name_words as folded_words
from kg.mention.belonging import belongs, country_of, several_origins
from kg.mention.mention import Mention
from kg.mention.names import is_title, kind_by_ner, name_below, name_words
from kg.mention.phrase import core_words, span_text, text_of
from kg.mention.posts import demonym, role_of
from kg.mention.record import make, uncapitalised
from kg.mention.typing import category_of, common_noun, is_time
from kg.records import Word

if TYPE_CHECKING:
    from kg.mention.detect import Mentions

ACTING = ("nsubj", "obj", "obl", "iobj", "conj", "nmod")


def adjective(mentions: Mentions, word: Word) -> Mention | None:
    """An adjective or number: « les Européens », « le gouvernement *russe* » (Russia), or the head of a phrase without a noun."""
    origin = demonym(mentions.knowledge, word)
    if not origin:
        return nominal(mentions, word) if word.upos == "ADJ" and word.rel in ACTING else None
    actor = mentions.knowledge.actors.by_id.get(origin[0])
    if actor is None:
        return None
    people = word.rel != "amod" and (word.form[:1].isupper() or bool(mentions.tree.children(word, "det")))
    return make(
        mentions,
        word,
        (word,),
        kind=("Group" if word.feat("Number") != "Sing" else "Person") if people else actor.kind,
        category="agent",
        ids=() if people else origin,
        country=country_of(mentions, origin),
        name=None,
    )


def nominal(mentions: Mentions, word: Word) -> Mention | None:
    """A noun or name: what is known, named, of a people, or only described."""
    words = core_words(mentions.tree, word)
    ids = mentions.known_at(word)
    if ids and _whole(mentions, word):
        return _known_actor(mentions, word, words, ids)
    if is_time(word) and not ids:
        return make(mentions, word, words, kind="", category="time")
    names = name_below(mentions, word)
    country, body = belongs(mentions, word, names[0] if names else None)
    role = role_of(mentions.knowledge, core_words(mentions.tree, word), country)
    possessor = next((d.id for d in mentions.tree.children(word, "det") if d.feat("Poss") == "Yes"), None)
    owned: dict[str, object] = {"country": country, "body": body, "possessor": possessor}
    if names:
        return _named(mentions, word, words, names, role=role, titled=True, **owned)
    if word.upos in {"PROPN", "X"}:
        if _stands_alone(mentions, word) and (people := _of_a_people(mentions, word, words)) is not None:
            return people
        title = is_title(mentions, word)
        return _named(mentions, word, words, name_words(mentions, word), role=None, titled=title, **owned)
    return _of_a_people(mentions, word, words) or _described(mentions, word, words, role, owned)


def _stands_alone(mentions: Mentions, word: Word) -> bool:
    """« Israéliens et Palestiniens », which taggers take for names: a plural, or nothing else of a name beside it."""
    tree = mentions.tree
    if tree.children(word, "flat", "appos", "compound") or word.rel in {"flat", "compound"}:
        return False
    return word.feat("Number") == "Plur" or word.form.endswith(("s", "x")) or bool(tree.children(word, "det"))


def _of_a_people(mentions: Mentions, word: Word, words: tuple[Word, ...]) -> Mention | None:
    """« les Russes », « une Ukrainienne »."""
    origin = demonym(mentions.knowledge, word) if word.form[:1].isupper() else ()
    if not origin:
        return None
    kind = "Person" if word.feat("Number") == "Sing" else "Group"
    return make(
        mentions,
        word,
        words,
        kind=kind,
        category="agent",
        country=country_of(mentions, origin) or belongs(mentions, word)[0],
    )


def _described(
    mentions: Mentions, word: Word, words: tuple[Word, ...], role: str | None, owned: dict[str, object]
) -> Mention:
    kind, category, sectors = common_noun(mentions.knowledge, word)
    if role is not None:
        kind, category = "Person", "agent"
        sectors = mentions.knowledge.roles.roles[role].sectors or sectors
    variants = several_origins(mentions, word) if category == "agent" else ()
    mention = make(
        mentions, word, words, kind=kind, category=category, role=role, sectors=sectors, variants=variants, **owned
    )
    return replace(mention, kind="Group") if kind == "Person" and mention.plural else mention


def _whole(mentions: Mentions, word: Word) -> bool:
    """Whether the known name is the phrase, not just a part of it (« Congrès » in « Congrès des écrivains »)."""
    match = mentions.match_at(word)
    begin = match.begin + mentions.tree.sentence.begin
    if word.begin >= begin and word.upos == "PROPN":
        return True
    return word.begin < match.end + mentions.tree.sentence.begin


def _known_actor(mentions: Mentions, word: Word, words: tuple[Word, ...], ids: tuple[str, ...]) -> Mention:
    match = mentions.match_at(word)
    begin, end = match.begin + mentions.tree.sentence.begin, match.end + mentions.tree.sentence.begin
    named = tuple(w for w in words if w.begin < end and w.end > begin) or (word,)
    text = mentions.tree.sentence.text[match.begin : match.end]
    actor = mentions.knowledge.actors.by_id[ids[0]]
    mention = make(
        mentions,
        word,
        named,
        kind=actor.kind,
        category=category_of(actor.kind),
        name=text,
        ids=ids,
        country=country_of(mentions, ids),
        sectors=actor.sectors,
    )
    if actor.kind == "Group" and actor.country is None and not actor.members:
        country, _ = belongs(mentions, word)
        if country is not None:  # « les Kurdes d'Irak » are not the Kurds
            sectors = actor.sectors
            return make(mentions, word, words, kind="Group", category="agent", country=country, sectors=sectors)
    if mention.partial and actor.kind == "Group":
        return _some_of(mentions, mention, named)
    return replace(mention, core=text, short=text, text=text, begin=begin, end=end)


def _some_of(mentions: Mentions, mention: Mention, named: tuple[Word, ...]) -> Mention:
    """« plusieurs pays baltes », « les autres pays baltes »: with the word that says how many or which."""
    word = mentions.tree.word(mention.word)
    some = [d for d in mentions.tree.children(word, "det", "amod", "nummod") if d.feat("Definite") != "Def"]
    first = min(d.id for d in (*some, *named))
    words = mentions.tree.words[first - 1 : max(w.id for w in named)]
    begin, end, text = span_text(mentions.tree, words)
    shown = uncapitalised(mentions, words[0], " ".join(text.split()))
    return replace(mention, core=shown, short=shown, text=text, begin=begin, end=end)


def _named(mentions: Mentions, word: Word, words: tuple[Word, ...], names: tuple[Word, ...], **more: object) -> Mention:
    """Somebody with a proper name: the head itself, or a name below a post, title or kind of body."""
    own = word in names
    head = word if own else next((w for w in names if w.head not in {x.id for x in names}), names[0])
    ids = mentions.known_at(head) or next((mentions.known_at(w) for w in names if mentions.known_at(w)), ())
    if own:
        words = names
    else:
        first, last = min(words[0].id, word.id), max(w.id for w in names)
        words = tuple(w for w in mentions.tree.words if first <= w.id <= last)
    name = text_of(mentions.tree, names)
    kind, _, sectors = common_noun(mentions.knowledge, word)
    if ids:
        actor = mentions.knowledge.actors.by_id[ids[0]]
        kind, sectors = actor.kind, actor.sectors or sectors
        more["country"] = more.get("country") or country_of(mentions, ids)
    elif own:
        family = " ".join(folded_words(name)) in mentions.knowledge.actors.families
        kind = "Person" if family else kind_by_ner(mentions, head) or "Person"
    elif not kind:
        kind = kind_by_ner(mentions, head) or ("Person" if more.get("role") or more.get("titled") else "")
    more = _explained(mentions, word, more)
    if not sectors and isinstance(role := more.get("role"), str):
        sectors = mentions.knowledge.roles.roles[role].sectors
    return make(
        mentions,
        word,
        words,
        kind=kind,
        category=category_of(kind),
        name=name,
        name_word=head.id,
        ids=ids,
        sectors=sectors,
        **more,
    )


def _explained(mentions: Mentions, word: Word, more: dict[str, object]) -> dict[str, object]:
    """What an apposition says of a name: « Kenzo Oshima, coordonnateur des secours des Nations unies »."""
    for child in mentions.tree.children(word, "appos"):
        if child.upos != "NOUN" or common_noun(mentions.knowledge, child)[0] != "Person":
            continue
        country, body = belongs(mentions, child)
        role = role_of(mentions.knowledge, core_words(mentions.tree, child), country)
        found: dict[str, object] = {"country": country, "body": body, "role": role}
        return {**more, **{k: v for k, v in found.items() if v is not None and not more.get(k)}}
    return more
