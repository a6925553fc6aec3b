"""Names with types, from three witnesses: the name tagger, the known names of the actors files, and titles.

This is the one place where they are combined:

1. A known name of several words, or of one word that no tagged name contains, is a name of its kind.
2. Where a tagged name has the bounds of a known one, the known one gives the type, if all who bear it are of one kind.
3. A tagged name that holds a known one and more words stays as it is (« l'université de Genève »).
4. A title or a post before a name (« M. », « le ministre ») makes it a person's, unless it is known to be another's.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.knowledge import Knowledge
from kg.knowledge.names import fold
from kg.records import NerSpan, Sentence, Word

__all__ = ["known_names", "named"]

_TYPES = {"Person": "PER", "City": "LOC", "Country": "LOC", "Region": "LOC"}
_BODIES = frozenset(
    "Organization GovernmentBody InternationalOrganization ArmedForces Party Company MediaOutlet".split()
)


def named(sentence: Sentence, knowledge: Knowledge) -> tuple[NerSpan, ...]:
    """The names of a sentence in order, without overlap; offsets are those of its article."""
    known = {(span.begin, span.end): span for span in known_names(sentence, knowledge)}
    spans: list[NerSpan] = []
    for tagged in sentence.entities:
        same = known.pop((tagged.begin, tagged.end), None)
        if same is None and tagged.label != "PER" and _titled(sentence, tagged, knowledge):
            tagged = NerSpan(tagged.begin, tagged.end, "PER")  # noqa: PLW2901 - the same name, of another type
        spans.append(same or tagged)
    for (begin, end), span in sorted(known.items()):
        over = [one for one in spans if one.begin < end and begin < one.end]
        if not over:
            spans.append(span)
        elif all(begin <= one.begin and one.end <= end for one in over):  # the known name is the longer one
            spans = [one for one in spans if one not in over] + [span]
    return tuple(sorted(spans, key=lambda span: span.begin))


def known_names(sentence: Sentence, knowledge: Knowledge) -> Iterator[NerSpan]:
    """What the gazetteer alone finds: capitalised names whose bearers are all of one type."""
    for match in knowledge.names.find(sentence.text):
        types = {_type_of(knowledge.actors.by_id[id].kind) for id in match.ids if id in knowledge.actors.by_id}
        if len(types) == 1 and sentence.text[match.begin].isupper() and (label := types.pop()):
            yield NerSpan(match.begin + sentence.begin, match.end + sentence.begin, label)


def _type_of(kind: str) -> str:
    return _TYPES.get(kind) or ("ORG" if kind in _BODIES else "")


def _titled(sentence: Sentence, span: NerSpan, knowledge: Knowledge) -> bool:
    """Whether a title or a person's post stands right before the name."""
    before = [word for word in sentence.words if word.end <= span.begin]
    return bool(before) and _is_title(before[-1], knowledge)


def _is_title(word: Word, knowledge: Knowledge) -> bool:
    if word.upos not in {"NOUN", "PROPN"}:
        return False
    return (
        fold(word.form).rstrip(".") in knowledge.grammar["title"] or word.lemma.casefold() in knowledge.roles.wordings
    )
