"""Turns words into mentions. Nothing here looks beyond the sentence: that is the work of :mod:`kg.resolve`."""

from __future__ import annotations

from dataclasses import replace

from kg.knowledge import Knowledge
from kg.knowledge.names import Match
from kg.knowledge.names import name_words as folded_words
from kg.mention.mention import Category, Mention
from kg.mention.phrase import core_words, span_text, text_of
from kg.mention.belonging import belongs, country_of, several_origins
from kg.mention.names import is_title, kind_by_ner, name_below, name_words
from kg.mention.posts import demonym, role_of
from kg.mention.typing import category_of, common_noun, is_time
from kg.records import Word
from kg.tree import Tree, normal_form

SOME = frozenset({"plusieurs", "certain", "quelque", "divers", "différent", "deux", "autre", "un"})
WHOLE = frozenset({"tout", "tous", "ensemble", "totalité", "chacun"})


class Mentions:
    """Mentions of one sentence, made when asked for."""

    def __init__(self, tree: Tree, knowledge: Knowledge) -> None:
        self.tree = tree
        self.knowledge = knowledge
        self._known: dict[int, Match] = {}
        self._made: dict[int, Mention | None] = {}
        for match in knowledge.names.find(tree.sentence.text):
            words = self._words_in(match.begin + tree.sentence.begin, match.end + tree.sentence.begin)
            if words and any(w.upos != "VERB" for w in words):
                head = self._head_of(words)
                ids = tuple(id for id in match.ids if self._credible(id, match, head))
                if ids:
                    self._known[head.id] = replace(match, ids=ids)

    def of(self, word: Word) -> Mention | None:
        """The mention whose head is ``word``; ``None`` for a word that names nothing."""
        if word.id not in self._made:
            self._made[word.id] = None  # a cycle in a broken tree ends here
            self._made[word.id] = self._make(word)
        return self._made[word.id]

    def known_at(self, word: Word) -> tuple[str, ...]:
        """Ids of the known name whose head is the word."""
        match = self._known.get(word.id)
        return match.ids if match else ()

    # ── helpers ──────────────────────────────────────────────────────────────────────────────────────────────
    def _words_in(self, begin: int, end: int) -> list[Word]:
        return [w for w in self.tree.words if w.begin < end and w.end > begin and w.upos != "PUNCT"]

    def _head_of(self, words: list[Word]) -> Word:
        ids = {w.id for w in words}
        heads = [w for w in words if w.head not in ids and w.upos not in ("DET", "ADP")]
        return heads[0] if heads else words[-1]

    def _credible(self, id: str, match: Match, head: Word) -> bool:
        """Whether a name that is also a word or a first name (« Total », « Dominique ») means the actor here."""
        actor = self.knowledge.actors.by_id[id]
        surface = self.tree.sentence.text[match.begin : match.end]
        if surface not in actor.ambiguous:
            return True
        if head.upos != "PROPN" or head.rel == "flat" or any(c.upos == "PROPN" for c in self.tree.children(head, "flat")):
            return False
        label = next((s.label for s in self.tree.sentence.entities if s.begin <= head.begin < s.end), "")
        kinds = {"PER": ("Person",), "LOC": ("Country", "City", "Region")}.get(label)
        return kinds is None or actor.kind in kinds

    def _make(self, word: Word) -> Mention | None:
        if word.upos == "PRON":
            inner = self._measured(word)
            return inner if inner is not None else self._pronoun(word)
        if word.upos == "DET" and word.feat("Poss") == "Yes":
            return self._pronoun(word)
        if word.lemma.casefold() in self.knowledge.grammar["previous_person"] and any(
            d.lemma.casefold() == "ce" for d in self.tree.children(word, "det")
        ):
            return self._pronoun(word)  # « ce dernier »
        if word.upos == "ADV":
            return self._measured(word)  # « plus de 50 000 soldats »
        if word.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"):
            return None if not self.known_at(word) else self._nominal(word)
        inner = self._measured(word)
        if inner is not None:
            return inner
        if word.upos in ("ADJ", "NUM") and not self.known_at(word):
            return self._adjective(word)
        return self._nominal(word)

    def _measured(self, word: Word) -> Mention | None:
        """« des dizaines de milliers de Russes »: the Russians, with all the words; « aucune des cinq républiques »: negative."""
        if word.lemma.casefold() not in self.knowledge.grammar["quantity"] or self.known_at(word):
            return None
        for child in self.tree.children(word, "nmod", "obl"):
            if self.tree.marker(child) in ("de", "d'entre", "de entre", "parmi") and child.upos in (
                "NOUN",
                "PROPN",
                "PRON",
                "NUM",
                "ADJ",
            ):
                inner = self.of(child)
                if inner is not None and inner.category != "time":
                    words = tuple(w for w in self.tree.words if word.id <= w.id and w.begin < inner.end)
                    begin, end, text = span_text(self.tree, words)
                    negative = inner.negative or word.lemma.casefold() in self.knowledge.grammar["negative_determiner"]
                    whole = negative or word.lemma.casefold() in WHOLE
                    return replace(
                        inner,
                        partial=inner.partial or not whole,
                        word=word.id,
                        begin=begin,
                        end=end,
                        text=text,
                        plural=True,
                        negative=negative,
                        core=text_of(self.tree, words),
                    )
        return None

    def _pronoun(self, word: Word) -> Mention | None:
        form = normal_form(word)
        begin, end, text = word.begin, word.end, word.form
        if word.feat("PronType") in ("Int",) or form in ("on", "se", "y", "que", "quoi", "dont", "où"):
            return None
        number, gender = word.feat("Number"), word.feat("Gender")
        return Mention(
            sentence=self.tree.sentence.index,
            word=word.id,
            begin=begin,
            end=end,
            text=text,
            core=text,
            short=text,
            kind="",
            category="unknown",
            pronoun=form,
            plural=number == "Plur" or form in ("ils", "elles", "leur", "leurs", "eux"),
            feminine=gender == "Fem" or form.startswith("elle"),
            lemma=word.lemma.casefold(),
            negative=word.lemma.casefold() in self.knowledge.grammar["negative_determiner"],
        )

    def _adjective(self, word: Word) -> Mention | None:
        origin = demonym(self.knowledge, word)
        if not origin:
            if word.upos == "ADJ" and word.rel in ("nsubj", "obj", "obl", "iobj", "conj", "nmod"):
                return self._nominal(word)
            return None
        actor = self.knowledge.actors.by_id.get(origin[0])
        if actor is None:
            return None
        nominal = word.rel != "amod" and (word.form[:1].isupper() or bool(self.tree.children(word, "det")))
        return self._mention(
            word,
            (word,),
            kind=("Group" if word.feat("Number") != "Sing" else "Person") if nominal else actor.kind,
            category="agent",
            ids=() if nominal else origin,
            country=country_of(self, origin),
            name=None,
        )

    def _mention(
        self, word: Word, words: tuple[Word, ...], *, kind: str, category: Category, **more: object
    ) -> Mention:
        begin, end, text = span_text(self.tree, words)
        number = word.feat("Number")
        det = self.tree.child(word, "det")
        if det is not None and det.feat("Number"):
            number = det.feat("Number")
        values: dict[str, object] = {
            "short": text_of(self.tree, core_words(self.tree, word, complements=False)),
            "plural": number == "Plur"
            or len([c for c in self.tree.children(word, "nummod") if normal_form(c) not in ("un", "une", "1")]) > 0,
            "feminine": word.feat("Gender") == "Fem",
            "lemma": word.lemma.casefold(),
            "partial": any(d.lemma.casefold() in SOME for d in self.tree.children(word, "det", "amod", "nummod")),
            "negative": any(
                d.lemma.casefold() in self.knowledge.grammar["negative_determiner"]
                for d in self.tree.children(word, "det")
            ),
        }
        values.update(more)
        return Mention(
            sentence=self.tree.sentence.index,
            word=word.id,
            begin=begin,
            end=end,
            text=text,
            core=text_of(self.tree, words),
            kind=kind,
            category=category,
            **values,  # type: ignore[arg-type]
        )

    # ── nouns and names ──────────────────────────────────────────────────────────────────────────────────────
    def _nominal(self, word: Word) -> Mention | None:
        words = core_words(self.tree, word)
        ids = self.known_at(word)
        if ids and self._whole(word):
            return self._known_actor(word, words, ids)
        lemma = word.lemma.casefold()
        if is_time(word) and not ids:
            return self._mention(word, words, kind="", category="time")
        names = name_below(self, word)
        country, body = belongs(self, word, names[0] if names else None)
        role = role_of(self.tree, self.knowledge, core_words(self.tree, word), country)
        title = is_title(self, word)
        possessor = next((d.id for d in self.tree.children(word, "det") if d.feat("Poss") == "Yes"), None)
        if names:
            return self._named(
                word, words, names, country=country, body=body, role=role, titled=True, possessor=possessor
            )
        if word.upos == "PROPN" or (word.upos == "X"):
            return self._named(
                word, words, name_words(self, word), country=country, body=body, role=None, titled=title, possessor=possessor
            )
        origin = (
            demonym(self.knowledge, word)
            if word.form[:1].isupper() or word.lemma.casefold() not in self.knowledge.roles.nouns
            else ()
        )
        if origin and word.form[:1].isupper():
            single = word.feat("Number") == "Sing"
            return self._mention(
                word, words, kind="Person" if single else "Group", category="agent", country=country_of(self, origin)
            )
        kind, category, sectors = common_noun(self.knowledge, word)
        if role is not None:
            kind, category = "Person", "agent"
            sectors = self.knowledge.roles.roles[role].sectors or sectors
        mention = self._mention(
            word,
            words,
            kind=kind,
            category=category,
            country=country,
            body=body,
            role=role,
            sectors=sectors,
            possessor=possessor,
            variants=several_origins(self, word) if category == "agent" else (),
        )
        if kind == "Person" and mention.plural:
            return replace(mention, kind="Group")
        return mention

    def _whole(self, word: Word) -> bool:
        """Whether the known name is the phrase, not just a part of it (« Congrès » in « Congrès des écrivains »)."""
        match = self._known[word.id]
        begin = match.begin + self.tree.sentence.begin
        if word.begin >= begin and word.upos == "PROPN":
            return True
        return word.begin < match.end + self.tree.sentence.begin

    def _known_actor(self, word: Word, words: tuple[Word, ...], ids: tuple[str, ...]) -> Mention:
        match = self._known[word.id]
        begin, end = match.begin + self.tree.sentence.begin, match.end + self.tree.sentence.begin
        named = tuple(w for w in words if w.begin < end and w.end > begin) or (word,)
        text = self.tree.sentence.text[match.begin : match.end]
        actor = self.knowledge.actors.by_id[ids[0]]
        mention = self._mention(
            word,
            named,
            kind=actor.kind,
            category=category_of(actor.kind),
            name=text,
            ids=ids,
            country=country_of(self, ids),
            sectors=actor.sectors,
        )
        return replace(mention, core=text, short=text, text=text, begin=begin, end=end)

    def _named(self, word: Word, words: tuple[Word, ...], names: tuple[Word, ...], **more: object) -> Mention:
        """Somebody with a proper name: the head itself, or a name below a post, title or kind of body."""
        own = word in names
        head = word if own else next((w for w in names if w.head not in {x.id for x in names}), names[0])
        ids = self.known_at(head) or next((self.known_at(w) for w in names if self.known_at(w)), ())
        if own:
            words = names
        else:
            first, last = min(words[0].id, word.id), max(w.id for w in names)
            words = tuple(w for w in self.tree.words if first <= w.id <= last)
        name = text_of(self.tree, names)
        kind, _, sectors = common_noun(self.knowledge, word)
        if ids:
            actor = self.knowledge.actors.by_id[ids[0]]
            kind, sectors = actor.kind, actor.sectors or sectors
            more["country"] = more.get("country") or country_of(self, ids)
        elif own:
            family = " ".join(folded_words(name)) in self.knowledge.actors.families
            kind = "Person" if family else kind_by_ner(self, head) or "Person"
        elif not kind:
            kind = kind_by_ner(self, head) or ("Person" if more.get("role") or more.get("titled") else "")
        more = self._explained(word, more)
        if not sectors and isinstance(role := more.get("role"), str):
            sectors = self.knowledge.roles.roles[role].sectors
        return self._mention(
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

    def _explained(self, word: Word, more: dict[str, object]) -> dict[str, object]:
        """What an apposition says of a name: « Kenzo Oshima, coordonnateur des secours des Nations unies »."""
        for child in self.tree.children(word, "appos"):
            if child.upos != "NOUN" or common_noun(self.knowledge, child)[0] != "Person":
                continue
            country, body = belongs(self, child)
            role = role_of(self.tree, self.knowledge, core_words(self.tree, child), country)
            found: dict[str, object] = {"country": country, "body": body, "role": role}
            return {**more, **{k: v for k, v in found.items() if v is not None and not more.get(k)}}
        return more
