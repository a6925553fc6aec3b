"""Turns words into mentions. Nothing here looks beyond the sentence: that is the work of :mod:`kg.resolve`."""

from __future__ import annotations

from dataclasses import replace

from kg.knowledge import Knowledge
from kg.knowledge.names import Match, fold
from kg.knowledge.names import name_words as folded_words
from kg.mention.mention import Category, Mention
from kg.mention.phrase import core_words, span_text, text_of
from kg.mention.posts import demonym, role_of
from kg.mention.typing import category_of, common_noun
from kg.records import Word
from kg.tree import Tree, normal_form

NER_KINDS = {"PER": "Person", "ORG": "Organization", "LOC": "Region"}
SOME = frozenset({"plusieurs", "certain", "quelque", "divers", "différent", "deux", "autre", "un"})
WHOLE = frozenset({"tout", "tous", "ensemble", "totalité", "chacun"})
PARTICLES = ("De", "Le", "La", "Van", "Von", "Ben", "Al", "El", "Abou", "Ould")
TIME_NOUNS = frozenset(
    "jour semaine mois an année siècle heure minute matin soir midi nuit lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre hier demain veille lendemain week-end trimestre printemps été automne hiver fois reprise époque moment période instant date ère décennie".split()
)


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
            country=self._country(origin),
            name=None,
        )

    def _country(self, ids: tuple[str, ...]) -> str | None:
        """The country that one of the actors is or acts for."""
        for id in ids:
            actor = self.knowledge.actors.by_id.get(id)
            if actor is None:
                continue
            if actor.kind == "Country":
                return actor.id
            if actor.country:
                return actor.country
        return None

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
        if lemma in TIME_NOUNS and not ids:
            return self._mention(word, words, kind="", category="time")
        name_head = self._name_below(word)
        country, body = self._belongs(word, name_head)
        role = role_of(self.tree, self.knowledge, core_words(self.tree, word), country)
        title = fold(word.form).rstrip(".") in _titles(self.knowledge)
        possessor = next((d.id for d in self.tree.children(word, "det") if d.feat("Poss") == "Yes"), None)
        if name_head is not None:
            return self._named(
                word, words, name_head, country=country, body=body, role=role, titled=True, possessor=possessor
            )
        if word.upos == "PROPN" or (word.upos == "X"):
            return self._named(
                word, words, word, country=country, body=body, role=None, titled=title, possessor=possessor
            )
        origin = (
            demonym(self.knowledge, word)
            if word.form[:1].isupper() or word.lemma.casefold() not in self.knowledge.roles.nouns
            else ()
        )
        if origin and word.form[:1].isupper():
            single = word.feat("Number") == "Sing"
            return self._mention(
                word, words, kind="Person" if single else "Group", category="agent", country=self._country(origin)
            )
        kind, category, sectors = common_noun(self.knowledge, word)
        if role is not None:
            kind, category = "Person", "agent"
            sectors = self.knowledge.roles.roles[role].sectors or sectors
        if category == "unknown" and country and not self.knowledge.lexicon.find("noun", lemma):
            category = "unknown"
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
            country=self._country(ids),
            sectors=actor.sectors,
        )
        return replace(mention, core=text, short=text, text=text, begin=begin, end=end)

    def _name_below(self, word: Word) -> Word | None:
        """The proper name that a post or title stands before: « le président kazakh[, Kassym-Jomart Tokayev] »."""
        if word.upos == "PROPN" and fold(word.form).rstrip(".") not in _titles(self.knowledge):
            return None
        kind, category, _ = common_noun(self.knowledge, word)
        person = (
            kind == "Person"
            or fold(word.form).rstrip(".") in _titles(self.knowledge)
            or word.lemma.casefold() in ("m.", "mme")
        )
        for child in self.tree.children(word, "flat", "appos", "nmod"):
            if child.upos not in ("PROPN", "X", "NOUN") or child.id < word.id:
                continue
            if child.upos == "NOUN" and not (child.form[:1].isupper() and not demonym(self.knowledge, child)):
                continue
            if child.rel == "nmod" and self.tree.children(child, "case"):
                continue
            if child.form[:1].islower():
                continue  # « le président kazakh »: taggers take rare adjectives for names
            ids = self.known_at(child)
            known = self.knowledge.actors.by_id[ids[0]].kind if ids else ""
            if person and known in ("", "Person"):
                return child
            if (
                not person
                and known not in ("Person",)
                and category in ("agent", "place", "unknown")
                and child.rel != "nmod"
            ):
                return child
        return None

    def _named(self, word: Word, words: tuple[Word, ...], name_head: Word, **more: object) -> Mention:
        name_words = self._name_words(name_head)
        ids = self.known_at(name_head)
        if name_head.id == word.id:
            words = (
                tuple(
                    w for w in words if w.id <= max(x.id for x in name_words) and w.id >= min(x.id for x in name_words)
                )
                or words
            )
            name = text_of(self.tree, name_words)
        else:
            name = text_of(self.tree, name_words)
            last = max(w.id for w in name_words)
            first = min(words[0].id, word.id)
            words = tuple(w for w in self.tree.words if first <= w.id <= last)
        kind, category, sectors = common_noun(self.knowledge, word)
        if ids:
            actor = self.knowledge.actors.by_id[ids[0]]
            kind, sectors = actor.kind, actor.sectors or sectors
            more["country"] = more.get("country") or self._country(ids)
        elif name_head.id == word.id:
            family = " ".join(folded_words(name)) in self.knowledge.actors.families
            kind = "Person" if family else self._kind_by_ner(name_head) or "Person"
        elif kind == "":
            kind = self._kind_by_ner(name_head) or ("Person" if more.get("role") or more.get("titled") else "")
        return self._mention(
            word,
            words,
            kind=kind,
            category=category_of(kind),
            name=name,
            name_word=name_head.id,
            ids=ids,
            sectors=sectors,
            **more,
        )

    def _name_words(self, head: Word) -> tuple[Word, ...]:
        kept = {head.id}
        for child in self.tree.children(head, "flat", "fixed", "compound", "amod", "nmod", "nummod", "goeswith"):
            if child.rel in ("flat", "fixed", "goeswith", "compound"):
                kept |= {
                    w.id
                    for w in self.tree.subtree(child)
                    if w.upos != "PUNCT" and w.rel not in ("acl", "appos", "conj", "cc")
                }
            elif child.form[:1].isupper() and child.id > head.id and not self._is_place(child):
                kept |= {
                    w.id
                    for w in self.tree.subtree(child)
                    if w.rel in ("nmod", "amod", "case", "det", "flat", "nummod") and w.upos != "PUNCT"
                }
            elif child.upos == "NUM":
                kept.add(child.id)
        last = head.id
        while last + 1 in kept or (last + 2 in kept and self.tree.word(last + 1).form in ("-", "–")):
            last += 1
        first = head.id
        while first - 1 in kept:
            first -= 1
        if first > 1 and self.tree.word(first - 1).form in (PARTICLES if first > 2 else ("De", "Van", "Von")):
            first -= 1
        return tuple(self.tree.words[first - 1 : last])

    def _is_place(self, word: Word) -> bool:
        """« la sénatrice Hutchison [du Texas] »: a known place after « de » is where somebody is from, not part of the name."""
        ids = self.known_at(word)
        return (
            bool(ids)
            and self.tree.children(word, "case") != ()
            and self.knowledge.actors.by_id[ids[0]].kind in ("City", "Country", "Region")
        )

    def _kind_by_ner(self, word: Word) -> str:
        for span in self.tree.sentence.entities:
            if span.begin <= word.begin < span.end:
                return NER_KINDS.get(span.label, "Organization" if span.label == "MISC" and word.form.isupper() else "")
        return ""

    def _belongs(self, word: Word, name_head: Word | None) -> tuple[str | None, str | None]:
        """Country and organisation that demonyms and complements give (« armée israélienne », « secrétaire général de l'ONU »)."""
        country: str | None = None
        body: str | None = None
        queue = [(c, 0) for c in self.tree.children(word, "amod", "nmod", "flat", "compound", "appos")]
        while queue:
            child, depth = queue.pop(0)
            if name_head is not None and child.id == name_head.id:
                continue
            if child.upos in ("ADJ", "NOUN", "PROPN") and not child.form[:1].isupper() or child.rel == "amod":
                origin = demonym(self.knowledge, child)
                bare = child.rel in ("amod", "flat", "appos") or not self.tree.children(child, "case", "det")
                if origin and (child.upos == "ADJ" or bare):
                    country = country or self._country(origin)
                    if not self._country(origin):
                        body = body or origin[0]
            ids = self.known_at(child)
            if ids and self.tree.marker(child) in ("de", "à", "du", "", "en", "auprès de", "pour", "au sein de"):
                actor = self.knowledge.actors.by_id[ids[0]]
                if actor.kind in ("Country", "City", "GovernmentBody", "Region", "Party", "ArmedForces"):
                    country = country or self._country(ids)
                    if actor.kind == "City" and actor.seat_of and not country:
                        body = body or actor.seat_of
                if actor.kind not in ("Country", "City", "Region", "Person"):
                    body = body or actor.id
            if depth < 2 and not ids:
                queue.extend((c, depth + 1) for c in self.tree.children(child, "amod", "nmod", "flat"))
        return country, body


def _titles(knowledge: Knowledge) -> frozenset[str]:
    return knowledge.roles.folded_titles


