"""« voudrais », « aurait » are conditionals, whatever the tagger says: no present ends so but that of *-traire*, *-raître* and *-ayer*."""

from __future__ import annotations

from dataclasses import replace

from kg.knowledge import Knowledge
from kg.records import Sentence, Word

ENDINGS = ("rais", "rait", "raient")
OTHERS = ("raire", "raître", "raitre", "ayer")


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """A present indicative with such an ending becomes a conditional."""
    return {
        word.id: replace(word, feats=word.feats.replace("Mood=Ind", "Mood=Cnd"))
        for word in sentence.words
        if word.upos in {"VERB", "AUX"}
        and word.feat("Mood") == "Ind"
        and word.feat("Tense") == "Pres"
        and _looks_so(word.form.casefold(), word.lemma.casefold())
    }


def _looks_so(form: str, lemma: str) -> bool:
    whole = any(form == lemma + ending for ending in ("ais", "ait", "ions", "iez", "aient"))
    imperfect = any(form == lemma[:-2] + ending for ending in ("ais", "ait", "aient"))  # « figurait »
    return whole or (form.endswith(ENDINGS) and not imperfect and not lemma.endswith(OTHERS))
