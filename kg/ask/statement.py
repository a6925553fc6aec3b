"""A parsed question as the statement that it asks about: the question word becomes an indefinite, inversion is undone.

« Qui le roi a-t-il invité ? » → « Le roi a invité *quelqu'un* »: the constructions of :mod:`kg.extract` then read the
tree as they read any. Trees follow the conventions of the French Question Bank (Seddah & Candito 2016) in UD.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.records import Sentence, Word
from kg.tree import normal_form

PERSON = frozenset({"qui"})
THING = frozenset({"que", "quoi"})
PLACE = frozenset({"où"})
SUBJECTS = frozenset({"nsubj"})
CLITICS = ("-t-", "-il", "-elle", "-on", "-ce", "t-")
VARIABLE = {"who": "quelqu'un", "what": "quelque chose", "where": "quelque part"}


@dataclass(frozen=True, slots=True)
class Statement:
    """``variable`` is the id of the word that is asked for, 0 when none is; ``asks`` who, what, where, which or ``""``."""

    sentence: Sentence
    variable: int = 0
    asks: str = ""


def state(sentence: Sentence, *, whom: bool = False) -> Statement:
    """The statement of a question.

    :param whom: the question word is known to be the object (« qui est-ce que … »).
    """
    words = list(sentence.words)
    variable, asks = _question_word(words)
    _free_clitics(words)
    if variable and asks in {"who", "what", "which"}:
        _undo_inversion(words, variable, whom=whom)
        _lower(words, variable)
    if asks in VARIABLE:
        word = words[variable - 1]
        upos = "ADV" if asks == "where" else "PRON"
        words[variable - 1] = replace(word, form=VARIABLE[asks], lemma=VARIABLE[asks], upos=upos, feats="PronType=Ind")
    return Statement(replace(sentence, words=tuple(words)), variable, asks)


def _question_word(words: list[Word]) -> tuple[int, str]:
    """The word that asks and what it asks for: the first that the tagger or its place at the head of the question shows."""
    for word in words:
        form = normal_form(word)
        if word.lemma.casefold() == "quel" or form.startswith(("quel", "quels")):
            if word.rel == "det" or word.upos == "DET":
                return word.head, "which"
            continue
        asks = next((a for a, forms in (("who", PERSON), ("what", THING), ("where", PLACE)) if form in forms), "")
        if asks and word.upos in {"PRON", "ADV", "SCONJ"} and (word.feat("PronType") == "Int" or _heads(words, word)):
            return word.id, asks
    return 0, ""


def _heads(words: list[Word], word: Word) -> bool:
    """Whether nothing but prepositions stands before a word, so that it is no relative pronoun and no conjunction."""
    return all(w.upos in {"ADP", "ADV", "PUNCT"} or w.rel in {"case", "fixed"} for w in words[: word.id - 1])


def _is_clitic(word: Word) -> bool:
    return word.upos == "PRON" and word.form.casefold().startswith(CLITICS)


def _free_clitics(words: list[Word]) -> None:
    """« Blinken a-t-il »: the clitic only doubles the subject that stands before."""
    for word in words:
        others = [w for w in words if w.head == word.head and w.rel in SUBJECTS and w.id < word.id]
        if _is_clitic(word) and word.rel in SUBJECTS and others:
            words[word.id - 1] = replace(word, deprel="expl:subj")


def _undo_inversion(words: list[Word], variable: int, *, whom: bool) -> None:
    """« Qui Obama a-t-il averti ? », with both for subjects: the name is the subject, the question word the object."""
    asked = words[variable - 1]
    inverted = whom or any(_is_clitic(w) for w in words)
    if not inverted or asked.head == 0:
        return
    verb = asked.head
    between = [w for w in words if w.id > variable and w.head == verb and w.upos in {"NOUN", "PROPN", "PRON"}]
    rivals = [w for w in between if w.rel in SUBJECTS]
    hung = [
        w
        for w in words
        if w.head == variable and w.rel in {"nmod", "appos", "flat"} and w.upos == "PROPN" and not _has_case(words, w)
    ]
    subject_asked = asked.rel in SUBJECTS
    if rivals and subject_asked:
        words[variable - 1] = replace(asked, deprel="obj")
    elif hung and not rivals:  # « Quel président Blinken a-t-il rencontré ? » with the name hung on the noun
        passive = any(w.head == verb and w.deprel == "aux:pass" for w in words)
        words[hung[0].id - 1] = replace(hung[0], head=verb, deprel="nsubj:pass" if passive else "nsubj")
        if subject_asked:
            words[variable - 1] = replace(asked, deprel="obj")


def _has_case(words: list[Word], word: Word) -> bool:
    return any(w.head == word.id and w.rel == "case" for w in words)


def _lower(words: list[Word], variable: int) -> None:
    """« Avec qui Macron doit-il s'entretenir ? »: what is asked for belongs to the infinitive that has no such object yet."""
    asked = words[variable - 1]
    while asked.head and asked.rel in {"obj", "obl"}:
        infinitives = [
            w for w in words if w.head == asked.head and w.rel == "xcomp" and w.upos == "VERB" and w.id > asked.head
        ]
        if not infinitives or any(w.head == infinitives[0].id and w.rel == "obj" for w in words):
            return
        if asked.rel == "obl" and _marked(words, infinitives[0]):
            return  # « À qui a-t-il demandé de partir ? »
        if _mark(words, infinitives[0]) == "à":
            return  # « Qui a-t-il appelé à partir ? »
        asked = replace(asked, head=infinitives[0].id)
        words[variable - 1] = asked


def _marked(words: list[Word], word: Word) -> bool:
    return bool(_mark(words, word))


def _mark(words: list[Word], word: Word) -> str:
    return next((normal_form(w) for w in words if w.head == word.id and w.rel in {"mark", "case"}), "")
