"""« trois pays, le Chili, le Pérou et la Bolivie »: as many names as are counted, behind a comma, are those counted."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.repair.words import children, is_bare
from kg.knowledge import Knowledge
from kg.mention.dates.words import number
from kg.records import Sentence, Word

_FEWEST = 2


def mend(sentence: Sentence, knowledge: Knowledge) -> dict[int, Word]:  # noqa: ARG001 – one signature for all repairs
    """Names joined to a counted noun, or to what stands under it, become its apposition when there are just so many."""
    out: dict[int, Word] = {}
    for noun in sentence.words:
        counts = [w for w in children(sentence, noun, "nummod") if w.id < noun.id]
        size = number(counts[0].form) if counts and noun.upos == "NOUN" else None
        if size is None or size < _FEWEST:
            continue
        under = [noun, *children(sentence, noun, "nmod")]
        names = sorted(
            (w for head in under for w in children(sentence, head, "conj") if w.id > noun.id and is_bare(sentence, w)),
            key=lambda w: w.id,
        )[:size]
        if len(names) == size and _is_list(sentence, names):
            first = names[0]
            out[first.id] = replace(first, head=noun.id, deprel="appos")
            out |= {w.id: replace(w, head=first.id) for w in names[1:]}
    return out


def _is_list(sentence: Sentence, names: list[Word]) -> bool:
    """Whether commas stand before all but the last, and a conjunction before that one only."""
    joined = [bool(children(sentence, w, "cc")) for w in names]
    return all(w.form[:1].isupper() or w.upos == "PROPN" for w in names) and joined == [False] * (len(names) - 1) + [
        True
    ]
