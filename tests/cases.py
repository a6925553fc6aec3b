"""Cases as data: hand-annotated CoNLL-U sentences with what they are to yield in the comments before them.

A case begins at a sentence with ``# why = …``; sentences without one go on with the case before. Its comments:

``# sent_id``        the name of the case, and the id of the test
``# why``            what it shows
``# fact``          ``Class | actor; actor | target | polarity modality [| theme [| source]]``, one line a fact; labels of
                     entities, ``—`` for none, ``[Class]`` for a fact in a role, ``(label)`` for a thing that may be
                     target or theme; ``none`` alone: the case yields no fact. Themes and sources count only where written.
``# with``           classes that are compared though they usually are not: ``Statement``, ``Event``
``# rule``           a construction that must be named in the evidence of some fact
``# mention``        ``core | kind | key=value, …`` for a phrase that must be found; ``# no-mention = word``
``# post``           ``person | role | country or body`` for a static assertion; ``# place`` and ``# time``
                     give those of the facts in all
``# known-failure``  why the case fails today: a strict xfail
``# newdoc date``    the day of publication, 2023-02-28 unless said
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.conllu import read_conllu
from kg.mention import Mention, Mentions
from kg.pipeline import extract_article, load_knowledge
from kg.records import ArticleFacts, Fact, ParsedArticle
from kg.tree import Tree

DAY = dt.date(2023, 2, 28)
QUIET = frozenset({"Statement", "Event"})  # compared only where a case speaks of them
NONE = "—"


class Expected(NamedTuple):
    """A fact as cases write it. ``themes`` and ``sources`` are ``None`` where the case is silent."""

    cls: str
    actors: frozenset[str]
    targets: frozenset[str]
    status: str
    themes: frozenset[str] | None = None
    sources: frozenset[str] | None = None

    def __str__(self) -> str:
        parts = [self.cls, _join(self.actors), _join(self.targets), self.status]
        parts += [_join(more) for more in (self.themes, self.sources) if more is not None]
        return " | ".join(parts)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its parsed article and the values of its comments, in order."""

    id: str
    parsed: ParsedArticle
    comments: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        """Values of the comments of a name."""
        return tuple(value for key, value in self.comments if key == name)

    def one(self, name: str) -> str:
        """Value of the only comment of a name, or ``""``."""
        return next(iter(self.all(name)), "")


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    block: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "", "# why = (end)"]:
        if line.startswith("# why") and any(old.startswith("# why") for old in block):
            cut = max(i for i, old in enumerate(block) if not old.strip()) + 1
            yield _case(block[:cut], path)
            block = block[cut:]
        block.append(line)


def _case(lines: Sequence[str], path: Path) -> Case:
    comments = []
    for line in lines:
        if line.startswith("# "):
            name, _, value = line[2:].partition("=")
            comments.append((name.strip(), value.strip()))
    id = next(value for name, value in comments if name == "sent_id")
    documents = list(read_conllu(lines, stem=id, origin=path.name))
    assert len(documents) == 1, f"{path.name}: {id} is not one document"
    [document] = documents
    assert isinstance(document, ParsedArticle), f"{path.name}: {id}: {document}"
    article = replace(document.article, id=id, date=document.article.date or DAY)
    return Case(id, replace(document, article=article), tuple(comments))


def parameters(folder: Path) -> list[object]:
    """The cases of all files of a folder as parameters, known failures as strict xfails."""
    out: list[object] = []
    for path in sorted(folder.glob("*.conllu")):
        for case in read_cases(path):
            reason = case.one("known-failure")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            out.append(pytest.param(case, id=case.id, marks=marks))
    return out


def extract(case: Case) -> ArticleFacts:
    """What the program finds in a case."""
    return extract_article(case.parsed, knowledge=load_knowledge())


# ── expected and found ───────────────────────────────────────────────────────────────────────────────────────────
def expected_facts(case: Case) -> list[Expected]:
    """The facts that a case lists."""
    lines = case.all("fact")
    assert lines, f"{case.id} lists no fact: write « # fact = none »"
    return [] if lines == ("none",) else [_expected(line, case.id) for line in lines]


def _expected(line: str, id: str) -> Expected:
    parts = [part.strip() for part in line.split("|")]
    assert 4 <= len(parts) <= 6, f"{id}: a fact has four to six parts: {line}"
    cls, actors, targets, status, *more = parts
    return Expected(cls, _split(actors), _split(targets), status, *(_split(part) for part in more))


def found_facts(case: Case, facts: ArticleFacts, expected: Sequence[Expected]) -> list[Expected]:
    """The facts that were found, written as cases write them; themes and sources as the expected fact of the class has them."""
    shown = {fact.cls for fact in expected} | set(case.one("with").split())
    labels = {entity.key: entity.label for entity in facts.entities}
    labels |= {fact.key: f"[{fact.cls}]" for fact in facts.facts}
    out = []
    for fact in facts.facts:
        if fact.cls in QUIET and fact.cls not in shown:
            continue
        full = _with_things(_found(fact, labels), expected)
        like = [e for e in expected if e[:4] == full[:4]]
        themes = any(e.themes is not None for e in like)
        sources = any(e.sources is not None for e in like)
        out.append(full._replace(themes=full.themes if themes else None, sources=full.sources if sources else None))
    return out


def _found(fact: Fact, labels: dict[str, str]) -> Expected:
    def named(keys: Sequence[str]) -> frozenset[str]:
        return frozenset(labels.get(key, key) for key in keys)

    return Expected(
        fact.cls,
        named(fact.actors),
        named(fact.targets),
        f"{fact.polarity} {fact.modality}",
        named(fact.themes) | frozenset(fact.theme_texts),
        named(fact.attributed_to),
    )


def _with_things(found: Expected, expected: Sequence[Expected]) -> Expected:
    """« (offre) » where a case expects it as a target and the fact has « offre » as target or theme."""
    for other in expected:
        things = {target for target in other.targets if target.startswith("(")}
        bare = {thing.strip("()") for thing in things}
        if things and other.cls == found.cls and bare <= found.targets | (found.themes or frozenset()):
            return found._replace(targets=(found.targets - bare) | things)
    return found


def _split(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(";") if part.strip() and part.strip() != NONE)


def _join(names: frozenset[str]) -> str:
    return "; ".join(sorted(names)) or NONE


def check_facts(case: Case) -> None:
    """Assert that a case yields its facts and no others, with the construction that it names."""
    result = extract(case)
    expected = expected_facts(case)
    found = found_facts(case, result, expected)
    assert sorted(map(str, found)) == sorted(map(str, expected)), case.one("why")
    rules = [evidence.rule for fact in result.facts for evidence in fact.evidence]
    for rule in case.all("rule"):
        assert any(rule in other for other in rules), f"{rule} is not among {rules}"
    _check_rest(case, result)


def _check_rest(case: Case, result: ArticleFacts) -> None:
    labels = {entity.key: entity.label for entity in result.entities}
    if places := case.one("place"):
        assert {labels[key] for fact in result.facts for key in fact.places} == _split(places)
    if times := case.one("time"):
        found = {f"{t.value}/{t.end}" if t.end else t.value for f in result.facts if (t := f.time) is not None}
        assert found == _split(times)
    for post in case.all("post"):
        found_posts = {
            f"{labels[a.subject]} | {a.object.label} | {labels.get(a.object.country or a.object.body or '', NONE)}"
            for a in result.assertions
            if not isinstance(a.object, str)
        }
        assert post in found_posts, f"{post} is not among {found_posts}"


# ── mentions ─────────────────────────────────────────────────────────────────────────────────────────────────────
def check_mentions(case: Case) -> None:
    """Assert that a case has its mentions, with what they are to know, and none of those that it rules out."""
    found = list(_mentions(case))
    for line in case.all("mention"):
        core, kind, *rest = (part.strip() for part in line.split("|"))
        fitting = [mention for mention in found if mention.core == core]
        assert fitting, f"no mention « {core} » among {[mention.core for mention in found]}"
        assert kind in {mention.kind for mention in fitting}, fitting
        for condition in ",".join(rest).split(","):
            assert any(_holds(mention, condition.strip()) for mention in fitting), f"not {condition}: {fitting}"
    for condition in case.all("no-mention"):
        assert not any(_holds(mention, condition) for mention in found), f"{condition} in {found}"


def _mentions(case: Case) -> Iterator[Mention]:
    knowledge = load_knowledge()
    for sentence in case.parsed.sentences:
        mentions = Mentions(Tree(sentence), knowledge)
        yield from (mention for word in sentence.words if (mention := mentions.of(word)) is not None)


def _holds(mention: Mention, condition: str) -> bool:
    """``name=value`` or ``name≠value`` of a mention; nothing asked always holds."""
    if not condition:
        return True
    name, sign, wanted = condition.partition("≠" if "≠" in condition else "=")
    value = getattr(mention, name)
    values = {str(one) for one in value} if isinstance(value, tuple) else {"" if value is None else str(value)}
    return (wanted in values) == (sign == "=")
