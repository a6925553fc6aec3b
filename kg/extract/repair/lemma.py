"""« dément » is a form of *démentir*, not of *démer*: a verb lemma that nobody knows gives way to the one known verb that has the form."""

from __future__ import annotations

from dataclasses import replace

from kg.knowledge import Knowledge
from kg.mention.posts import demonym
from kg.records import Sentence, Word

# endings of a form → those of its infinitive, the longest first; only what is regular
ENDINGS = (
    *((ending, "er") for ending in ("eraient", "erions", "eriez", "erait", "èrent", "aient", "eront", "ions", "erez")),
    *(
        (ending, "er")
        for ending in ("ait", "ais", "ant", "era", "ent", "ons", "ées", "és", "ée", "ez", "es", "a", "e", "é")
    ),
    *(
        (ending, "ir")
        for ending in ("issent", "issait", "issant", "issaient", "ira", "iront", "irait", "it", "is", "ie", "ies", "i")
    ),
    ("t", "tir"),
    ("ent", "ir"),
    ("t", "re"),
    ("u", "re"),
    ("mis", "mettre"),
    ("pris", "prendre"),
    ("ert", "rir"),
    ("erte", "rir"),
    ("ertes", "rir"),
    ("aint", "aindre"),
    ("eint", "eindre"),
    ("oint", "oindre"),
    ("uit", "uire"),
    ("enu", "enir"),
    ("enus", "enir"),
    ("çu", "cevoir"),
    ("ent", "re"),
)
SHORT = 3  # letters of a stem that says nothing


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:
    """The lemma becomes the known infinitive, where just one fits; that of a people loses its plural."""
    out: dict[int, Word] = {}
    for word in sentence.words:
        if word.upos == "PROPN" and word.form[-1:] == "s" and word.lemma == word.form and demonym(knowledge, word):
            out[word.id] = replace(word, lemma=word.form[:-1].lower())  # « des milliers de Russes »: a people, no name
        if word.upos != "VERB" or _known(knowledge, word.lemma.casefold()):
            continue
        if word.form.casefold() == word.lemma.casefold() and word.form.endswith("ant"):
            continue  # « un pasteur protestant »
        found = {lemma for lemma in _infinitives(word.form.casefold()) if _known(knowledge, lemma)}
        if len(found) == 1:
            out[word.id] = replace(word, lemma=found.pop())
    return out


def _known(knowledge: Knowledge, lemma: str) -> bool:
    return bool(knowledge.lexicon.find("verb", lemma) or knowledge.lexicon.find("support", lemma))


def _infinitives(form: str) -> set[str]:
    stems = ((form[: -len(ending)], infinitive) for ending, infinitive in ENDINGS if form.endswith(ending))
    return {stem + infinitive for stem, infinitive in stems if len(stem) + len(infinitive) > SHORT}
