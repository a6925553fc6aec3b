"""From drafts to facts: which are worth keeping, their keys, what they refer to, mentions of one event merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.frame import is_mutual
from kg.keys import digest
from kg.records import Fact
from kg.resolve.facts import Draft

UNCOUNTED = frozenset({"Vote"})  # kept without participants when another fact names them

Place = tuple[int, int]  # sentence, trigger word


def finish(all_drafts: Iterable[tuple[int, Draft]], article: str) -> tuple[Fact, ...]:
    """Give keys, tie references (within a sentence) and merge equal facts.

    Facts without participants are left out unless referred to.
    """
    merger = _Merger(list(all_drafts), article)
    merged: dict[str, Fact] = {}
    for place, draft in merger.drafts:
        if not merger.keeps(place):
            continue
        fact = merger.fact(place, draft)
        old = merged.get(fact.key)
        if old is not None:
            fact = replace(old, evidence=old.evidence + tuple(e for e in fact.evidence if e not in old.evidence))
        merged[fact.key] = fact
    return tuple(merged[key] for key in sorted(merged))


class _Merger:
    def __init__(self, drafts: list[tuple[int, Draft]], article: str) -> None:
        self.drafts = [((sentence, -d.candidate.part or d.candidate.word), d) for sentence, d in drafts]
        self._article = article
        self._by_place = dict(self.drafts)
        self._keys: dict[Place, str] = {}
        self._referred = {
            (place[0], word)
            for place, d in self.drafts
            for word in (*d.target_refs, *d.theme_refs)
            if d.fact.actors or d.fact.targets
        }

    def keeps(self, place: Place) -> bool:
        """Whether a draft says enough to be a fact."""
        d = self._by_place[place]
        if d.nobody or _is_half(d):
            return False
        if d.fact.actors or d.fact.targets or d.thing or d.somebody:
            return True
        if any(self._is_kept(place, word) for word in d.target_refs if word not in {0, place[1]}):
            return True
        return place in self._referred and d.candidate.cls in UNCOUNTED

    def _is_kept(self, place: Place, word: int) -> bool:
        return (place[0], word) in self._by_place and self.keeps((place[0], word))

    def fact(self, place: Place, d: Draft) -> Fact:
        """The fact of a draft with its key, and with the keys of the facts that it refers to."""
        kept = {w: self._is_kept(place, w) for w in (*d.target_refs, *d.theme_refs)}
        keys = {w: self._key((place[0], w)) for w, is_kept in kept.items() if is_kept}
        dropped = [self._by_place.get((place[0], w)) for w in d.target_refs if not kept[w]]
        texts = (*d.fact.theme_texts, *(other.fact.label for other in dropped if other is not None))
        return replace(
            d.fact,
            key=self._key(place),
            targets=(*d.fact.targets, *(keys[w] for w in d.target_refs if w in keys)),
            themes=(*d.fact.themes, *(keys[w] for w in d.theme_refs if w in keys)),
            theme_texts=tuple(dict.fromkeys(t for t in texts if t)),
        )

    def _key(self, place: Place, path: frozenset[Place] = frozenset()) -> str:
        if place not in self._keys:
            self._keys[place] = self._digest(place, path | {place})
        return self._keys[place]

    def _digest(self, place: Place, path: frozenset[Place]) -> str:
        d, f = self._by_place[place], self._by_place[place].fact
        named = ((place[0], word) for word in (*d.target_refs, *d.theme_refs))
        refs = sorted(self._key(other, path) for other in named if other not in path)
        empty = not f.actors and not f.targets and not refs and not f.theme_texts
        return "fact/" + digest(
            self._article,
            f.cls,
            sorted(f.actors),
            sorted(f.targets),
            refs,
            sorted(f.themes),
            () if f.targets or (f.cls == "Statement" and not f.theme_texts) else sorted(f.theme_texts),
            f.time.value if f.time else "",
            f.count or 0,
            f.polarity,
            f.modality,
            sorted(f.attributed_to),
            f.predicate or "",
            place if empty else "",
        )


def _is_half(d: Draft) -> bool:
    """« demander de l'aide »: half a happening that has not happened; the demand says it."""
    if not d.candidate.nominal or d.fact.modality not in {"requested", "possible"}:
        return False
    mutual = is_mutual(d.fact.cls) and len(d.fact.actors) > 1
    return not (d.fact.actors and d.fact.targets) and not mutual
